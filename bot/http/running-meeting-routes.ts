import { Router } from 'express';
import { recordInMeetingSchema } from '../../shared/contracts/record-in-meeting.ts';
import { showInMeetingSchema } from '../../shared/contracts/show-in-meeting.ts';
import { recordInMeeting } from '../register/record-in-meeting.ts';
import { showInMeeting } from '../register/show-in-meeting.ts';
import { languageOfRequest, parseBody } from './api-failure.ts';
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
      {
        mirror: board.mirror,
        graph: parts.graphFor(person),
        now: parts.now(),
        language: languageOfRequest(request),
      },
      step,
      { oid: person.oid, name: person.name },
    );
    response.json(outcome);
  });

  router.post('/boards/:board/meetings/records', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const record = parseBody(recordInMeetingSchema, request.body);
    const person = personOf(request);
    const outcome = await recordInMeeting(
      {
        mirror: board.mirror,
        graph: parts.graphFor(person),
        now: parts.now(),
        language: languageOfRequest(request),
      },
      record,
      { oid: person.oid, name: person.name },
    );
    if (outcome.outcome === 'recorded') board.mirror.nudge();
    response.json(outcome);
  });

  return router;
}
