import { inLanguages } from '../../shared/domain/language.ts';

/** Why a decision about a board's scoring was not taken. */
export const schemeDecisionWords = inLanguages({
  en: {
    notForOthers: 'Only the managers of this board change how it scores. Ask one of them.',
    notSaved: (why: string) => `This scheme cannot be saved. ${why}`,
    why: 'Say in a sentence of at most 1,000 characters why the scheme changes.',
    name: 'The name a scheme is kept under has at most 100 characters, and no @ among them.',
    gone: 'This version of the scheme is no longer in Settings, so it cannot be taken into use. Restore its row from the recycle bin of the Settings list, or choose another.',
    usedAlready: 'The board scores with this scheme already.',
    unchanged: (version: number) =>
      `This is version ${version} as it stands: there is nothing to save. Change something, or take that version into use.`,
  },
  cy: {
    notForOthers: 'Dim ond rheolwyr y bwrdd hwn sy’n newid sut mae’n sgorio. Gofynnwch i un ohonynt.',
    notSaved: (why: string) => `Ni ellir cadw’r cynllun hwn. ${why}`,
    why: 'Dywedwch mewn brawddeg o 1,000 nod ar y mwyaf pam mae’r cynllun yn newid.',
    name: 'Mae gan yr enw y cedwir cynllun oddi tano 100 nod ar y mwyaf, heb @ yn eu plith.',
    gone: 'Nid yw’r fersiwn hon o’r cynllun yn y Gosodiadau mwyach, felly ni ellir ei rhoi ar waith. Adferwch ei rhes o fin ailgylchu’r rhestr Settings, neu dewiswch un arall.',
    usedAlready: 'Mae’r bwrdd yn sgorio gyda’r cynllun hwn eisoes.',
    unchanged: (version: number) =>
      `Dyma fersiwn ${version} fel y mae: nid oes dim i’w gadw. Newidiwch rywbeth, neu rhowch y fersiwn honno ar waith.`,
  },
});
