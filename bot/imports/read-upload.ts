import { createHash } from 'node:crypto';
import type { ReadDocumentOutcome } from '../../shared/contracts/imports.ts';
import { readImport } from '../../shared/importing/read-import.ts';
import { readingCorrectionsSchema } from '../../shared/importing/reading.ts';
import { readDocument } from '../documents/read-document.ts';
import { readingLimits } from '../documents/reading-limits.ts';

/** A form as the tab sent it: the document (pasted text too is one) and the corrections. */
export interface Upload {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** Null where it is no such form. */
export type UploadRead = { readonly ok: true; readonly outcome: ReadDocumentOutcome | null };

/** What an upload says. Takes seconds for a large one, so it runs in `upload-worker.ts`. */
export async function readUpload({ contentType, body }: Upload): Promise<UploadRead> {
  const found = await formIn(contentType, body);
  if (found === null) return { ok: true, outcome: null };
  const { name, bytes, corrections } = found;
  const read = await readDocument(name, bytes, readingLimits);
  if (!read.ok) return { ok: true, outcome: { outcome: 'refused', refusal: read.refusal } };
  const { notices } = read.document;
  return {
    ok: true,
    outcome: {
      outcome: 'read',
      document: {
        name,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
        notices,
      },
      reading: readImport(read.document, corrections),
    },
  };
}

async function formIn(contentType: string, body: Uint8Array) {
  let form: FormData;
  try {
    form = await new Response(Uint8Array.from(body), { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    return null;
  }
  const file = form.get('file');
  const corrections = correctionsIn(form.get('corrections'));
  if (corrections === null) return null;
  if (!(file instanceof File)) return null;
  return { name: file.name.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()), corrections };
}

function correctionsIn(field: ReturnType<FormData['get']>) {
  if (field === null) return readingCorrectionsSchema.parse({});
  if (typeof field !== 'string') return null;
  try {
    const corrections = readingCorrectionsSchema.safeParse(JSON.parse(field));
    return corrections.success ? corrections.data : null;
  } catch {
    return null;
  }
}
