import type { Action, Lead } from '../../shared/domain/action.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { hasLeft, type Meant } from '../../shared/domain/people-directory.ts';
import type { PersonReference } from '../../shared/domain/row.ts';
import type { ReadableRegister } from './register-index.ts';

export interface LeadInWords {
  name: string;
  /** "support", "kept informed"; empty for a lead. */
  role: string;
  /** Agency, or post and agency. */
  from: string;
  /** What a manager should know: "has left", "not in the People list", "could be 2 people". Empty when all is well. */
  warning: string;
}

const roleWords: Record<Lead['role'], string> = { lead: '', support: 'support', inform: 'kept informed' };

export function leadsInWords(action: Pick<Action, 'leads'>, register: ReadableRegister): LeadInWords[] {
  return action.leads.map((lead) => {
    const meant = register.directory.resolveReference(lead);
    return {
      name: lead.name,
      role: roleWords[lead.role],
      from:
        meant.kind === 'person'
          ? [meant.person.jobTitle, meant.person.agency].filter((part) => part !== '').join(', ')
          : '',
      warning: warningAbout(meant, register.today),
    };
  });
}

/** "Priya Nair, Sam Okoro (has left)"; "Nobody named" when there is nobody. */
export function namesInWords(references: readonly PersonReference[], register: ReadableRegister): string {
  if (references.length === 0) return 'Nobody named';
  return references
    .map((reference) => {
      const meant = register.directory.resolveReference(reference);
      return meant.kind === 'person' && hasLeft(meant.person, register.today)
        ? `${reference.name} (has left)`
        : reference.name;
    })
    .join(', ');
}

function warningAbout(meant: Meant, today: CivilDate): string {
  switch (meant.kind) {
    case 'person':
      if (hasLeft(meant.person, today)) return 'has left';
      return meant.person.kind === 'unknown' ? 'nobody knows who this is' : '';
    case 'group':
      return '';
    case 'ambiguous':
      return `could be ${meant.fits.length} people`;
    case 'unknown':
      return 'not in the People list';
  }
}
