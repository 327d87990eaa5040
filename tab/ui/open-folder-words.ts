import { inLanguages } from '../../shared/domain/language.ts';

export const openFolderWords = inLanguages({
  en: {
    title: (folder: string) => `Nothing was written yet: check who may open the folder “${folder}”`,
    openTo: (groups: string) =>
      `Everybody in ${groups} may open it, because they may open the site. Whoever of them may not read exempt items in the register could read them there.`,
    unknown:
      'SharePoint does not tell you who may open it. It may be everybody who may open the site, also those who may not read exempt items.',
    remedy:
      'Ask an owner of the site to give this folder rights of its own in SharePoint (Manage access), or an administrator to run “register provision” with --part-b-readers. Then press the same button again.',
    openFolder: 'Open the folder in SharePoint',
    allTheSame: 'Write it there all the same',
  },
  cy: {
    title: (folder: string) =>
      `Nid oes dim wedi’i ysgrifennu eto: gwiriwch pwy gaiff agor y ffolder “${folder}”`,
    openTo: (groups: string) =>
      `Caiff pawb yn ${groups} ei hagor, am eu bod yn cael agor y safle. Gallai’r rhai yn eu plith na chaiff ddarllen eitemau eithriedig yn y gofrestr eu darllen yno.`,
    unknown:
      'Nid yw SharePoint yn dweud wrthych pwy gaiff ei hagor. Gallai fod yn bawb sy’n cael agor y safle, gan gynnwys y rhai na chaiff ddarllen eitemau eithriedig.',
    remedy:
      'Gofynnwch i un o berchnogion y safle roi hawliau ei hun i’r ffolder hon yn SharePoint (Manage access), neu i weinyddwr redeg “register provision” gyda --part-b-readers. Yna pwyswch yr un botwm eto.',
    openFolder: 'Agor y ffolder yn SharePoint',
    allTheSame: 'Ei ysgrifennu yno er hynny',
  },
});
