import { inLanguages } from '../../../shared/domain/language.ts';

/** Words of the page and of what its pictures have in common. */
export const pageWords = inLanguages({
  en: {
    title: 'Overview',
    summary: 'The register in pictures, as it stands now. Each has the same numbers in a table.',
    print: 'Print this page',
    printHelp:
      'On some devices Teams does not let a tab print, and then nothing happens here. Teams in a web browser is worth a try; or take the PDF on the page Papers, under Meetings.',
    scrollRegion: (caption: string) => `${caption}, as a table`,
    notSaid: 'Not given',
    showThem: (words: string) => `Show ${words}`,
    hideThem: 'Hide the list',
    total: 'All',
    countBy: 'Count by',
    chooseNumber: 'Choose a number in the table, or a part of the picture, to see which they are.',
  },
  cy: {
    title: 'Trosolwg',
    summary: 'Y gofrestr mewn darluniau, fel y mae nawr. Mae gan bob un yr un rhifau mewn tabl.',
    print: 'Argraffu’r dudalen hon',
    printHelp:
      'Ar rai dyfeisiau nid yw Teams yn gadael i dab argraffu, ac yna nid oes dim yn digwydd yma. Mae’n werth rhoi cynnig ar Teams mewn porwr gwe; neu cymerwch y PDF ar y dudalen Papurau, o dan Cyfarfodydd.',
    scrollRegion: (caption: string) => `${caption}, fel tabl`,
    notSaid: 'Heb ei nodi',
    showThem: (words: string) => `Dangos ${words}`,
    hideThem: 'Cuddio’r rhestr',
    total: 'Y cyfan',
    countBy: 'Cyfrif yn ôl',
    chooseNumber: 'Dewiswch rif yn y tabl, neu ran o’r darlun, i weld pa rai ydynt.',
  },
});
