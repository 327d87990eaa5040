import { inLanguages } from '../../shared/domain/language.ts';

export const quickWords = inLanguages({
  en: {
    group: (reference: string) => `Say how ${reference} stands`,
    'on track': 'On track',
    done: 'Done',
    'not yet': 'Not yet, because…',
  },
  cy: {
    group: (reference: string) => `Dweud sut mae ${reference} yn sefyll`,
    'on track': 'Ar y trywydd iawn',
    done: 'Wedi’i wneud',
    'not yet': 'Ddim eto, oherwydd…',
  },
});
