import { inLanguages } from '../../../shared/domain/language.ts';

/** Words of the page and of what its pictures have in common. */
export const pageWords = inLanguages({
  en: {
    title: 'Overview',
    summary: 'The register in pictures, as it stands now. Each has the same numbers in a table.',
    print: 'Print this page',
    printHelp:
      'Teams may not let a tab print. The board paper under Meetings, Papers holds the register as a PDF that prints anywhere.',
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
      'Efallai na fydd Teams yn gadael i dab argraffu. Mae papur y bwrdd o dan Cyfarfodydd, Papurau yn cynnwys y gofrestr ar ffurf PDF y gellir ei argraffu yn unrhyw le.',
    scrollRegion: (caption: string) => `${caption}, fel tabl`,
    notSaid: 'Heb ei nodi',
    showThem: (words: string) => `Dangos ${words}`,
    hideThem: 'Cuddio’r rhestr',
    total: 'Y cyfan',
    countBy: 'Cyfrif yn ôl',
    chooseNumber: 'Dewiswch rif yn y tabl, neu ran o’r darlun, i weld pa rai ydynt.',
  },
});
