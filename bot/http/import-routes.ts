import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import {
  beginImportSchema,
  importKeySchema,
  importPartSchema,
  largestDocument,
  largestPart,
  mostParts,
  undoImportSchema,
  type ImportsResponse,
  type ImportStep,
  type ReadDocumentOutcome,
} from '../../shared/contracts/imports.ts';
import type { Refused } from '../documents/in-worker.ts';
import { beginImport, gatherDocument, gatherPart, mayImport } from '../imports/begin-import.ts';
import { goOn, undo } from '../imports/go-on.ts';
import { findImport, listImports, viewOf, type ImportParts } from '../imports/import-record.ts';
import type { Upload, UploadRead } from '../imports/read-upload.ts';
import { ReadingPlaces } from '../imports/reading-places.ts';
import { rememberedMapping } from '../imports/remember-mapping.ts';
import { importSaid } from '../imports/refusal-words.ts';
import { unreadableRows } from '../imports/unreadable-rows.ts';
import { personInLog } from '../logging.ts';
import { inSpan } from '../tracing/span.ts';
import { ApiError, failures, parseBody, sendFailure } from './api-failure.ts';
import { bodyWithin } from './body-within.ts';
import { guardTypedText } from './guard-typed-text.ts';
import { boardOf, type RegisterRoutesParts } from './register-routes.ts';
import { correlationIdOf, personOf } from './request-log.ts';

/** A tab asks again as soon as it is answered, so a step must leave room for others between. */
const stepMilliseconds = 4_000;
/** Documents one person sends in a minute; each weighs more than everything else a tab does. */
const mostDocumentsPerMinute = 20;

/** Documents that are being read or wait for it, of one person and of everybody. */
const mostBeingRead = { each: 2, all: 6 } as const;

const beingRead = {
  status: 429,
  code: 'too many requests',
  userMessage: importSaid((words) => words.beingRead),
  retryAfterSeconds: 60,
} as const;

const notForOthers = {
  status: 403,
  code: 'no access',
  userMessage: importSaid((words) => words.notForOthers),
} as const;

const tooLarge = {
  status: 413,
  code: 'not valid',
  userMessage: importSaid((words) => words.tooLarge),
} as const;

/** A document of the largest size comes in this time over 1.5 Mbit/s; one that is sent slower holds no place any longer. */
const longestUpload = 120_000;

const tooSlow = {
  status: 400,
  code: 'not valid',
  userMessage: importSaid((words) => words.tooSlow),
} as const;

export interface ImportRoutesParts extends RegisterRoutesParts {
  /** Reads an upload without holding up what else the service does. */
  readUpload(upload: Upload): Promise<UploadRead | Refused>;
}

/** Borders of the form and the corrections, beside the document. */
const roomForForm = 1_000_000;

/**
 * Bringing documents in: see shared/contracts/imports.ts. Mounted before the parser of all other bodies, since a part or a document may be
 * larger than anything else a tab sends.
 */
