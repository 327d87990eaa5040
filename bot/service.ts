import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { SendAgainOutcome, SendAgainRequest } from '../shared/contracts/receipts.ts';
import type { Language } from '../shared/domain/language.ts';
import type { Actor } from '../shared/domain/row.ts';
import type { GraphPort } from '../shared/sharepoint/graph-port.ts';
import type { Configuration } from './configuration.ts';
import { createGraphCredentials } from './graph/credentials.ts';
import { createGraphPort } from './graph/graph-client.ts';
import { GraphFailure } from './graph/graph-errors.ts';
import { TenantClock } from './graph/tenant-clock.ts';
import { createAuthentication, entraKeys } from './http/authenticate-person.ts';
import type { ServedBoard } from './http/register-routes.ts';
import { createHttpServer } from './http/server.ts';
import { createLogger, type Logger } from './logging.ts';
import { inBoundedThread } from './documents/in-worker.ts';
import type { UploadRead } from './imports/read-upload.ts';
import { buildInWorker } from './papers/in-worker.ts';
import { bankHolidays } from './reminders/bank-holidays.ts';
import { createBoards, type Boards } from './register/boards.ts';
import { createBoardMirror, type BoardMirror } from './register/board-mirror.ts';
import { inSpan } from './tracing/span.ts';

/** What every room of the service is built from. */
export interface ServiceCore {
  readonly configuration: Configuration;
  readonly logger: Logger;
  /** What time it is for the register. */
  readonly clock: TenantClock;
  /** Graph with the app's own identity, patient: for the bot and the sweep. */
  readonly appGraph: GraphPort;
  readonly boards: Boards;
  /** One mirror per configured board, by board id, in the order of the configuration. */
  readonly mirrors: ReadonlyMap<string, BoardMirror>;
}

/** Rooms that stand on the core and live as long as the service. */
export interface ServiceRooms {
  /** Answers POST /api/messages. */
  readonly messages?: RequestHandler;
  /** Sends one person what they are asked about today once more, at a board manager's wish. */
  readonly sendAgain?: (
    boardId: string,
    request: SendAgainRequest,
    by: Actor,
    language: Language,
  ) => Promise<SendAgainOutcome>;
  /** Begins work by the clock once the service listens. */
  start?(): void;
  /** Ends that work; resolves when nothing is half done. */
  stop?(): Promise<void>;
}

export interface ServiceOptions {
  /** Folder of the built tab. */
  readonly tabDirectory: string;
  /** The built `papers/worker.ts`. */
  readonly papersProgram: URL;
  /** The built `imports/upload-worker.ts`. */
  readonly uploadsProgram: URL;
  readonly logger?: Logger;
  readonly rooms?: (core: ServiceCore) => ServiceRooms;
}

export interface Service extends ServiceCore {
  /** Resolves with the port that is listened on. */
  listen(): Promise<number>;
  /**
   * Says from now on that it is not ready, answers everybody as before for so many seconds, then finishes what is under way, at most for
   * some seconds, and stops.
   */
  close(drainSeconds: number): Promise<void>;
}

const mostSecondsToClose = 8;

/** The parts that need no HTTP: also what the command line works with. */
export function buildCore(configuration: Configuration, logger: Logger): ServiceCore {
  return buildCoreWith(configuration, logger, createGraphCredentials(configuration).app);
}

function buildCoreWith(
  configuration: Configuration,
  logger: Logger,
  token: ReturnType<typeof createGraphCredentials>['app'],
): ServiceCore {
  const clock = new TenantClock();
  const { graphUrl } = configuration;
  const appGraph = createGraphPort({ graphUrl, token, clock, patience: 'background' });
  const boards = createBoards(configuration.boards, appGraph);
  const mirrors = new Map(
    boards.ids.map((boardId) => [
      boardId,
      createBoardMirror({ boardId, boards, graph: appGraph, logger, now: () => clock.nowIso() }),
    ]),
  );
  return { configuration, logger, clock, appGraph, boards, mirrors };
}

/** Builds the whole service; nothing is asked of anybody until `listen`. */
export function buildService(configuration: Configuration, options: ServiceOptions): Service {
  const logger = options.logger ?? createLogger(configuration.logLevel);
  const credentials = createGraphCredentials(configuration);
  const core = buildCoreWith(configuration, logger, credentials.app);
  const { boards, clock, mirrors } = core;
  const rooms = options.rooms?.(core) ?? {};
  let isDraining = false;

  const app = createHttpServer({
    logger,
    authenticate: createAuthentication(configuration, entraKeys(configuration.authority)),
    register: {
      boards: servedBoards(configuration, boards, mirrors),
      graphFor: (person) =>
        createGraphPort({
          graphUrl: configuration.graphUrl,
          token: credentials.onBehalfOf(person.assertion),
          clock,
          patience: 'person',
        }),
      now: () => clock.nowIso(),
      holidays: bankHolidays,
      buildPaper: (source, request) => {
        const { kind, format } = request;
        const facts = { 'paper.kind': kind, 'paper.format': format };
        return inSpan(
          () => ({ name: 'paper', kind: 'internal', facts }),
          async (span) => {
            const built = await buildInWorker(options.papersProgram, source, request);
            span.set({ 'file.bytes': built.bytes.length });
            return built;
          },
        );
      },
      readUpload: (upload) =>
        inSpan(
          () => ({
            name: 'document',
            kind: 'internal',
            facts: { 'file.bytes': upload.body.length },
          }),
          () => inBoundedThread<UploadRead>(options.uploadsProgram, upload),
        ),
      ...(rooms.sendAgain === undefined ? {} : { sendAgain: rooms.sendAgain }),
    },
    tab: {
      directory: options.tabDirectory,
      publicUrl: configuration.publicUrl,
      teamsAppId: configuration.teamsAppId,
      teamsHostOrigins: configuration.teamsHostOrigins,
    },
    ...(rooms.messages === undefined ? {} : { messages: rooms.messages }),
    ready: async () => {
      if (isDraining) return false;
      try {
        await credentials.app();
        return true;
      } catch (error) {
        if (error instanceof GraphFailure) return false;
        throw error;
      }
    },
  });
  const server = createServer(app);
  // Whoever keeps a connection open would send the next request into one that is about to be closed.
  server.prependListener('request', (_request, response) => {
    if (isDraining) response.setHeader('Connection', 'close');
  });

  return {
    ...core,
    listen: async () => {
      const port = await listenOn(server, configuration.port, configuration.host);
      rooms.start?.();
      return port;
    },
    close: async (drainSeconds) => {
      isDraining = true;
      await pause(drainSeconds * 1000);
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      // Waiting tabs are answered at once, so that they ask another replica.
      for (const mirror of mirrors.values()) mirror.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), mostSecondsToClose * 1000);
      await Promise.all([closed, rooms.stop?.()]);
      clearTimeout(timer);
    },
  };
}

function servedBoards(
  configuration: Configuration,
  boards: Boards,
  mirrors: ReadonlyMap<string, BoardMirror>,
): ReadonlyMap<string, ServedBoard> {
  return new Map(
    configuration.boards.flatMap(({ id, site }) => {
      const mirror = mirrors.get(id);
      if (mirror === undefined) return [];
      const siteUrl = `https://${site.replace(':/', '/')}`;
      return [[id, { id, siteUrl, mirror, place: () => boards.place(id) }] as const];
    }),
  );
}

function listenOn(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
