import { personalDetailIn } from '../domain/personal-details.ts';
import type { ImportDoubt, ImportField } from './reading.ts';

/** Marks the fields of a row that hold what looks like somebody's identity, so that nobody brings it in without having looked. */
export function markPersonalDetails(row: {
  readonly raw: Readonly<Record<string, string>>;
  readonly needsCheck: ImportDoubt[];
}): void {
  for (const [heading, text] of Object.entries(row.raw)) {
    // The text itself is not repeated: it would only travel further.
    const isMarked = row.needsCheck.some(
      ({ rule, about }) => rule === 'personal details' && about === heading,
    );
    if (!isMarked && personalDetailIn(text) !== null)
      row.needsCheck.push({
        field: 'unknown' satisfies ImportField,
        rule: 'personal details',
        about: heading,
      });
  }
}
