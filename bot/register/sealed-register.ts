import { refusal } from './refusal-words.ts';
import type { Said } from '../../shared/domain/language.ts';
import { createHash } from 'node:crypto';
import { readSealedFile, type SealedFile } from '../../shared/contracts/read-sealed-file.ts';
import type { SealedReading } from '../../shared/contracts/sealed-register.ts';
import type { Meeting, Seal } from '../../shared/domain/person.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { parseJson } from '../../shared/sharepoint/cells.ts';
import { libraryContentPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import type { BoardPlace } from './boards.ts';

export type SealedOutcome =
  | { readonly kind: 'read'; readonly reading: SealedReading }
  /** There is none, or it may not be believed; with what to do. */
  | { readonly kind: 'problem'; readonly userMessage: Said };

/** Of one part: far more than any register fills. A larger file is not the one that was sealed. */
export const mostSealedBytes = 50_000_000;

/** SHA-256 of a file's bytes (of a text: as UTF-8) in hex, as it is kept on the meeting's row. */
export function checksumOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The sealed register of a meeting, as far as this person may open its files: two calls, as themselves. A file that is not byte for
 * byte what was sealed is refused. Throws `GraphFailure` when SharePoint does not answer.
 */
export async function readSealed(
  graph: GraphPort,
  place: BoardPlace,
  meeting: Pick<Meeting, 'key' | 'seal'>,
): Promise<SealedOutcome> {
  const { seal } = meeting;
  if (seal === null) {
    return { kind: 'problem', userMessage: refusal((words) => words.notSealed) };
  }
  const [partA, partB] = await Promise.all([
    readPart(graph, place, seal.partA, meeting.key, 'A'),
    seal.partB === null ? null : readPart(graph, place, seal.partB, meeting.key, 'B'),
  ]);
  if (partA.kind === 'hidden') {
    return {
      kind: 'problem',
      userMessage: refusal((words) => words.sealedNotThere),
    };
  }
  if (partA.kind === 'changed' || partB?.kind === 'changed') {
    return {
      kind: 'problem',
      userMessage: refusal((words) => words.sealedChanged),
    };
  }
  if (partA.kind === 'unknown form' || partB?.kind === 'unknown form') {
    return {
      kind: 'problem',
      userMessage: refusal((words) => words.sealedUnknownForm),
    };
  }
  return {
    kind: 'read',
    reading: {
      partA: partA.register,
      partB: partB?.kind === 'read' ? partB.register : null,
      withheld: partB?.kind === 'hidden',
      checksums: {
        partA: seal.partA.sha256,
        partB: partB?.kind === 'read' ? (seal.partB?.sha256 ?? null) : null,
      },
    },
  };
}

type PartOutcome = SealedFile | { readonly kind: 'hidden' } | { readonly kind: 'changed' };

async function readPart(
  graph: GraphPort,
  place: BoardPlace,
  sealed: Seal['partA'],
  meetingKey: string,
  part: 'A' | 'B',
): Promise<PartOutcome> {
  const answer = await graph.send({
    method: 'GET',
    path: libraryContentPath(place.siteId, sealed.path),
    bytesUpTo: mostSealedBytes,
  });
  const problem = problemOf(answer);
  if (problem?.kind === 'not found' || problem?.kind === 'no access') return { kind: 'hidden' };
  if (problem !== null) throw new GraphFailure(problem);
  const bytes = answer.body instanceof Uint8Array ? answer.body : new Uint8Array();
  if (checksumOf(bytes) !== sealed.sha256) return { kind: 'changed' };
  const file = readSealedFile(parseJson(new TextDecoder().decode(bytes)));
  if (file.kind === 'unknown form') return file;
  // The row could name the file of another meeting, or of the other part: it would be whole, and still not this one.
  const { meeting, part: found } = file.register;
  return meeting.key === meetingKey && found === part ? file : { kind: 'changed' };
}
