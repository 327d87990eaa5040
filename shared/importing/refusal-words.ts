import { inLanguages } from '../domain/language.ts';
import type { SourceRefusal } from './source-document.ts';

/** Why a file was not read, and what to do. */
export const refusalWords = inLanguages<Readonly<Record<SourceRefusal['kind'], string>>>({
  en: {
    'too large':
      'This file is too large to be read. Save the part with the plan or the register as a file of its own, without pictures, and bring that.',
    'too much inside':
      'This file unpacks to far more than a document should hold, so it was not opened. Copy the table into a new document and bring that.',
    'took too long':
      'This file took too long to read. Copy the table into a new document, or bring it in two parts.',
    'not this kind of file':
      'This file is not what its name says. Open it in Word or Excel, save it again as .docx or .xlsx, and bring that.',
    'unknown kind of file':
      'This kind of file cannot be read. Bring a Word (.docx), Excel (.xlsx), CSV or text file; from a PDF, copy the table and paste it here.',
    'old format':
      'This is a Word or Excel file of before 2007. Open it, save it as .docx or .xlsx, and bring that.',
    password: 'This file has a password. Open it, remove the password, save a copy and bring that.',
    damaged:
      'This file is damaged and cannot be read. Open it in Word or Excel, let it be repaired, save a copy and bring that.',
    empty: 'There is nothing in this file to read.',
    'external entities':
      'This file asks for other files to be fetched, so it was not opened. Save it anew in Word or Excel and bring that.',
  },
  cy: {
    'too large':
      'Mae’r ffeil hon yn rhy fawr i’w darllen. Cadwch y rhan â’r cynllun neu’r gofrestr fel ffeil ar ei phen ei hun, heb luniau, a dewch â honno.',
    'too much inside':
      'Mae’r ffeil hon yn dadbacio i lawer mwy nag y dylai dogfen ei ddal, felly nis agorwyd. Copïwch y tabl i ddogfen newydd a dewch â honno.',
    'took too long':
      'Cymerodd y ffeil hon ormod o amser i’w darllen. Copïwch y tabl i ddogfen newydd, neu dewch â hi mewn dwy ran.',
    'not this kind of file':
      'Nid yw’r ffeil hon yr hyn mae ei henw’n ei ddweud. Agorwch hi yn Word neu Excel, cadwch hi eto fel .docx neu .xlsx, a dewch â honno.',
    'unknown kind of file':
      'Ni ellir darllen y math hwn o ffeil. Dewch â ffeil Word (.docx), Excel (.xlsx), CSV neu destun; o PDF, copïwch y tabl a’i ludo yma.',
    'old format':
      'Ffeil Word neu Excel o gyn 2007 yw hon. Agorwch hi, cadwch hi fel .docx neu .xlsx, a dewch â honno.',
    password: 'Mae cyfrinair ar y ffeil hon. Agorwch hi, tynnwch y cyfrinair, cadwch gopi a dewch â hwnnw.',
    damaged:
      'Mae’r ffeil hon wedi’i difrodi ac ni ellir ei darllen. Agorwch hi yn Word neu Excel, gadewch iddi gael ei thrwsio, cadwch gopi a dewch â hwnnw.',
    empty: 'Nid oes dim yn y ffeil hon i’w ddarllen.',
    'external entities':
      'Mae’r ffeil hon yn gofyn am nôl ffeiliau eraill, felly nis agorwyd. Cadwch hi o’r newydd yn Word neu Excel a dewch â honno.',
  },
});
