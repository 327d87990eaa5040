import { inLanguages, type Language } from '../domain/language.ts';
import { momentInWords } from '../domain/moment-in-words.ts';
import { welshCount, welshNouns } from '../domain/welsh.ts';
import { importFieldWords } from './import-field-words.ts';
import type { ImportProblem, RowNamed } from './imports.ts';

/** What a sentence about a problem is made of: the rows by name, how many there are, numbers of parts or a list. */
interface About {
  readonly rows: string;
  readonly count: number;
  readonly about: string;
}

const rows = (count: number) => (count === 1 ? 'One row' : `${count} rows`);
const rhesi = (count: number) => welshCount(count, welshNouns.row);

/** How an import stands, and why one stopped. */
export const importWords = inLanguages({
  en: {
    lists: { people: 'People', groups: 'Groups', risks: 'Risks', controls: 'Controls', actions: 'Actions' },
    states: {
      gathering: 'being sent; nothing is in the register yet',
      writing: 'being written',
      committed: 'in the register',
      'rolling back': 'being taken back',
      'rolled back': 'taken back before it was complete',
      undoing: 'being undone',
      undone: 'undone',
    },
    /** A row, where somebody else changed it. */
    changedBy: (row: string, by: string, at: string) => `${row}, changed by ${by} on ${at}`,
    inField: (row: string, field: string) => `${row} (${field})`,
    andMore: (shown: string, more: number) => `${shown} and ${more} more`,
    problems: {
      'parts missing': ({ about }: About) =>
        `Not everything has arrived yet: part ${about} is missing. Send the import again; nothing was written.`,
      'document missing': () =>
        'The document itself has not arrived yet. Send it again; nothing was written.',
      'document is another': () =>
        'The document that arrived is not the one that was previewed. Choose the document again and look at its preview; nothing was written.',
      'part is another': ({ about }: About) =>
        `Part ${about} arrived before with other rows. Begin the import anew from its preview; nothing was written.`,
      'begun by another': ({ about }: About) =>
        `${about} began this import, and only they can send its rows. Bring the document in yourself, from its preview; nothing was written.`,
      'row not readable': ({ rows: named }: About) =>
        `Something in these rows cannot be kept: ${named}. Correct them in the preview and begin anew; nothing was written.`,
      'row stands twice': ({ rows: named }: About) =>
        `The same row stands twice in the import: ${named}. Begin anew from the preview; nothing was written.`,
      'rows out of order': () =>
        'The rows did not arrive in their order. Reload the page and begin anew from the preview; nothing was written.',
      'number of rows differs': ({ count, about }: About) =>
        `${about} rows were announced and ${count} arrived. Begin anew from the preview; nothing was written.`,
      'nothing changes': ({ rows: named }: About) =>
        `Nothing would change in these rows: ${named}. Leave them out and begin anew; nothing was written.`,
      'fields differ': ({ rows: named }: About) =>
        `What was seen and what is to be does not match in these rows: ${named}. Reload the page and begin anew; nothing was written.`,
      'unknown person': ({ rows: named }: About) =>
        `These rows name somebody who is neither in People nor in the import: ${named}. Choose who is meant in the preview and begin anew; nothing was written.`,
      'unknown group': ({ rows: named }: About) =>
        `These rows name a group that is neither in Groups nor in the import: ${named}. Choose the group in the preview and begin anew; nothing was written.`,
      'unknown risk': ({ rows: named }: About) =>
        `These rows belong to a risk that is neither in the register nor in the import: ${named}. Choose the risk in the preview and begin anew; nothing was written.`,
      'unknown scheme': ({ rows: named }: About) =>
        `These risks are scored by a scheme the board does not have: ${named}. Choose one of the board’s schemes in the preview and begin anew; nothing was written.`,
      'score does not fit the scheme': ({ rows: named }: About) =>
        `The scores of these risks are not what the scheme makes of their likelihood and impact: ${named}. Correct them in the preview and begin anew; nothing was written.`,
      'text too long': ({ rows: named }: About) =>
        `A text is too long for SharePoint in these rows: ${named}. Shorten it in the preview and begin anew; nothing was written.`,
      'journal damaged': ({ about }: About) =>
        `The file of part ${about} in the site’s library was changed or deleted since it was kept, so the import does not go on. Restore the file from its version history or the recycle bin, then go on.`,
      'changed meanwhile': ({ rows: named, count }: About) =>
        `${rows(count)} changed since the preview: ${named}. Everything this import had written is taken back. Read the document again to see what differs now.`,
      'gone meanwhile': ({ rows: named }: About) =>
        `These rows are no longer in the register: ${named}. Everything this import had written is taken back. Read the document again.`,
      'there already': ({ rows: named }: About) =>
        `These rows of the document are in the register already: ${named}. Somebody brought the same document in. Everything this import had written is taken back. Read the document again: it will propose changes only.`,
      'not accepted': ({ rows: named }: About) =>
        `SharePoint did not accept these rows: ${named}. Everything this import had written is taken back. Correct them in the preview and begin anew.`,
      'not allowed': ({ about }: About) =>
        `SharePoint does not let you write the list ${about}. Ask an owner of the board’s site for the right to edit there. Everything this import had written is taken back.`,
      'taken back': ({ about }: About) => `${about} took it back before it was complete.`,
      'state is another': ({ about }: About) =>
        `This import is ${about}, so this cannot be done with it. Reload the page.`,
    },
  },
  cy: {
    lists: {
      people: 'Pobl',
      groups: 'Grwpiau',
      risks: 'Risgiau',
      controls: 'Rheolaethau',
      actions: 'Gweithredoedd',
    },
    states: {
      gathering: 'yn cael ei anfon; nid oes dim yn y gofrestr eto',
      writing: 'yn cael ei ysgrifennu',
      committed: 'yn y gofrestr',
      'rolling back': 'yn cael ei dynnu’n ôl',
      'rolled back': 'wedi’i dynnu’n ôl cyn iddo gael ei gwblhau',
      undoing: 'yn cael ei ddadwneud',
      undone: 'wedi’i ddadwneud',
    },
    changedBy: (row: string, by: string, at: string) => `${row}, newidiwyd gan ${by} ar ${at}`,
    inField: (row: string, field: string) => `${row} (${field})`,
    andMore: (shown: string, more: number) => `${shown} a ${more} arall`,
    problems: {
      'parts missing': ({ about }: About) =>
        `Nid yw popeth wedi cyrraedd eto: mae rhan ${about} ar goll. Anfonwch y mewnforio eto; ni ysgrifennwyd dim.`,
      'document missing': () =>
        'Nid yw’r ddogfen ei hun wedi cyrraedd eto. Anfonwch hi eto; ni ysgrifennwyd dim.',
      'document is another': () =>
        'Nid y ddogfen a gyrhaeddodd yw’r un a ragwelwyd. Dewiswch y ddogfen eto ac edrychwch ar ei rhagolwg; ni ysgrifennwyd dim.',
      'part is another': ({ about }: About) =>
        `Cyrhaeddodd rhan ${about} o’r blaen â rhesi eraill. Dechreuwch y mewnforio o’r newydd o’i ragolwg; ni ysgrifennwyd dim.`,
      'begun by another': ({ about }: About) =>
        `${about} a ddechreuodd y mewnforio hwn, a dim ond y person hwnnw all anfon ei resi. Dewch â’r ddogfen i mewn eich hun, o’i rhagolwg; ni ysgrifennwyd dim.`,
      'row not readable': ({ rows: named }: About) =>
        `Ni ellir cadw rhywbeth yn y rhesi hyn: ${named}. Cywirwch nhw yn y rhagolwg a dechreuwch o’r newydd; ni ysgrifennwyd dim.`,
      'row stands twice': ({ rows: named }: About) =>
        `Mae’r un rhes yn y mewnforio ddwywaith: ${named}. Dechreuwch o’r newydd o’r rhagolwg; ni ysgrifennwyd dim.`,
      'rows out of order': () =>
        'Ni chyrhaeddodd y rhesi yn eu trefn. Ail-lwythwch y dudalen a dechreuwch o’r newydd o’r rhagolwg; ni ysgrifennwyd dim.',
      'number of rows differs': ({ count, about }: About) =>
        `Rhesi a gyhoeddwyd: ${about}; rhesi a gyrhaeddodd: ${count}. Dechreuwch o’r newydd o’r rhagolwg; ni ysgrifennwyd dim.`,
      'nothing changes': ({ rows: named }: About) =>
        `Ni fyddai dim yn newid yn y rhesi hyn: ${named}. Gadewch nhw allan a dechreuwch o’r newydd; ni ysgrifennwyd dim.`,
      'fields differ': ({ rows: named }: About) =>
        `Nid yw’r hyn a welwyd a’r hyn sydd i fod yn cyfateb yn y rhesi hyn: ${named}. Ail-lwythwch y dudalen a dechreuwch o’r newydd; ni ysgrifennwyd dim.`,
      'unknown person': ({ rows: named }: About) =>
        `Mae’r rhesi hyn yn enwi rhywun nad yw yn rhestr Pobl nac yn y mewnforio: ${named}. Dewiswch pwy a olygir yn y rhagolwg a dechreuwch o’r newydd; ni ysgrifennwyd dim.`,
      'unknown group': ({ rows: named }: About) =>
        `Mae’r rhesi hyn yn enwi grŵp nad yw yn rhestr Grwpiau nac yn y mewnforio: ${named}. Dewiswch y grŵp yn y rhagolwg a dechreuwch o’r newydd; ni ysgrifennwyd dim.`,
      'unknown risk': ({ rows: named }: About) =>
        `Mae’r rhesi hyn yn perthyn i risg nad yw yn y gofrestr nac yn y mewnforio: ${named}. Dewiswch y risg yn y rhagolwg a dechreuwch o’r newydd; ni ysgrifennwyd dim.`,
      'unknown scheme': ({ rows: named }: About) =>
        `Sgoriwyd y risgiau hyn â chynllun nad yw gan y bwrdd: ${named}. Dewiswch un o gynlluniau’r bwrdd yn y rhagolwg a dechreuwch o’r newydd; ni ysgrifennwyd dim.`,
      'score does not fit the scheme': ({ rows: named }: About) =>
        `Nid sgorau’r risgiau hyn yw’r hyn y mae’r cynllun yn ei wneud o’u tebygolrwydd a’u heffaith: ${named}. Cywirwch nhw yn y rhagolwg a dechreuwch o’r newydd; ni ysgrifennwyd dim.`,
      'text too long': ({ rows: named }: About) =>
        `Mae testun yn rhy hir i SharePoint yn y rhesi hyn: ${named}. Byrhewch ef yn y rhagolwg a dechreuwch o’r newydd; ni ysgrifennwyd dim.`,
      'journal damaged': ({ about }: About) =>
        `Newidiwyd neu dilëwyd ffeil rhan ${about} yn llyfrgell y safle ers ei chadw, felly nid yw’r mewnforio’n mynd yn ei flaen. Adferwch y ffeil o’i hanes fersiynau neu o’r bin ailgylchu, yna ewch ymlaen.`,
      'changed meanwhile': ({ rows: named, count }: About) =>
        `Newidiodd ${rhesi(count)} ers y rhagolwg: ${named}. Mae popeth a ysgrifennodd y mewnforio hwn yn cael ei dynnu’n ôl. Darllenwch y ddogfen eto i weld beth sy’n wahanol erbyn hyn.`,
      'gone meanwhile': ({ rows: named }: About) =>
        `Nid yw’r rhesi hyn yn y gofrestr mwyach: ${named}. Mae popeth a ysgrifennodd y mewnforio hwn yn cael ei dynnu’n ôl. Darllenwch y ddogfen eto.`,
      'there already': ({ rows: named }: About) =>
        `Mae’r rhesi hyn o’r ddogfen yn y gofrestr eisoes: ${named}. Daeth rhywun â’r un ddogfen i mewn. Mae popeth a ysgrifennodd y mewnforio hwn yn cael ei dynnu’n ôl. Darllenwch y ddogfen eto: newidiadau yn unig a gynigir.`,
      'not accepted': ({ rows: named }: About) =>
        `Ni dderbyniodd SharePoint y rhesi hyn: ${named}. Mae popeth a ysgrifennodd y mewnforio hwn yn cael ei dynnu’n ôl. Cywirwch nhw yn y rhagolwg a dechreuwch o’r newydd.`,
      'not allowed': ({ about }: About) =>
        `Nid yw SharePoint yn gadael ichi ysgrifennu’r rhestr ${about}. Gofynnwch i berchennog safle’r bwrdd am yr hawl i olygu yno. Mae popeth a ysgrifennodd y mewnforio hwn yn cael ei dynnu’n ôl.`,
      'taken back': ({ about }: About) => `Tynnodd ${about} ef yn ôl cyn iddo gael ei gwblhau.`,
      'state is another': ({ about }: About) =>
        `Mae’r mewnforio hwn ${about}, felly ni ellir gwneud hyn ag ef. Ail-lwythwch y dudalen.`,
    },
  },
});

/** One row as a sentence names it: its title, the field, and who changed it when. */
function rowInWords(row: RowNamed, language: Language, timeZone: string): string {
  const words = importWords(language);
  const title = `“${row.title === '' ? row.id : row.title}”`;
  const named =
    row.field === '' ? title : words.inField(title, importFieldWords(language)[row.field] ?? row.field);
  return row.by === '' ? named : words.changedBy(named, row.by, momentInWords(row.at, timeZone, language));
}

/** Why an import stopped, in a sentence or two with the remedy. */
export function importProblemInWords(problem: ImportProblem, language: Language, timeZone: string): string {
  const words = importWords(language);
  const named = problem.rows.map((row) => rowInWords(row, language, timeZone)).join('; ');
  const more = problem.count - problem.rows.length;
  return words.problems[problem.kind]({
    rows: more > 0 && named !== '' ? words.andMore(named, more) : named,
    count: problem.count,
    about: aboutInWords(problem.about, words),
  });
}

/** The name of a list or a state in the reader's language; anything else is a name or a number and stays. */
function aboutInWords(about: string, words: ReturnType<typeof importWords>): string {
  const known: Readonly<Record<string, string>> = { ...words.lists, ...words.states };
  return known[about] ?? about;
}
