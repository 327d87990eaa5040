import type { PaperFormat, PaperKind } from '../../../shared/contracts/papers.ts';
import { inLanguages } from '../../../shared/domain/language.ts';

export const papersWords = inLanguages({
  en: {
    title: 'Papers',
    summary:
      'Writes a file into the documents of the board’s site and opens it in your browser: Teams lets a tab save nothing.',
    meeting: 'Meeting',
    today: 'None: the register as it stands today',
    sealedMeeting: (title: string) => `${title} (sealed: the register of that day)`,
    kind: 'Paper',
    kinds: {
      'board-paper': 'Board paper',
      register: 'Risk register and action plan',
      'leave-pack': 'The whole register, to take away',
    } satisfies Record<PaperKind, string>,
    holds: {
      'board-paper':
        'What changed since the last meeting, the heat map, the top risks, overdue actions and moved dates.',
      register: 'Every risk and every action as a table.',
      'leave-pack':
        'Every list with all its fields, for another program or for keeping. Choose everything to take its whole history as well: Part A has no history and no addresses.',
    } satisfies Record<PaperKind, string>,
    format: 'Format',
    formats: {
      docx: 'Word',
      pdf: 'PDF',
      xlsx: 'Excel',
      csv: 'CSV files in a zip',
      zip: 'Excel and CSV in a zip',
    } satisfies Record<PaperFormat, string>,
    part: 'Part',
    partA: 'Part A – may be published',
    partB: 'Part B – exempt',
    everything: 'Everything, also what is exempt',
    leavesOut: (count: number) =>
      count === 0
        ? 'Nothing you can see is exempt.'
        : `Leaves out what is exempt: ${count} ${count === 1 ? 'risk' : 'risks'}, with their actions and controls.`,
    exemptOnly:
      'Holds what is exempt. It goes into the folder “Papers/Part B”; who may open that folder is looked at first.',
    language: 'Language of the paper',
    english: 'English',
    welsh: 'Welsh (Cymraeg)',
    withPlan: 'With the whole action plan as an appendix',
    make: 'Write the paper',
    making: 'Writing the paper…',
    saved: (name: string) => `Saved as ${name}`,
    made: 'Written just now',
    size: (kilobytes: number) => `${kilobytes} KB`,
    left: (count: number) => `${count} exempt ${count === 1 ? 'item' : 'items'} left out`,
    notOpened: 'Press its name to open it in your browser.',
  },
  cy: {
    title: 'Papurau',
    summary:
      'Yn ysgrifennu ffeil yn nogfennau safle’r bwrdd ac yn ei hagor yn eich porwr: nid yw Teams yn gadael i dab gadw dim.',
    meeting: 'Cyfarfod',
    today: 'Dim: y gofrestr fel y mae heddiw',
    sealedMeeting: (title: string) => `${title} (wedi’i selio: cofrestr y diwrnod hwnnw)`,
    kind: 'Papur',
    kinds: {
      'board-paper': 'Papur bwrdd',
      register: 'Cofrestr risgiau a chynllun gweithredu',
      'leave-pack': 'Y gofrestr gyfan, i fynd â hi',
    },
    holds: {
      'board-paper':
        'Yr hyn a newidiodd ers y cyfarfod diwethaf, y map gwres, y prif risgiau, gweithredoedd hwyr a dyddiadau a symudwyd.',
      register: 'Pob risg a phob gweithred fel tabl.',
      'leave-pack':
        'Pob rhestr gyda’i holl feysydd, ar gyfer rhaglen arall neu i’w chadw. Dewiswch bopeth i fynd â’i holl hanes hefyd: nid oes hanes na chyfeiriadau yn Rhan A.',
    },
    format: 'Fformat',
    formats: {
      docx: 'Word',
      pdf: 'PDF',
      xlsx: 'Excel',
      csv: 'Ffeiliau CSV mewn zip',
      zip: 'Excel a CSV mewn zip',
    },
    part: 'Rhan',
    partA: 'Rhan A – gellir ei chyhoeddi',
    partB: 'Rhan B – eithriedig',
    everything: 'Popeth, gan gynnwys yr hyn sy’n eithriedig',
    leavesOut: (count: number) =>
      count === 0
        ? 'Nid oes dim y gallwch ei weld yn eithriedig.'
        : `Yn gadael allan yr hyn sy’n eithriedig: nifer y risgiau yw ${count}, gyda’u gweithredoedd a’u rheolaethau.`,
    exemptOnly:
      'Yn cynnwys yr hyn sy’n eithriedig. Mae’n mynd i’r ffolder “Papers/Part B”; edrychir yn gyntaf pwy gaiff agor y ffolder honno.',
    language: 'Iaith y papur',
    english: 'Saesneg (English)',
    welsh: 'Cymraeg',
    withPlan: 'Gyda’r cynllun gweithredu cyfan fel atodiad',
    make: 'Ysgrifennu’r papur',
    making: 'Wrthi’n ysgrifennu’r papur…',
    saved: (name: string) => `Cadwyd fel ${name}`,
    made: 'Newydd eu hysgrifennu',
    size: (kilobytes: number) => `${kilobytes} KB`,
    left: (count: number) => `Eitemau eithriedig a adawyd allan: ${count}`,
    notOpened: 'Pwyswch ei enw i’w agor yn eich porwr.',
  },
});
