import type { Action, Lead } from '../../shared/domain/action.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { hasLeft } from '../../shared/domain/people-directory.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { PersonReference } from '../../shared/domain/row.ts';
import type { ReadableRegister } from './register-index.ts';

export interface LeadInWords {
  name: string;
  /** "support", "kept informed"; empty for a lead. */
  role: string;
  /** Agency, or post and agency. */
  from: string;
  /** What a manager should know: "has left", "not in the People list". Empty when all is well. */
  warning: string;
}

const roleWords: Record<Lead['role'], string> = { lead: '', support: 'support', inform: 'kept informed' };

export function leadsInWords(action: Pick<Action, 'leads'>, register: ReadableRegister): LeadInWords[] {
  return action.leads.map((lead) => {
    const person = personOf(lead, register);
    const isGroup = person === null && isNameOfGroup(lead.name, register);
    return {
      name: lead.name,
      role: roleWords[lead.role],
      from: person === null ? '' : [person.jobTitle, person.agency].filter((part) => part !== '').join(', '),
      warning: isGroup ? '' : warningAbout(person, register.today),
    };
  });
}

/** "Priya Nair, Sam Okoro (has left)"; "Nobody named" when there is nobody. */
export function namesInWords(references: readonly PersonReference[], register: ReadableRegister): string {
  if (references.length === 0) return 'Nobody named';
  return references
    .map((reference) => {
      const person = personOf(reference, register);
      return person !== null && hasLeft(person, register.today)
        ? `${reference.name} (has left)`
        : reference.name;
    })
    .join(', ');
}

function personOf(reference: PersonReference, register: ReadableRegister): Person | null {
  return register.directory.resolveReference(reference);
}

function isNameOfGroup(name: string, register: ReadableRegister): boolean {
  const wanted = name.trim().toLowerCase();
  return register.groups.some((group) => group.name.trim().toLowerCase() === wanted);
}

function warningAbout(person: Person | null, today: CivilDate): string {
  if (person === null) return 'not in the People list';
  if (hasLeft(person, today)) return 'has left';
  return person.kind === 'unknown' ? 'nobody knows who this is' : '';
}
