import compression from 'compression';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { rateLimit } from 'express-rate-limit';
import { personInLog, type Logger } from '../logging.ts';
import { ApiError, failureOf, failures, sendFailure } from './api-failure.ts';
import type { AuthenticatePerson } from './authenticate-person.ts';
import { changeRoutes } from './change-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { assessmentRoutes } from './assessment-routes.ts';
import { guardTypedText } from './guard-typed-text.ts';
import { importRoutes, type ImportRoutesParts } from './import-routes.ts';
import { papersRoutes, type PapersRoutesParts } from './papers-routes.ts';
import { retentionRoutes } from './retention-routes.ts';
import { policyRoutes, type PolicyRoutesParts } from './policy-routes.ts';
import { receiptRoutes, type ReceiptRoutesParts } from './receipt-routes.ts';
import { noSuchApi, registerRoutes } from './register-routes.ts';
import { schemeRoutes } from './scheme-routes.ts';
import { correlationIdOf, personOf, rememberPerson, requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { runningMeetingRoutes } from './running-meeting-routes.ts';
import { tabFiles, type TabFilesParts } from './tab-files.ts';

export interface ServiceParts {
  readonly logger: Logger;
  readonly authenticate: AuthenticatePerson;
  readonly register: PolicyRoutesParts & ReceiptRoutesParts & PapersRoutesParts & ImportRoutesParts;
  readonly tab: TabFilesParts;
  /** Answers the connector at POST /api/messages and checks its token; gets the body as parsed JSON. */
  readonly messages?: RequestHandler;
  /** Whether the service can do its work now. */
  ready(): Promise<boolean>;
}

/** A tab at work makes a few requests a minute; this only stops one that runs wild. */
const mostRequestsPerMinute = 600;
const largestBody = '256kb';

/**
 * Every address of the service. Without a token of their own accept: /health (says nothing but yes or no), /tab (files without data)
 * and /api/messages, which checks the connector's token itself.
 */
export function createHttpServer(parts: ServiceParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestLog(parts.logger));
  app.use(securityHeaders(parts.tab));
  app.use(compression());

  app.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  app.get('/health/ready', async (_request, response) => {
    const ready = await parts.ready();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });

  app.use('/tab', tabFiles(parts.tab));
  app.get('/', (_request, response) => {
    response.redirect('/tab/');
  });

  const json = express.json({ limit: largestBody });
  if (parts.messages !== undefined) app.post('/api/messages', json, parts.messages);

  app.use(
    '/api',
    noStore,
    authenticated(parts.authenticate, parts.logger),
    limited(),
    importRoutes(parts.register),
    json,
    guardTypedText,
    registerRoutes(parts.register),
    changeRoutes(parts.register),
    meetingRoutes(parts.register),
    receiptRoutes(parts.register),
    policyRoutes(parts.register),
    retentionRoutes(parts.register),
    schemeRoutes(parts.register),
    runningMeetingRoutes(parts.register),
    assessmentRoutes(parts.register),
    papersRoutes(parts.register),
    noSuchApi,
  );
  app.use(() => {
    throw new ApiError(failures.noSuchAddress);
  });
  app.use(answerFailures(parts.logger));
  return app;
}

/** Rows of the register stay out of every cache on the way. */
const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function authenticated(authenticate: AuthenticatePerson, logger: Logger): RequestHandler {
  return async (request, response, next) => {
    const found = await authenticate(request.get('authorization'));
    const correlationId = correlationIdOf(request);
    if (found.ok === true) {
      rememberPerson(request, found.person);
      next();
      return;
    }
    if (found.ok === 'unknown') {
      logger.warn({ correlationId, why: found.reason }, 'the keys of the tenant could not be fetched');
      sendFailure(response, failures.unavailable, correlationId);
      return;
    }
    logger.info({ correlationId, why: found.reason }, 'a token was not accepted');
    sendFailure(response, failures.notSignedIn, correlationId);
  };
}

/** Per person, not per address: a whole council can come from one. */
function limited(): RequestHandler {
  const windowSeconds = 60;
  return rateLimit({
    windowMs: windowSeconds * 1000,
    limit: mostRequestsPerMinute,
    keyGenerator: (request) => personInLog(personOf(request).oid),
    standardHeaders: false,
    legacyHeaders: false,
    handler: (request: Request, response: Response) => {
      sendFailure(response, failures.tooManyRequests(windowSeconds), correlationIdOf(request));
    },
  });
}

function answerFailures(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const correlationId = correlationIdOf(request);
    const answer = failureOf(error);
    if (answer === null) logger.error({ correlationId, error }, 'a request failed in a way nobody foresaw');
    else if (answer.status >= 500) logger.warn({ correlationId, error }, 'a request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    sendFailure(response, answer ?? failures.unexpected, correlationId);
  };
}
