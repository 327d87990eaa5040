import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actOnActionSchema } from '../../shared/contracts/act-on-action.ts';
import {
  itemKeySchema,
  recordActionUpdateSchema,
  reviewRiskSchema,
} from '../../shared/contracts/record-update.ts';
import { changesRequestSchema, type BoardsResponse } from '../../shared/contracts/tab-api.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import type { Actor } from '../../shared/domain/row.ts';
import { itemKindSchema } from '../../shared/domain/update.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { GraphFailure } from '../graph/graph-errors.ts';
import { actOnAction } from '../register/act-on-action.ts';
import { readableBoards, type BoardPlace } from '../register/boards.ts';
import type { BoardMirror } from '../register/board-mirror.ts';
import { readChanges } from '../register/read-changes.ts';
import { readHistory } from '../register/read-history.ts';
import { recordActionUpdate } from '../register/record-action-update.ts';
import { refuseUnknownMeeting } from '../register/record-in-meeting.ts';
import { reviewRisk } from '../register/review-risk.ts';
import type { WriteParts } from '../register/write-item.ts';
import { ApiError, failures, languageOfRequest, parseBody } from './api-failure.ts';
import type { Person } from './authenticate-person.ts';
import { changesAsJson } from './changes-json.ts';
import { personOf } from './request-log.ts';

/** A board as the routes need it. */
export interface ServedBoard {
  readonly id: string;
  /** Address of the site as configured, for when it cannot be asked. */
  readonly siteUrl: string;
  place(): Promise<BoardPlace>;
  readonly mirror: BoardMirror;
}

export interface RegisterRoutesParts {
  readonly boards: ReadonlyMap<string, ServedBoard>;
  /** Graph with the person's own rights. */
  graphFor(person: Person): GraphPort;
  /** ISO instant on the tenant's clock. */
  now(): string;
}

/** The tab's API, to be mounted under /api behind authentication. See shared/contracts/tab-api.ts. */
export function registerRoutes(parts: RegisterRoutesParts): Router {
  const router = Router();

  router.get('/boards', async (request, response) => {
    const graph = parts.graphFor(personOf(request));
    const served = [...parts.boards.values()];
    const places = await Promise.all(served.map((board) => board.place().catch(nullWhenUnreachable)));
    const found = places.filter((place) => place !== null);
    const readable = found.length === 0 ? new Set<string>() : await readableBoards(found, graph);
    const body: BoardsResponse = {
      boards: await Promise.all(
        served.map(async (board, index) => ({
          id: board.id,
          title: readable.has(board.id) ? await titleOf(board) : board.id,
          siteUrl: places[index]?.siteUrl ?? board.siteUrl,
          readable: readable.has(board.id),
        })),
      ),
    };
    response.json(body);
  });

  router.post('/boards/:board/changes', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const wanted = parseBody(changesRequestSchema, request.body);
    const leaving = abortedWhenClosed(response);
    const answer = await readChanges(
      { mirror: board.mirror, graph: parts.graphFor(personOf(request)), now: () => parts.now() },
      { waitSeconds: wanted.waitSeconds, ...(wanted.cursor === undefined ? {} : { cursor: wanted.cursor }) },
      leaving,
    );
    // Written past Express, which would count a digest of it all that nobody may keep (`no-store`).
    response.type('json').end(changesAsJson(answer));
  });

  router.get('/boards/:board/history/:kind/:itemKey', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const kind = itemKindSchema.safeParse(request.params.kind);
    const key = itemKeySchema.safeParse(request.params.itemKey);
    if (!kind.success || !key.success) throw new ApiError(failures.noSuchAddress);
    const snapshot = await board.mirror.current();
    const history = await readHistory(
      parts.graphFor(personOf(request)),
      snapshot.place,
      snapshot.configuration.settings,
      { kind: kind.data, key: key.data },
    );
    response.json(history);
  });

  router.post('/boards/:board/actions/updates', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const update = parseBody(recordActionUpdateSchema, request.body);
    const refusal = await refuseUnknownMeeting(board.mirror, update.meetingKey, languageOfRequest(request));
    if (refusal !== null) return void response.json(refusal);
    const person = personOf(request);
    const { write } = await writing(board, request);
    const outcome = await recordActionUpdate(write, update, {
      actor: actorOf(person),
      via: 'tab',
      standing: null,
    });
    if (outcome.outcome === 'recorded') board.mirror.nudge();
    response.json(outcome);
  });

  // Standing is enforced here though SharePoint decides too: that somebody may edit the list makes them no chair.
  router.post('/boards/:board/actions/acts', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const act = parseBody(actOnActionSchema, request.body);
    const refusal = await refuseUnknownMeeting(board.mirror, act.meetingKey, languageOfRequest(request));
    if (refusal !== null) return void response.json(refusal);
    const { oid, name } = personOf(request);
    // As the board stands now: somebody may have stopped chairing a minute ago.
    const { place, configuration, people, groups } = await board.mirror.refresh();
    const { timeZone, managerKeys } = configuration.settings;
    const outcome = await actOnAction(
      {
        graph: parts.graphFor(personOf(request)),
        place,
        site: configuration.settings,
        now: parts.now(),
        language: languageOfRequest(request),
      },
      act,
      { actor: { oid, name }, via: 'tab' },
      {
        timeZone,
        directory: { directory: buildDirectory(people, groups), managerKeys },
        passToDeputy: configuration.reminderPolicy.choices.passToDeputy,
      },
    );
    if (outcome.outcome === 'recorded') board.mirror.nudge();
    response.json(outcome);
  });

  router.post('/boards/:board/risks/reviews', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const review = parseBody(reviewRiskSchema, request.body);
    const refusal = await refuseUnknownMeeting(board.mirror, review.meetingKey, languageOfRequest(request));
    if (refusal !== null) return void response.json(refusal);
    const person = personOf(request);
    const { write, configuration } = await writing(board, request);
    const outcome = await reviewRisk(
      write,
      review,
      { actor: actorOf(person), via: 'tab', standing: null },
      configuration,
    );
    if (outcome.outcome === 'recorded') board.mirror.nudge();
    response.json(outcome);
  });

  const writing = async (board: ServedBoard, request: Request) => {
    const snapshot = await board.mirror.current();
    const write: WriteParts = {
      graph: parts.graphFor(personOf(request)),
      place: snapshot.place,
      site: snapshot.configuration.settings,
      now: parts.now(),
      language: languageOfRequest(request),
    };
    return { write, configuration: snapshot.configuration };
  };
  return router;
}

const actorOf = (person: Person): Actor => ({ oid: person.oid, name: person.name });

/** The board an address names. Throws `ApiError`. */
export function boardOf(request: Request, boards: ReadonlyMap<string, ServedBoard>): ServedBoard {
  const id = request.params['board'];
  const board = typeof id === 'string' ? boards.get(id) : undefined;
  if (board === undefined) throw new ApiError(failures.noSuchBoard);
  return board;
}

async function titleOf(board: ServedBoard): Promise<string> {
  try {
    return (await board.mirror.current()).configuration.settings.title;
  } catch (error) {
    if (error instanceof GraphFailure) return board.id;
    throw error;
  }
}

function nullWhenUnreachable(error: unknown): null {
  if (error instanceof GraphFailure) return null;
  throw error;
}

/** Aborts when the caller leaves before the answer: nobody waits for somebody who has gone. */
export function abortedWhenClosed(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}

/** For addresses under /api that are nothing. */
export const noSuchApi: RequestHandler = () => {
  throw new ApiError(failures.noSuchAddress);
};
