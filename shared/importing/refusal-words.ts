import { inLanguages, type Language } from '../domain/language.ts';
import type { SourceRefusal } from './source-document.ts';

interface RefusalWords {
  /** What the file is. */
  readonly what: string;
  /** What the person can do about it. */
  readonly remedy: string;
}

/** What a file turned out to be that is no Word, Excel, list or text; the details `readDocument` gives. */
const kindsInEnglish: Record<string, RefusalWords> = {
  PDF: {
    what: 'This is a PDF. It shows pages, but keeps no tables.',
    remedy:
      'Bring the Word or Excel file it was made from. If there is none, open the PDF in Word, check its tables, save it as .docx and bring that.',
  },
  picture: {
    what: 'This is a picture.',
    remedy: 'Bring the document itself, or type or paste its text.',
  },
  RTF: { what: 'This is Rich Text (.rtf).', remedy: 'Open it in Word, save it as .docx and bring that.' },
  'web page': {
    what: 'This is a web page.',
    remedy: 'Open it in Excel or Word, save it as .xlsx or .docx and bring that.',
  },
  OpenDocument: {
    what: 'This is OpenDocument (.odt or .ods).',
    remedy: 'Save it as .docx or .xlsx and bring that.',
  },
  PowerPoint: {
    what: 'This is a PowerPoint presentation.',
    remedy: 'Copy the table into Word or Excel, save it and bring that.',
  },
  'binary workbook': {
    what: 'This is an Excel binary workbook (.xlsb).',
    remedy: 'Open it in Excel, save it as .xlsx and bring that.',
  },
  archive: { what: 'This is an archive of files.', remedy: 'Unpack it and bring the document inside.' },
};

const kindsInWelsh: Record<string, RefusalWords> = {
  PDF: {
    what: 'PDF yw hwn. Mae’n dangos tudalennau, ond nid yw’n cadw tablau.',
    remedy:
      'Dewch â’r ffeil Word neu Excel y cafodd ei wneud ohoni. Os nad oes un, agorwch y PDF yn Word, gwiriwch y tablau, cadwch ef fel .docx a dewch â hwnnw.',
  },
  picture: { what: 'Llun yw hwn.', remedy: 'Dewch â’r ddogfen ei hun, neu teipiwch neu gludwch ei thestun.' },
  RTF: {
    what: 'Rich Text (.rtf) yw hwn.',
    remedy: 'Agorwch ef yn Word, cadwch ef fel .docx a dewch â hwnnw.',
  },
  'web page': {
    what: 'Tudalen we yw hon.',
    remedy: 'Agorwch hi yn Excel neu Word, cadwch hi fel .xlsx neu .docx a dewch â honno.',
  },
  OpenDocument: {
    what: 'OpenDocument (.odt neu .ods) yw hwn.',
    remedy: 'Cadwch ef fel .docx neu .xlsx a dewch â hwnnw.',
  },
  PowerPoint: {
    what: 'Cyflwyniad PowerPoint yw hwn.',
    remedy: 'Copïwch y tabl i Word neu Excel, cadwch ef a dewch â hwnnw.',
  },
  'binary workbook': {
    what: 'Llyfr gwaith deuaidd Excel (.xlsb) yw hwn.',
    remedy: 'Agorwch ef yn Excel, cadwch ef fel .xlsx a dewch â hwnnw.',
  },
  archive: {
    what: 'Archif o ffeiliau yw hwn.',
    remedy: 'Dadbaciwch ef a dewch â’r ddogfen sydd ynddo.',
  },
};

type Words = Record<SourceRefusal['kind'], RefusalWords> & {
  readonly kinds: Readonly<Record<string, RefusalWords>>;
};

