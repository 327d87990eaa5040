import { personalDetailIn, personalDetailInWords } from '../../shared/domain/personal-details.ts';
import { refuse, type Refusal } from './write-item.ts';

/**
 * Refuses to record a text that looks like somebody's identity, until whoever wrote it says that it is to be saved all the same. Null =
 * nothing stands in the way.
 */
export function refusePersonalDetails(
  texts: readonly (string | undefined)[],
  saveAnyway: true | undefined,
): Refusal | null {
  if (saveAnyway === true) return null;
  for (const text of texts) {
    const found = personalDetailIn(text ?? '');
    if (found !== null) return refuse('personal details', personalDetailInWords(found));
  }
  return null;
}
