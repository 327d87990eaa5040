import { apiSaid } from './api-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import { Router, type Request } from 'express';
import {
  receiptsFilterSchema,
  receiptsQuerySchema,
  sendAgainRequestSchema,
  type SendAgainOutcome,
  type SendAgainRequest,
} from '../../shared/contracts/receipts.ts';
import { civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import { timeOfDay } from '../../shared/domain/moment-in-words.ts';
import type { Actor } from '../../shared/domain/row.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import { exportReceipts } from '../register/export-receipts.ts';
import { readReceipts, receiptReader, receiptsFor, type ReceiptReader } from '../register/read-receipts.ts';
import { ApiError, failures, languageOfRequest, parseBody, type FailureAnswer } from './api-failure.ts';
import { boardOf, type RegisterRoutesParts } from './register-routes.ts';
import { personOf } from './request-log.ts';

const stranger: FailureAnswer = {
  status: 403,
  code: 'no access',
  userMessage: apiSaid((words) => words.stranger),
};

const managersOnly: FailureAnswer = {
  status: 403,
  code: 'no access',
  userMessage: apiSaid((words) => words.managersSend),
};

const noBot: FailureAnswer = {
  status: 503,
  code: 'unavailable',
  userMessage: apiSaid((words) => words.noBot),
};

export interface ReceiptRoutesParts extends RegisterRoutesParts {
  /** Sends one person everything they are asked about today; absent in a service without a bot. */
  readonly sendAgain?: (
    boardId: string,
    request: SendAgainRequest,
    by: Actor,
    language: Language,
  ) => Promise<SendAgainOutcome>;
}

/** Reading, exporting and repeating reminders, to be mounted beside the register's routes. See shared/contracts/receipts.ts. */
export function receiptRoutes(parts: ReceiptRoutesParts): Router {
  const router = Router();

  /**
   * From the mirror, with the app's identity: a board may close the ledger list to its members in SharePoint, and still each
   * of them may see the receipts of what was sent to themselves. So the standing is checked here, on a board read at
   * this moment: one batch of deltas, and nothing besides.
   */
  const look = async (
    request: Request,
  ): Promise<{ snapshot: BoardSnapshot; reader: ReceiptReader; today: CivilDate; now: string }> => {
    const snapshot = await boardOf(request, parts.boards).mirror.refresh();
    const now = parts.now();
    const today = civilDateAt(now, snapshot.configuration.settings.timeZone);
    const reader = receiptReader(snapshot, personOf(request).oid, today);
    if (reader === null) throw new ApiError(stranger);
    return { snapshot, reader, today, now };
  };

  router.get('/boards/:board/receipts', async (request, response) => {
    const query = parseBody(receiptsQuerySchema, request.query);
    const { snapshot, reader, today } = await look(request);
    const page = readReceipts(snapshot, reader, query, today);
    if (page === null) throw new ApiError(failures.unreadable);
    response.json(page);
  });

  router.post('/boards/:board/receipts/export', async (request, response) => {
    const filter = parseBody(receiptsFilterSchema, request.body);
    const { snapshot, reader, today, now } = await look(request);
    const time = timeOfDay(now, snapshot.configuration.settings.timeZone).replace(':', '.');
    const exported = await exportReceipts(
      parts.graphFor(personOf(request)),
      snapshot,
      receiptsFor(snapshot, reader, filter, today),
      `${today} ${time}.${now.slice(17, 19)}`,
    );
    response.json(exported);
  });

  router.post('/boards/:board/receipts/send-again', async (request, response) => {
    const wanted = parseBody(sendAgainRequestSchema, request.body);
    const { snapshot, reader } = await look(request);
    if (!reader.isManager) throw new ApiError(managersOnly);
    if (parts.sendAgain === undefined) throw new ApiError(noBot);
    const { oid, name } = personOf(request);
    response.json(await parts.sendAgain(snapshot.boardId, wanted, { oid, name }, languageOfRequest(request)));
  });

  return router;
}