export function importRoutes(parts: ImportRoutesParts): Router {
  const router = Router();
  const json = express.json({ limit: '64kb' });
  const wide = express.json({ limit: largestPart + 1000 });
  const bytes = express.raw({ limit: largestDocument, type: () => true });
  const form = express.raw({ limit: largestDocument + roomForForm, type: () => true });
  const places = new ReadingPlaces(mostBeingRead);

  const opened = async (request: Request, isFresh: boolean): Promise<ImportParts> => {
    const { mirror } = boardOf(request, parts.boards);
    const person = personOf(request);
    const snapshot = isFresh ? await mirror.refresh() : await mirror.current();
    const actor = { oid: person.oid, name: person.name };
    if (!mayImport(actor, snapshot, parts.now())) throw new ApiError(notForOthers);
    return {
      graph: parts.graphFor(person),
      place: snapshot.place,
      site: snapshot.configuration.settings,
      mirror,
      actor,
      now: () => parts.now(),
      elapsed: () => performance.now(),
      stepMilliseconds,
    };
  };

  /** Nobody else's document is even taken off the line. */
  const managersOnly: RequestHandler = async (request, _response, next) => {
    await opened(request, false);
    next();
  };

  router.post(
    '/boards/:board/imports/read',
    limitedTo(mostDocumentsPerMinute),
    managersOnly,
    notLargerThan(largestDocument + roomForForm),
    async (request, response) => {
      const read = await places.inPlace(personOf(request).oid, async () => {
        await bodyWithin(longestUpload, form, { request, response, tooSlow });
        const body: unknown = request.body;
        if (!Buffer.isBuffer(body)) throw new ApiError(failures.unreadable);
        return parts.readUpload({ contentType: request.get('content-type') ?? '', body });
      });
      if (read === 'full') throw new ApiError(beingRead);
      const outcome: ReadDocumentOutcome | null = read.ok
        ? read.outcome
        : { outcome: 'refused', refusal: read.refusal };
      if (outcome === null) throw new ApiError(failures.unreadable);
      response.json(outcome);
    },
  );

  router.get('/boards/:board/imports', async (request, response) => {
    const working = await opened(request, false);
    const [imports, mapping] = await Promise.all([listImports(working), rememberedMapping(working)]);
    const body: ImportsResponse = { imports: imports.map(viewOf), mapping };
    response.json(body);
  });

  router.post('/boards/:board/imports', json, guardTypedText, async (request, response) => {
    const plan = parseBody(beginImportSchema, request.body);
    response.json(await beginImport(await opened(request, true), plan));
  });

  router.put(
    '/boards/:board/imports/:key/document',
    limitedTo(mostDocumentsPerMinute),
    managersOnly,
    notLargerThan(largestDocument),
    async (request, response) => {
      await bodyWithin(longestUpload, bytes, { request, response, tooSlow });
      const working = await opened(request, false);
      const record = await known(working, keyIn(request));
      const body: unknown = request.body;
      if (!Buffer.isBuffer(body) || body.length === 0) throw new ApiError(failures.unreadable);
      response.json(await gatherDocument(working, record, body));
    },
  );

  router.put('/boards/:board/imports/:key/parts/:n', managersOnly, wide, async (request, response) => {
    const n = Number(request.params['n']);
    if (!Number.isInteger(n) || n < 1 || n > mostParts) throw new ApiError(failures.noSuchAddress);
    const working = await opened(request, false);
    const record = await known(working, keyIn(request));
    const part = importPartSchema.safeParse(request.body);
    if (!part.success) {
      response.json({ outcome: 'refused', problem: unreadableRows(request.body) });
      return;
    }
    response.json(await gatherPart(working, record, n, part.data));
  });

  router.post('/boards/:board/imports/:key/go-on', json, guardTypedText, async (request, response) => {
    const working = await opened(request, false);
    answerStep(response, await inImportSpan(() => goOn(working, keyIn(request))));
  });

  router.post('/boards/:board/imports/:key/undo', json, guardTypedText, async (request, response) => {
    const working = await opened(request, true);
    const wanted = parseBody(undoImportSchema, request.body ?? {});
    answerStep(response, await inImportSpan(() => undo(working, keyIn(request), wanted)));
  });

  return router;
}

function keyIn(request: Request): string {
  const key = importKeySchema.safeParse(request.params['key']);
  if (!key.success) throw new ApiError(failures.noSuchAddress);
  return key.data;
}

const noSuchImport = {
  status: 404,
  code: 'not found',
  userMessage: importSaid((words) => words.noSuchImport),
} as const;

async function known(working: ImportParts, key: string) {
  const record = await findImport(working, key);
  if (record === null) throw new ApiError(noSuchImport);
  return record;
}

/** One step of an import, with how far it has come. */
function inImportSpan(work: () => Promise<ImportStep | null>): Promise<ImportStep | null> {
  return inSpan(
    () => ({ name: 'import', kind: 'internal' }),
    async (span) => {
      const step = await work();
      if (step !== null) {
        const { state, done, of } = step.import;
        span.set({ 'import.state': state, 'import.done': done, 'import.of': of });
      }
      return step;
    },
  );
}

function answerStep(response: Response, step: ImportStep | null): void {
  if (step === null) throw new ApiError(noSuchImport);
  response.json(step);
}

function notLargerThan(most: number): RequestHandler {
  return (request, _response, next) => {
    if (Number(request.get('content-length') ?? 0) > most) throw new ApiError(tooLarge);
    next();
  };
}

function limitedTo(limit: number): RequestHandler {
  const windowSeconds = 60;
  return rateLimit({
    windowMs: windowSeconds * 1000,
    limit,
    keyGenerator: (request) => personInLog(personOf(request).oid),
    standardHeaders: false,
    legacyHeaders: false,
    handler: (request: Request, response: Response) => {
      sendFailure(response, failures.tooManyRequests(windowSeconds), correlationIdOf(request));
    },
  });
}
