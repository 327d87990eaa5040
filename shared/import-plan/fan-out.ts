import { hasLeft, type PeopleDirectory } from '../domain/people-directory.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { PersonReference } from '../domain/row.ts';
import type { ImportDoubt, ReadLead } from '../importing/reading.ts';
import { doubtKey, type ImportDecisions } from './decisions.ts';

const rule = 'lead for each agency';

interface Fanned {
  readonly leads: readonly ReadLead[];
  readonly needsCheck: readonly ImportDoubt[];
}

/**
 * "+ lead for each agency" of a row: one lead for every agency of People in its place, once a person accepted that. The action stays one:
 * its leads are asked side by side, and what each says is told in its trail. Until then, and where People has no agency, it stays as written.
 * Each doubt about it gets the agencies it proposes as further lines of what it is about; one empty line = People has none.
 * @param now leads the register has for the row already: what was fanned out before is not gathered up again, nor proposed again
 */
export function fannedOut(
  row: { readonly id: string; readonly needsCheck: readonly ImportDoubt[] },
  field: 'leads' | 'owners',
  leads: readonly ReadLead[],
  parts: {
    readonly decisions: ImportDecisions;
    readonly directory: PeopleDirectory;
    readonly today: CivilDate;
    readonly now: readonly PersonReference[];
  },
): Fanned {
  const doubts = row.needsCheck.filter((doubt) => doubt.field === field && doubt.rule === rule);
  if (doubts.length === 0) return { leads, needsCheck: row.needsCheck };
  const { decisions, directory, today, now } = parts;
  const written = new Set(doubts.map(({ about }) => about));
  const isCollective = ({ name, kind }: ReadLead) => kind === 'collective' && written.has(name);
  const others = leads.filter((lead) => !isCollective(lead));
  const keyOf = (reference: PersonReference): string | null => {
    const meant = directory.resolveReference(reference);
    return meant.kind === 'person' ? meant.person.key : meant.kind === 'group' ? meant.group.key : null;
  };
  const agencies = directory.people
    .filter((person) => person.kind === 'agency' && !hasLeft(person, today))
    .sort((one, other) => one.name.localeCompare(other.name));
  const led = new Set(others.map(({ name }) => keyOf({ name, personKey: null })));
  const missing = agencies.filter(({ key }) => !led.has(key));
  const proposal = missing.length === 0 ? [''] : missing.map(({ name }) => name);
  const needsCheck = row.needsCheck.map((doubt) =>
    doubts.includes(doubt) ? { ...doubt, about: [doubt.about, ...proposal].join('\n') } : doubt,
  );
  if (missing.length > 0 && decisions.settled[doubtKey(row.id, field, rule)] === 'accepted') {
    return {
      leads: [
        ...others,
        ...missing.map(({ name }) => ({ name, kind: 'agency', role: 'lead', jobTitle: '' }) as const),
      ],
      needsCheck,
    };
  }
  const rest = now.filter(({ name }) => !others.some((lead) => lead.name === name));
  const agencyKeys = new Set(agencies.map(({ key }) => key));
  const wasFannedOut =
    rest.length > 0 &&
    others.every(({ name }) => now.some((lead) => lead.name === name)) &&
    rest.every((lead) => agencyKeys.has(keyOf(lead) ?? ''));
  return wasFannedOut
    ? {
        leads: [
          ...others,
          ...rest.map(({ name }) => ({ name, kind: 'agency', role: 'lead', jobTitle: '' }) as const),
        ],
        needsCheck: row.needsCheck.filter((doubt) => !doubts.includes(doubt)),
      }
    : { leads, needsCheck };
}
