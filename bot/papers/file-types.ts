import type { PaperFormat } from '../../shared/contracts/papers.ts';

/** Media type and ending of a format's files. Apart from what writes them, which only the worker's thread loads. */
export const fileTypes: Readonly<Record<PaperFormat, { readonly type: string; readonly ending: string }>> = {
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  csv: { type: 'application/zip', ending: 'zip' },
  zip: { type: 'application/zip', ending: 'zip' },
};
