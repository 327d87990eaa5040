import { Router } from 'express';
import { showInMeetingSchema } from '../../shared/contracts/show-in-meeting.ts';
import { showInMeeting } from '../register/show-in-meeting.ts';
import { parseBody } from './api-failure.ts';
import { boardOf, type RegisterRoutesParts } from './register-routes.ts';
import { personOf } from './request-log.ts';

/** What is done while a meeting runs, to be mounted under /api. See shared/contracts/show-in-meeting.ts and record-in-meeting.ts. */
export function runningMeetingRoutes(parts: RegisterRoutesParts): Router {
  const router = Router();

  router.post('/boards/:board/meetings/showing', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const step = parseBody(showInMeetingSchema, request.body);
    const person = personOf(request);
    const outcome = await showInMeeting(
      { mirror: board.mirror, graph: parts.graphFor(person), now: parts.now() },
      step,
      { oid: person.oid, name: person.name },
    );
    response.json(outcome);
  });

  return router;
}
