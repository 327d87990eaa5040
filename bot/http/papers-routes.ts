import { Router } from 'express';
import { makePaperSchema } from '../../shared/contracts/papers.ts';
import type { BuiltFile, PaperRequest } from '../papers/build-file.ts';
import { gatherSource } from '../papers/gather-source.ts';
import { keepPaper } from '../papers/keep-paper.ts';
import type { PaperSource } from '../papers/paper-source.ts';
import { openFolder, partBFolders } from '../register/part-b-folder.ts';
import { ApiError, parseBody } from './api-failure.ts';
import { abortedWhenClosed, boardOf, type RegisterRoutesParts } from './register-routes.ts';
import { personOf } from './request-log.ts';

export interface PapersRoutesParts extends RegisterRoutesParts {
  /** Makes a file without holding up what else the service does. */
  buildPaper(source: PaperSource, request: PaperRequest): Promise<BuiltFile>;
}

/** Writing papers into the library, to be mounted beside the register's routes. See shared/contracts/papers.ts. */
export function papersRoutes(parts: PapersRoutesParts): Router {
  const router = Router();

  router.post('/boards/:board/papers', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const wanted = parseBody(makePaperSchema, request.body);
    const graph = parts.graphFor(personOf(request));
    const { siteId } = await board.place();
    if (wanted.part === 'B' && wanted.evenIfOpen !== true) {
      const open = await openFolder(graph, siteId, partBFolders.papers);
      if (open !== null) {
        response.json(open);
        return;
      }
    }
    const gathered = await gatherSource(
      { mirror: board.mirror, graph, now: () => parts.now(), language: wanted.language },
      wanted,
      abortedWhenClosed(response),
    );
    if (gathered.kind === 'refused') {
      throw new ApiError({ status: 404, code: 'not found', userMessage: gathered.userMessage });
    }
    const { source } = gathered;
    const built = await parts.buildPaper(source, wanted);
    response.json(await keepPaper(graph, siteId, source, wanted, built));
  });

  return router;
}
