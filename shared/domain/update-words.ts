import { inLanguages } from './language.ts';
import type { FieldChange, UpdateKind, UpdateVia } from './update.ts';

interface UpdateWords {
  fields: Readonly<Record<FieldChange['field'], string>>;
  kinds: Readonly<Record<UpdateKind, string>>;
  /** After a moment: "22 November 2026 at 14:05, from this tab". */
  vias: Readonly<Record<UpdateVia, string>>;
}

/** What an entry of the trail is called. */
export const updateWords = inLanguages<UpdateWords>({
  en: {
    fields: {
      status: 'Status',
      rag: 'RAG',
      percentComplete: 'Percent complete',
      due: 'Due',
      evidenceLink: 'Evidence link',
      score: 'Score',
      lastReview: 'Last review',
      nextReview: 'Next review',
      leads: 'Leads',
      other: 'Other',
    },
    kinds: {
      progress: 'Progress',
      'more time asked': 'Asked for more time',
      'more time approved': 'More time approved',
      'another date set': 'Another date set by the chair',
      'more time declined': 'More time declined',
      closed: 'Closed: evidence seen',
      'sent back': 'Sent back by the chair',
      'passed on': 'Passed on',
      challenge: 'Reply to an escalation',
      'put right': 'Put right by the board manager',
      'review confirmed': 'Reviewed: score confirmed',
      're-scored': 'Reviewed: scored again',
      'review date changed': 'Review date changed',
      'meeting decision': 'Decision',
      'meeting note': 'Note',
      'hand edit': 'Edited by hand',
      imported: 'Imported',
    },
    vias: {
      card: 'from a card in Teams chat',
      tab: 'from this tab',
      import: 'by import',
      'hand edit seen': 'edited in SharePoint',
      'command line': 'by the command line',
    },
  },
  cy: {
    fields: {
      status: 'Statws',
      rag: 'RAG',
      percentComplete: 'Canran wedi’i chwblhau',
      due: 'I’w gwblhau erbyn',
      evidenceLink: 'Dolen at dystiolaeth',
      score: 'Sgôr',
      lastReview: 'Adolygiad diwethaf',
      nextReview: 'Adolygiad nesaf',
      leads: 'Arweinwyr',
      other: 'Arall',
    },
    kinds: {
      progress: 'Cynnydd',
      'more time asked': 'Gofynnwyd am ragor o amser',
      'more time approved': 'Cymeradwywyd rhagor o amser',
      'another date set': 'Pennwyd dyddiad arall gan y cadeirydd',
      'more time declined': 'Gwrthodwyd rhagor o amser',
      closed: 'Wedi’i chau: tystiolaeth wedi’i gweld',
      'sent back': 'Anfonwyd yn ôl gan y cadeirydd',
      'passed on': 'Trosglwyddwyd',
      challenge: 'Ateb i uwchgyfeiriad',
      'put right': 'Cywirwyd gan reolwr y bwrdd',
      'review confirmed': 'Adolygwyd: cadarnhawyd y sgôr',
      're-scored': 'Adolygwyd: sgoriwyd eto',
      'review date changed': 'Newidiwyd dyddiad yr adolygiad',
      'meeting decision': 'Penderfyniad',
      'meeting note': 'Nodyn',
      'hand edit': 'Golygwyd â llaw',
      imported: 'Mewnforiwyd',
    },
    vias: {
      card: 'o gerdyn yn sgwrs Teams',
      tab: 'o’r tab hwn',
      import: 'drwy fewnforio',
      'hand edit seen': 'golygwyd yn SharePoint',
      'command line': 'o’r llinell orchymyn',
    },
  },
});
