import express, { Router } from 'express';
import { largestDocument, type ReadDocumentOutcome } from '../../shared/contracts/imports.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import type { Refused } from '../documents/in-worker.ts';
import type { Upload, UploadRead } from '../imports/read-upload.ts';
import { ApiError, failures } from './api-failure.ts';
import { boardOf, type RegisterRoutesParts } from './register-routes.ts';
import { personOf } from './request-log.ts';

export interface ReadDocumentParts extends RegisterRoutesParts {
  /** Reads an upload without holding up what else the service does. */
  readUpload(upload: Upload): Promise<UploadRead | Refused>;
}

/** The corrections and the borders of the form, beside the document. */
const roomForForm = 1_000_000;

/** What a document says; nothing is written. Mounted before the parser of all other bodies. See shared/contracts/imports.ts. */
export function readDocumentRoute(parts: ReadDocumentParts): Router {
  const router = Router();
  const bytes = express.raw({ limit: largestDocument + roomForForm, type: () => true });

  router.post('/boards/:board/imports/read', bytes, async (request, response) => {
    const snapshot = await boardOf(request, parts.boards).mirror.current();
    const directory = buildDirectory(snapshot.people, snapshot.groups);
    const { oid } = personOf(request);
    const { managerKeys } = snapshot.configuration.settings;
    if (!managerKeys.some((key) => directory.person(key)?.oid?.toLowerCase() === oid.toLowerCase())) {
      throw new ApiError({
        status: 403,
        code: 'no access',
        userMessage: {
          en: 'Only a board manager can bring a document in. Ask one of them.',
          cy: 'Dim ond rheolwr bwrdd all ddod â dogfen i mewn. Gofynnwch i un ohonynt.',
        },
      });
    }
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body)) throw new ApiError(failures.unreadable);
    const read = await parts.readUpload({ contentType: request.get('content-type') ?? '', body });
    if (!read.ok) {
      const refused: ReadDocumentOutcome = { outcome: 'refused', refusal: read.refusal };
      response.json(refused);
      return;
    }
    if (read.outcome === null) throw new ApiError(failures.unreadable);
    response.json(read.outcome);
  });

  return router;
}
