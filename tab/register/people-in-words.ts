import type { Action } from '../../shared/domain/action.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { hasLeft, type Meant } from '../../shared/domain/people-directory.ts';
import type { PersonReference } from '../../shared/domain/row.ts';
import type { ReadableRegister } from './register-index.ts';
import type { Language } from '../../shared/domain/language.ts';
import { registerWords } from './register-words.ts';

export interface LeadInWords {
  name: string;
  /** "support", "kept informed"; empty for a lead. */
  role: string;
  /** Agency, or post and agency. */
  from: string;
  /** What a manager should know: "has left", "not in the People list", "could be 2 people". Empty when all is well. */
  warning: string;
}

export function leadsInWords(action: Pick<Action, 'leads'>, register: ReadableRegister): LeadInWords[] {
  return action.leads.map((lead) => {
    const meant = register.directory.resolveReference(lead);
    return {
      name: lead.name,
      role: registerWords(register.language).roles[lead.role],
      from:
        meant.kind === 'person'
          ? [meant.person.jobTitle, meant.person.agency].filter((part) => part !== '').join(', ')
          : '',
      warning: warningAbout(meant, register.today, register.language),
    };
  });
}

/** "Priya Nair, Sam Okoro (has left)"; "Nobody named" when there is nobody. */
export function namesInWords(references: readonly PersonReference[], register: ReadableRegister): string {
  const words = registerWords(register.language);
  if (references.length === 0) return words.nobodyNamed;
  return references
    .map((reference) => {
      const meant = register.directory.resolveReference(reference);
      return meant.kind === 'person' && hasLeft(meant.person, register.today)
        ? words.hasLeft(reference.name)
        : reference.name;
    })
    .join(', ');
}

function warningAbout(meant: Meant, today: CivilDate, language: Language): string {
  const words = registerWords(language);
  switch (meant.kind) {
    case 'person':
      if (hasLeft(meant.person, today)) return words.leftWarning;
      return meant.person.kind === 'unknown' ? words.unknownGuest : '';
    case 'group':
      return '';
    case 'ambiguous':
      return words.ambiguous(meant.fits.length);
    case 'unknown':
      return words.notInPeople;
  }
}
