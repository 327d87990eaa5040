import { Router } from 'express';
import { changeManySchema } from '../../shared/contracts/change-many.ts';
import { putCellRightSchema } from '../../shared/contracts/put-cell-right.ts';
import { undoChangeSchema } from '../../shared/contracts/undo.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import { changeMany } from '../register/change-many.ts';
import { putCellRight } from '../register/put-cell-right.ts';
import { undoChange } from '../register/undo-change.ts';
import { languageOfRequest, parseBody } from './api-failure.ts';
import { boardOf, type RegisterRoutesParts } from './register-routes.ts';
import { personOf } from './request-log.ts';

/**
 * Changes of several items at once, the taking back of any, and cells put right, to be mounted under /api. See in shared/contracts
 * change-many.ts, undo.ts and put-cell-right.ts.
 */
export function changeRoutes(parts: RegisterRoutesParts): Router {
  const router = Router();

  router.post('/boards/:board/undo', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const undo = parseBody(undoChangeSchema, request.body);
    const { oid, name } = personOf(request);
    // As the board stands now: somebody may have stopped chairing a minute ago.
    const { place, configuration, people, groups } = await board.mirror.refresh();
    const { settings } = configuration;
    const outcome = await undoChange(
      {
        graph: parts.graphFor(personOf(request)),
        place,
        site: settings,
        now: parts.now(),
        language: languageOfRequest(request),
      },
      undo,
      {
        actor: { oid, name },
        directory: { directory: buildDirectory(people, groups), managerKeys: settings.managerKeys },
        timeZone: settings.timeZone,
      },
    );
    if (outcome.items.some(({ result }) => result.outcome === 'recorded')) board.mirror.nudge();
    response.json(outcome);
  });

  router.post('/boards/:board/actions/many', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const change = parseBody(changeManySchema, request.body);
    const { oid, name } = personOf(request);
    const { place, configuration, people, groups } = await board.mirror.refresh();
    const { settings, reminderPolicy } = configuration;
    const outcome = await changeMany(
      {
        graph: parts.graphFor(personOf(request)),
        place,
        site: settings,
        now: parts.now(),
        language: languageOfRequest(request),
      },
      change,
      { actor: { oid, name }, via: 'tab' },
      {
        timeZone: settings.timeZone,
        directory: { directory: buildDirectory(people, groups), managerKeys: settings.managerKeys },
        passToDeputy: reminderPolicy.choices.passToDeputy,
      },
    );
    if (outcome.outcome === 'gone through') board.mirror.nudge();
    response.json(outcome);
  });

  router.post('/boards/:board/cells', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const wanted = parseBody(putCellRightSchema, request.body);
    const { oid, name } = personOf(request);
    const { place, configuration, people, groups } = await board.mirror.refresh();
    const { settings } = configuration;
    const outcome = await putCellRight(
      {
        graph: parts.graphFor(personOf(request)),
        place,
        site: settings,
        now: parts.now(),
        language: languageOfRequest(request),
      },
      wanted,
      {
        actor: { oid, name },
        directory: { directory: buildDirectory(people, groups), managerKeys: settings.managerKeys },
        timeZone: settings.timeZone,
      },
    );
    if (outcome.outcome === 'recorded') board.mirror.nudge();
    response.json(outcome);
  });

  return router;
}
