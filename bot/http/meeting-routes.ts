import { apiSaid } from './api-words.ts';
import type { Said } from '../../shared/domain/language.ts';
import { Router } from 'express';
import { sealMeetingSchema } from '../../shared/contracts/sealed-register.ts';
import { itemKeySchema } from '../../shared/contracts/record-update.ts';
import { readSealed } from '../register/sealed-register.ts';
import { readSince, type NothingToCountFrom } from '../register/read-since.ts';
import { sealMeeting } from '../register/seal-meeting.ts';
import { ApiError, failures, languageOfRequest, parseBody } from './api-failure.ts';
import { abortedWhenClosed, boardOf, type RegisterRoutesParts } from './register-routes.ts';
import { personOf } from './request-log.ts';

const nothingToCountFrom: Readonly<Record<NothingToCountFrom, Said>> = {
  'no date': apiSaid((words) => words.meetingWithoutDate),
  'not there': apiSaid((words) => words.meetingNotHeld),
};

/** Meetings: their sealed registers, and what changed since, to be mounted beside the register's routes. See shared/contracts/sealed-register.ts. */
export function meetingRoutes(parts: RegisterRoutesParts): Router {
  const router = Router();

  router.get('/boards/:board/since', async (request, response) => {
    const { mirror } = boardOf(request, parts.boards);
    const { meeting } = request.query;
    const wanted = meeting === undefined ? null : itemKeySchema.safeParse(meeting);
    if (wanted?.success === false) throw new ApiError(failures.unreadable);
    const since = await readSince(
      {
        mirror,
        snapshot: await mirror.current(),
        graph: parts.graphFor(personOf(request)),
        now: parts.now(),
        language: languageOfRequest(request),
      },
      wanted?.data ?? null,
      request.query['trail'] === 'only',
    );
    if (typeof since === 'string') {
      throw new ApiError({ status: 404, code: 'not found', userMessage: nothingToCountFrom[since] });
    }
    response.json(since);
  });

  router.post('/boards/:board/meetings/seal', async (request, response) => {
    const { mirror } = boardOf(request, parts.boards);
    const wanted = parseBody(sealMeetingSchema, request.body);
    const { oid, name } = personOf(request);
    const outcome = await sealMeeting(
      {
        mirror,
        graph: parts.graphFor(personOf(request)),
        now: () => parts.now(),
        language: languageOfRequest(request),
      },
      wanted,
      { oid, name },
      abortedWhenClosed(response),
    );
    if (outcome.outcome === 'sealed') mirror.nudge();
    response.json(outcome);
  });

  router.get('/boards/:board/meetings/:meeting/sealed', async (request, response) => {
    const key = itemKeySchema.safeParse(request.params.meeting);
    if (!key.success) throw new ApiError(failures.noSuchAddress);
    const { place, meetings } = await boardOf(request, parts.boards).mirror.current();
    const meeting = meetings.find((each) => each.key === key.data);
    if (meeting === undefined) throw new ApiError(failures.noSuchAddress);
    const outcome = await readSealed(parts.graphFor(personOf(request)), place, meeting);
    if (outcome.kind === 'problem') {
      throw new ApiError({ status: 404, code: 'not found', userMessage: outcome.userMessage });
    }
    response.json(outcome.reading);
  });

  return router;
}