const words = inLanguages<Words>({
  en: {
    kinds: kindsInEnglish,
    'too large': {
      what: 'This file is larger than 15 MB.',
      remedy: 'Take the pictures out and save a copy, or bring the document in parts.',
    },
    'too much inside': {
      what: 'This file holds far more than a register or a plan does.',
      remedy: 'Copy the tables you need into a new document and bring that.',
    },
    'took too long': {
      what: 'Reading this file took too long and was stopped.',
      remedy: 'Try once more. If it happens again, bring the document in parts.',
    },
    'not this kind of file': {
      what: 'This file is not what its name says.',
      remedy: 'Open it in the program it was made with, save it as .docx or .xlsx and bring that.',
    },
    'unknown kind of file': {
      what: 'This is not a kind of file that can be read here.',
      remedy:
        'Bring a Word file (.docx), an Excel file (.xlsx), a list (.csv) or plain text, or paste the text.',
    },
    'old format': {
      what: 'This file is in a format of Word or Excel from before 2007.',
      remedy: 'Open it in Word or Excel, save it as .docx or .xlsx and bring that.',
    },
    password: {
      what: 'This file has a password.',
      remedy: 'Open it in Word or Excel, remove the password, save a copy and bring that.',
    },
    damaged: {
      what: 'This file is damaged.',
      remedy: 'Open it in Word or Excel, let it be repaired, save a copy and bring that.',
    },
    empty: { what: 'There is no text in this file.', remedy: 'Check that it is the right file.' },
    'external entities': {
      what: 'This file asks to load other files while it is read. Documents of Word and Excel never do, so nothing of it was read.',
      remedy: 'Do not open it unless you know who made it. Ask for a new copy of the document.',
    },
  },
  cy: {
    kinds: kindsInWelsh,
    'too large': {
      what: 'Mae’r ffeil hon yn fwy na 15 MB.',
      remedy: 'Tynnwch y lluniau allan a chadwch gopi, neu dewch â’r ddogfen fesul rhan.',
    },
    'too much inside': {
      what: 'Mae llawer mwy yn y ffeil hon nag sydd mewn cofrestr neu gynllun.',
      remedy: 'Copïwch y tablau sydd eu hangen arnoch i ddogfen newydd a dewch â honno.',
    },
    'took too long': {
      what: 'Cymerodd ormod o amser i ddarllen y ffeil hon, a chafodd ei stopio.',
      remedy: 'Rhowch gynnig arall arni. Os bydd yn digwydd eto, dewch â’r ddogfen fesul rhan.',
    },
    'not this kind of file': {
      what: 'Nid y ffeil hon yw’r hyn y mae ei henw’n ei ddweud.',
      remedy:
        'Agorwch hi yn y rhaglen y cafodd ei gwneud ynddi, cadwch hi fel .docx neu .xlsx a dewch â honno.',
    },
    'unknown kind of file': {
      what: 'Nid yw hwn yn fath o ffeil y gellir ei ddarllen yma.',
      remedy:
        'Dewch â ffeil Word (.docx), ffeil Excel (.xlsx), rhestr (.csv) neu destun plaen, neu gludwch y testun.',
    },
    'old format': {
      what: 'Mae’r ffeil hon mewn fformat Word neu Excel o’r cyfnod cyn 2007.',
      remedy: 'Agorwch hi yn Word neu Excel, cadwch hi fel .docx neu .xlsx a dewch â honno.',
    },
    password: {
      what: 'Mae cyfrinair ar y ffeil hon.',
      remedy: 'Agorwch hi yn Word neu Excel, tynnwch y cyfrinair, cadwch gopi a dewch â hwnnw.',
    },
    damaged: {
      what: 'Mae’r ffeil hon wedi’i difrodi.',
      remedy: 'Agorwch hi yn Word neu Excel, gadewch iddi gael ei thrwsio, cadwch gopi a dewch â hwnnw.',
    },
    empty: { what: 'Nid oes testun yn y ffeil hon.', remedy: 'Gwiriwch mai hon yw’r ffeil gywir.' },
    'external entities': {
      what: 'Mae’r ffeil hon yn gofyn am lwytho ffeiliau eraill wrth gael ei darllen. Nid yw dogfennau Word ac Excel byth yn gwneud hynny, felly ni ddarllenwyd dim ohoni.',
      remedy:
        'Peidiwch â’i hagor oni bai eich bod yn gwybod pwy a’i gwnaeth. Gofynnwch am gopi newydd o’r ddogfen.',
    },
  },
});

/** Why a file is not read and what to do, in a person's language: `what` and `remedy` are whole sentences. */
export function refusalWords(refusal: SourceRefusal, language: Language): RefusalWords {
  const { kinds, ...all } = words(language);
  const isOfAKind = refusal.kind === 'unknown kind of file' || refusal.kind === 'not this kind of file';
  return (isOfAKind ? kinds[refusal.detail] : undefined) ?? all[refusal.kind];
}
