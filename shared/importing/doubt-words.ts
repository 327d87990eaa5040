import { dueDoubtInWords } from '../domain/due-doubt-in-words.ts';
import { inLanguages } from '../domain/language.ts';
import type { ImportRule, RefusedPiece, TableKind } from './reading.ts';
import type { SourceNotice } from './source-document.ts';

const quoted = (text: string): string => (text === '' ? '' : ` “${text}”`);

interface DoubtWords {
  /** What a rule is called where it is only named. */
  readonly rules: Readonly<Record<ImportRule, string>>;
  /** What a person should look at, and what to do; `about` may be ''. */
  readonly doubts: Readonly<Record<ImportRule, (about: string) => string>>;
  readonly kinds: Readonly<Record<TableKind, string>>;
  readonly refused: Readonly<Record<RefusedPiece['reason'], string>>;
  readonly notices: Readonly<Record<SourceNotice['kind'], (about: string) => string>>;
}

/** The rules of reading in words: what was done to a row, and what a person must decide. */
export const doubtWords = inLanguages<DoubtWords>({
  en: {
    rules: {
      'ditto mark': 'Ditto mark: same as above',
      'blank under a filled cell': 'Blank under a filled cell: same as above',
      'look-alike letters': 'Letters of another alphabet that look Latin',
      'row split over pages': 'Row split over pages, joined',
      'repeated heading row': 'Heading row repeated',
      'page footer in a cell': 'Page footer inside a cell, left out',
      'cells shifted': 'Cells moved back under their headings',
      'author note': 'Note somebody left in a cell',
      'status inside another cell': 'Status found inside another cell',
      'due inside another cell': 'When found inside another cell',
      'several leads': 'Several leads in one cell',
      'role in brackets': 'Post in brackets behind a name',
      'lead for each agency': '“Lead for each agency”',
      'same person written two ways': 'The same person written two ways',
      'not a lead': 'Not a lead we know',
      placeholder: 'Placeholder',
      'due needs a look': 'When needs a look',
      'repeated reference': 'Reference stands on several rows',
      'no reference': 'No reference',
      'near-duplicate': 'Nearly the same as another row',
      'no action text': 'No text where one is needed',
      'status not understood': 'Status not understood',
      'rag not understood': 'RAG not understood',
      'colour of the cell': 'RAG read from the colour of the cell',
      'score not readable': 'Score not readable',
      'score does not fit the scheme': 'Score does not fit the scheme',
      'words of the score': 'Score read from words',
      'date not readable': 'Date not readable',
      'month before day': 'Date with its month first',
      'value not understood': 'Value not understood',
      'text cut off': 'Text may be cut off',
      'hidden in the document': 'Hidden in the document',
      'personal details': 'May identify a child or an adult',
      'formula-like text': 'Text that begins like a formula',
      'marking not stated': 'Part A or B not stated',
      'only shown': 'Edit of a column that is only shown',
      'rows mixed up': 'Cells of another row',
      'formula not read': 'Formula without a value',
    },
    doubts: {
      'ditto mark': (about) =>
        `A ditto mark: it was read as${quoted(about)} from the row above. Check that it is meant.`,
      'blank under a filled cell': () =>
        'The cell is blank and was filled from above. Check that it is meant.',
      'look-alike letters': () => 'Letters of another alphabet were replaced by Latin ones. Check the text.',
      'row split over pages': (about) =>
        `The page broke here:${quoted(about)} may belong to the row before or after. Check where it ends.`,
      'repeated heading row': () => 'A heading row was found among the rows.',
      'page footer in a cell': (about) =>
        `The page’s footer${quoted(about)} stood inside the row and was left out. Check the first cells.`,
      'cells shifted': (about) =>
        about === ''
          ? 'The row had lost cells and was moved back under its headings. Compare it with the document.'
          : `This was found away from its label:${quoted(about)}. Compare it with the document.`,
      'author note': (about) =>
        `Somebody’s note to themselves may have stayed in the text:${quoted(about)}. Take it out, or leave it.`,
      'status inside another cell': (about) =>
        `The status was read from another cell:${quoted(about)}. Check it.`,
      'due inside another cell': (about) =>
        `${quoted(about).trim()} stands in another cell and may say when this is due. Accept it, write the date, or leave it open.`,
      'several leads': (about) =>
        `There may be more than one lead in${quoted(about)}. Write each on a line of its own.`,
      'role in brackets': () => 'A bracket was not closed, so who leads was guessed. Check the names.',
      'lead for each agency': (about) => {
        const [words = '', ...agencies] = about.split('\n');
        const means = `${quoted(words).trim()} means one lead in each agency.`;
        if (agencies.length === 0) return means;
        return agencies.join('') === ''
          ? `${means} People has no agency yet: name the leads here, or add the agencies to People and read the document again. Accepted or left open, it stays as written.`
          : `${means} Accept it to put the agencies of People in its place: ${agencies.join('; ')}. Left open, it stays as written.`;
      },
      'same person written two ways': (about) =>
        `${quoted(about).trim()} may be the same person as another. Choose one spelling.`,
      'not a lead': (about) =>
        `${quoted(about).trim()} does not look like a person, a post, a group or an agency. Write who leads.`,
      placeholder: (about) =>
        about === ''
          ? 'It was left to be filled in.'
          : `It was left to be filled in:${quoted(about)}. Write it, or leave it open.`,
      'due needs a look': (about) => about,
      'repeated reference': () => 'The reference stands on several rows.',
      'no reference': () => 'The row has no reference.',
      'near-duplicate': (about) => `It says nearly the same as${quoted(about)}. Keep both, or leave one out.`,
      'no action text': () => 'Nothing says what is to be done. Write it, or leave the row out.',
      'status not understood': (about) =>
        `${quoted(about).trim()} is not a status. Choose not started, in progress, complete, closed or cancelled.`,
      'rag not understood': (about) =>
        `${quoted(about).trim()} is not one RAG rating. Choose red, amber, green or blue.`,
      'colour of the cell': () => 'The RAG was read from the colour of the cell. Check it.',
      'score not readable': (about) =>
        about === ''
          ? 'The document asks for a score and none can be read. Score the risk, or leave it open.'
          : `${quoted(about).trim()} is not a score that can be read. Score the risk, or leave it open.`,
      'score does not fit the scheme': (about) =>
        `${quoted(about).trim()} does not fit the board’s scoring scheme. Choose the likelihood and the impact.`,
      'words of the score': (about) =>
        `Which number of${quoted(about)} is the likelihood and which the impact, the document does not say. Check both.`,
      'date not readable': (about) =>
        `${quoted(about).trim()} is not one day. Write the date, for example 31 March 2026.`,
      'month before day': (about) =>
        `Some dates in the column of${quoted(about)} can only be read with the month first. Check which day this is.`,
      'value not understood': (about) =>
        `${quoted(about).trim()} is not one of the values this can have. Choose one.`,
      'text cut off': () => 'The text seems to be cut off. Complete it from the document.',
      'hidden in the document': () => 'The row is hidden in the document. Bring it in, or leave it out.',
      'personal details': (about) =>
        `The column${quoted(about)} may identify a child or an adult (an NHS number, or a name with a date of birth). A register holds no case details: take it out.`,
      'formula-like text': () => 'The text begins like a formula. It is kept as text.',
      'marking not stated': () => 'The document does not say whether this may be published.',
      'rows mixed up': () =>
        'What stands in this row was exported in another one: the sheet seems to have been sorted without its hidden columns. Nothing of the row is brought in. Sort all columns of the sheet together, and bring it in again.',
      'only shown': (about) =>
        `The column${quoted(about)} is only shown in the workbook, so its edit is not brought in. Change what it is made from.`,
      'formula not read': (about) =>
        `A formula in the column${quoted(about)} has no value that can be read, so the register’s own stays. Write the value itself.`,
    },
    kinds: {
      actions: 'Actions',
      risks: 'Risks',
      controls: 'Controls of a risk',
      'risk sheet': 'Sheet of one risk',
      narrative: 'One risk in prose',
      attendance: 'Attendance (not yet a list here)',
      indicators: 'Indicators (not yet a list here)',
      'business priorities': 'Business priorities (not yet a list here)',
      budget: 'Budget (not yet a list here)',
      unknown: 'Not understood',
      'left out': 'Left out',
    },
    refused: {
      'repeated heading row': 'a heading row, repeated',
      empty: 'an empty row',
      'not yet a list here': 'not yet a list here',
      'no text': 'a row without text',
      'not understood': 'not understood',
      'title row': 'a title',
      'total row': 'a total',
      'left out by a person': 'left out by you',
      'heading of the text': 'a heading of the text',
      'page header or footer': 'printed at the head or foot of pages',
      'running text': 'text outside the tables',
      'kept with the risk': 'has no field of its own; its words are kept with the risk',
      'added column':
        'a column that was added to the workbook and is none of the register’s: say under Tables what it holds',
      'row is there already': 'has no field of its own, and its row, which the register has, does not change',
    },
    notices: {
      'hidden rows': (about) => `Hidden rows were read too: ${about}.`,
      'hidden columns': (about) => `Hidden columns were read too: ${about}.`,
      'hidden sheet': (about) => `A hidden sheet was read too: ${about}.`,
      'formula without value': (about) =>
        `Formulas without a stored value could not be read: ${about}. Open the file in Excel, save it and bring it again.`,
      'macros left out': () => 'Macros were left out. Nothing in the file was run.',
      'embedded things left out': (about) =>
        `Embedded objects were left out${about === '' ? '' : `: ${about}`}.`,
      'tracked changes': () => 'Tracked changes were read as if they were accepted.',
      'comments left out': () => 'Comments were left out.',
      'footnotes left out': () => 'Footnotes were left out.',
      'hidden text left out': () => 'Hidden text was left out.',
      encoding: (about) => `The text was read as ${about}.`,
      delimiter: (about) => `Columns are parted by ${about}.`,
      'unreadable characters': (about) =>
        `Some characters could not be read and show as �${about === '' ? '' : `: ${about}`}.`,
      'dates from 1904': () => 'The workbook counts its dates from 1904.',
    },
  },
  cy: {
    rules: {
      'ditto mark': 'Marc “yr un fath”: fel uchod',
      'blank under a filled cell': 'Cell wag o dan gell lawn: fel uchod',
      'look-alike letters': 'Llythrennau o wyddor arall sy’n edrych yn Lladin',
      'row split over pages': 'Rhes wedi’i hollti dros dudalennau, wedi’i huno',
      'repeated heading row': 'Rhes benawdau wedi’i hailadrodd',
      'page footer in a cell': 'Troedyn tudalen mewn cell, wedi’i hepgor',
      'cells shifted': 'Celloedd wedi’u symud yn ôl o dan eu penawdau',
      'author note': 'Nodyn a adawyd mewn cell',
      'status inside another cell': 'Statws mewn cell arall',
      'due inside another cell': 'Dyddiad mewn cell arall',
      'several leads': 'Sawl arweinydd mewn un gell',
      'role in brackets': 'Swydd mewn cromfachau ar ôl enw',
      'lead for each agency': '“Arweinydd ar gyfer pob asiantaeth”',
      'same person written two ways': 'Yr un person wedi’i ysgrifennu mewn dwy ffordd',
      'not a lead': 'Nid arweinydd rydym yn ei adnabod',
      placeholder: 'Lle gwag i’w lenwi',
      'due needs a look': 'Mae angen edrych ar y dyddiad',
      'repeated reference': 'Cyfeirnod ar sawl rhes',
      'no reference': 'Dim cyfeirnod',
      'near-duplicate': 'Bron yr un fath â rhes arall',
      'no action text': 'Dim testun lle mae angen un',
      'status not understood': 'Ni ddeallwyd y statws',
      'rag not understood': 'Ni ddeallwyd y RAG',
      'colour of the cell': 'RAG wedi’i ddarllen o liw’r gell',
      'score not readable': 'Ni ellir darllen y sgôr',
      'score does not fit the scheme': 'Nid yw’r sgôr yn gweddu i’r cynllun',
      'words of the score': 'Sgôr wedi’i ddarllen o eiriau',
      'date not readable': 'Ni ellir darllen y dyddiad',
      'month before day': 'Dyddiad â’i fis yn gyntaf',
      'value not understood': 'Ni ddeallwyd y gwerth',
      'text cut off': 'Efallai fod y testun wedi’i dorri',
      'hidden in the document': 'Wedi’i guddio yn y ddogfen',
      'personal details': 'Gallai adnabod plentyn neu oedolyn',
      'formula-like text': 'Testun sy’n dechrau fel fformiwla',
      'marking not stated': 'Ni nodir Rhan A na Rhan B',
      'only shown': 'Golygiad o golofn a ddangosir yn unig',
      'rows mixed up': 'Celloedd rhes arall',
      'formula not read': 'Fformiwla heb werth',
    },
    doubts: {
      'ditto mark': (about) =>
        `Marc “yr un fath”: fe’i darllenwyd fel${quoted(about)} o’r rhes uchod. Gwiriwch mai dyna’r ystyr.`,
      'blank under a filled cell': () =>
        'Mae’r gell yn wag ac fe’i llenwyd o’r rhes uchod. Gwiriwch mai dyna’r ystyr.',
      'look-alike letters': () =>
        'Cafodd llythrennau o wyddor arall eu newid am rai Lladin. Gwiriwch y testun.',
      'row split over pages': (about) =>
        `Torrodd y dudalen yma: gall${quoted(about)} berthyn i’r rhes o’i blaen neu ar ei hôl. Gwiriwch ble mae’n gorffen.`,
      'repeated heading row': () => 'Cafwyd rhes benawdau ymhlith y rhesi.',
      'page footer in a cell': (about) =>
        `Roedd troedyn y dudalen${quoted(about)} yn y rhes, ac fe’i hepgorwyd. Gwiriwch y celloedd cyntaf.`,
      'cells shifted': (about) =>
        about === ''
          ? 'Roedd y rhes wedi colli celloedd ac fe’i symudwyd yn ôl o dan ei phenawdau. Cymharwch hi â’r ddogfen.'
          : `Cafwyd hyn i ffwrdd o’i label:${quoted(about)}. Cymharwch â’r ddogfen.`,
      'author note': (about) =>
        `Efallai fod nodyn rhywun wedi aros yn y testun:${quoted(about)}. Tynnwch ef allan, neu gadewch ef.`,
      'status inside another cell': (about) =>
        `Darllenwyd y statws o gell arall:${quoted(about)}. Gwiriwch ef.`,
      'due inside another cell': (about) =>
        `Mae${quoted(about)} mewn cell arall ac efallai’n dweud erbyn pryd. Derbyniwch ef, ysgrifennwch y dyddiad, neu gadewch ef yn agored.`,
      'several leads': (about) =>
        `Efallai fod mwy nag un arweinydd yn${quoted(about)}. Ysgrifennwch bob un ar linell ei hun.`,
      'role in brackets': () => 'Ni chaewyd cromfach, felly dyfalwyd pwy sy’n arwain. Gwiriwch yr enwau.',
      'lead for each agency': (about) => {
        const [words = '', ...agencies] = about.split('\n');
        const means = `Ystyr${quoted(words)} yw un arweinydd ym mhob asiantaeth.`;
        if (agencies.length === 0) return means;
        return agencies.join('') === ''
          ? `${means} Nid oes asiantaeth yn y rhestr Pobl eto: enwch yr arweinwyr yma, neu ychwanegwch yr asiantaethau at Pobl a darllenwch y ddogfen eto. O’i dderbyn neu ei adael yn agored, mae’n aros fel yr ysgrifennwyd.`
          : `${means} Derbyniwch ef i roi asiantaethau’r rhestr Pobl yn ei le: ${agencies.join('; ')}. O’i adael yn agored, mae’n aros fel yr ysgrifennwyd.`;
      },
      'same person written two ways': (about) =>
        `Efallai mai’r un person yw${quoted(about)} ag un arall. Dewiswch un sillafiad.`,
      'not a lead': (about) =>
        `Nid yw${quoted(about)} yn edrych fel person, swydd, grŵp nac asiantaeth. Ysgrifennwch pwy sy’n arwain.`,
      placeholder: (about) =>
        about === ''
          ? 'Fe’i gadawyd i’w lenwi.'
          : `Fe’i gadawyd i’w lenwi:${quoted(about)}. Ysgrifennwch ef, neu gadewch ef yn agored.`,
      'due needs a look': (about) => dueDoubtInWords(about, 'cy'),
      'repeated reference': () => 'Mae’r cyfeirnod ar sawl rhes.',
      'no reference': () => 'Nid oes cyfeirnod ar y rhes.',
      'near-duplicate': (about) => `Mae bron yr un fath â${quoted(about)}. Cadwch y ddau, neu hepgorwch un.`,
      'no action text': () =>
        'Nid oes dim yn dweud beth sydd i’w wneud. Ysgrifennwch ef, neu hepgorwch y rhes.',
      'status not understood': (about) =>
        `Nid statws yw${quoted(about)}. Dewiswch heb ddechrau, ar y gweill, wedi’i gwblhau, wedi’i gau neu wedi’i ganslo.`,
      'rag not understood': (about) =>
        `Nid un sgôr RAG yw${quoted(about)}. Dewiswch goch, oren, gwyrdd neu las.`,
      'colour of the cell': () => 'Darllenwyd y RAG o liw’r gell. Gwiriwch ef.',
      'score not readable': (about) =>
        about === ''
          ? 'Mae’r ddogfen yn gofyn am sgôr ac ni ellir darllen un. Sgoriwch y risg, neu gadewch hi’n agored.'
          : `Nid yw${quoted(about)} yn sgôr y gellir ei darllen. Sgoriwch y risg, neu gadewch hi’n agored.`,
      'score does not fit the scheme': (about) =>
        `Nid yw${quoted(about)} yn gweddu i gynllun sgorio’r bwrdd. Dewiswch y tebygolrwydd a’r effaith.`,
      'words of the score': (about) =>
        `Nid yw’r ddogfen yn dweud pa rif o${quoted(about)} yw’r tebygolrwydd a pha un yw’r effaith. Gwiriwch y ddau.`,
      'date not readable': (about) =>
        `Nid un diwrnod yw${quoted(about)}. Ysgrifennwch y dyddiad, er enghraifft 31 Mawrth 2026.`,
      'month before day': (about) =>
        `Dim ond gyda’r mis yn gyntaf y gellir darllen rhai dyddiadau yng ngholofn${quoted(about)}. Gwiriwch pa ddiwrnod yw hwn.`,
      'value not understood': (about) => `Nid yw${quoted(about)} yn un o’r gwerthoedd posibl. Dewiswch un.`,
      'text cut off': () => 'Mae’n ymddangos bod y testun wedi’i dorri. Cwblhewch ef o’r ddogfen.',
      'hidden in the document': () =>
        'Mae’r rhes wedi’i chuddio yn y ddogfen. Dewch â hi i mewn, neu hepgorwch hi.',
      'personal details': (about) =>
        `Gallai’r golofn${quoted(about)} adnabod plentyn neu oedolyn (rhif GIG, neu enw gyda dyddiad geni). Nid yw cofrestr yn cadw manylion achosion: tynnwch nhw allan.`,
      'formula-like text': () => 'Mae’r testun yn dechrau fel fformiwla. Fe’i cedwir fel testun.',
      'marking not stated': () => 'Nid yw’r ddogfen yn dweud a ellir cyhoeddi hyn.',
      'rows mixed up': () =>
        'Allforiwyd yr hyn sydd yn y rhes hon mewn rhes arall: ymddengys i’r daflen gael ei threfnu heb ei cholofnau cudd. Ni ddaw dim o’r rhes i mewn. Trefnwch holl golofnau’r daflen gyda’i gilydd, a dewch â hi i mewn eto.',
      'only shown': (about) =>
        `Dim ond dangos y golofn${quoted(about)} y mae’r llyfr gwaith, felly ni ddaw’r golygiad i mewn. Newidiwch yr hyn y mae’n deillio ohono.`,
      'formula not read': (about) =>
        `Nid oes gan fformiwla yn y golofn${quoted(about)} werth y gellir ei ddarllen, felly mae gwerth y gofrestr yn aros. Ysgrifennwch y gwerth ei hun.`,
    },
    kinds: {
      actions: 'Gweithredoedd',
      risks: 'Risgiau',
      controls: 'Rheolaethau risg',
      'risk sheet': 'Taflen un risg',
      narrative: 'Un risg mewn rhyddiaith',
      attendance: 'Presenoldeb (ddim yn rhestr yma eto)',
      indicators: 'Dangosyddion (ddim yn rhestr yma eto)',
      'business priorities': 'Blaenoriaethau busnes (ddim yn rhestr yma eto)',
      budget: 'Cyllideb (ddim yn rhestr yma eto)',
      unknown: 'Ni ddeallwyd',
      'left out': 'Wedi’i hepgor',
    },
    refused: {
      'repeated heading row': 'rhes benawdau, wedi’i hailadrodd',
      empty: 'rhes wag',
      'not yet a list here': 'ddim yn rhestr yma eto',
      'no text': 'rhes heb destun',
      'not understood': 'ni ddeallwyd',
      'title row': 'teitl',
      'total row': 'cyfanswm',
      'left out by a person': 'wedi’i hepgor gennych chi',
      'heading of the text': 'pennawd yn y testun',
      'page header or footer': 'wedi’i argraffu ar ben neu droed tudalennau',
      'running text': 'testun y tu allan i’r tablau',
      'kept with the risk': 'dim maes ei hun; cedwir ei eiriau gyda’r risg',
      'added column':
        'colofn a ychwanegwyd at y llyfr gwaith ac nad yw’n un o rai’r gofrestr: dywedwch o dan Tablau beth sydd ynddi',
      'row is there already': 'dim maes ei hun, ac nid yw ei res, sydd yn y gofrestr, yn newid',
    },
    notices: {
      'hidden rows': (about) => `Darllenwyd rhesi cudd hefyd: ${about}.`,
      'hidden columns': (about) => `Darllenwyd colofnau cudd hefyd: ${about}.`,
      'hidden sheet': (about) => `Darllenwyd taflen gudd hefyd: ${about}.`,
      'formula without value': (about) =>
        `Ni ellid darllen fformiwlâu heb werth wedi’i gadw: ${about}. Agorwch y ffeil yn Excel, cadwch hi a dewch â hi eto.`,
      'macros left out': () => 'Hepgorwyd macros. Ni redwyd dim yn y ffeil.',
      'embedded things left out': (about) =>
        `Hepgorwyd gwrthrychau wedi’u mewnosod${about === '' ? '' : `: ${about}`}.`,
      'tracked changes': () => 'Darllenwyd newidiadau wedi’u tracio fel pe baent wedi’u derbyn.',
      'comments left out': () => 'Hepgorwyd sylwadau.',
      'footnotes left out': () => 'Hepgorwyd troednodiadau.',
      'hidden text left out': () => 'Hepgorwyd testun cudd.',
      encoding: (about) => `Darllenwyd y testun fel ${about}.`,
      delimiter: (about) => `Mae’r colofnau wedi’u gwahanu gan ${about}.`,
      'unreadable characters': (about) =>
        `Ni ellid darllen rhai nodau; dangosir nhw fel �${about === '' ? '' : `: ${about}`}.`,
      'dates from 1904': () => 'Mae’r llyfr gwaith yn cyfrif ei ddyddiadau o 1904.',
    },
  },
});
