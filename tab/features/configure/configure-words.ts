import { inLanguages } from '../../../shared/domain/language.ts';

export const configureWords = inLanguages({
  en: {
    title: 'Which board’s register should this tab show?',
    board: 'Board',
    noRights: (board: string) => `${board} (you have no rights on its site)`,
    choose: 'Choose a board, then press Save.',
    save: 'Press Save to add the tab. Everyone sees in it what SharePoint lets them see.',
  },
  cy: {
    title: 'Cofrestr pa fwrdd ddylai’r tab hwn ei dangos?',
    board: 'Bwrdd',
    noRights: (board: string) => `${board} (nid oes gennych hawliau ar ei safle)`,
    choose: 'Dewiswch fwrdd, yna pwyswch Cadw.',
    save: 'Pwyswch Cadw i ychwanegu’r tab. Mae pawb yn gweld ynddo yr hyn y mae SharePoint yn caniatáu iddynt ei weld.',
  },
});
