import path from 'node:path';
import process from 'node:process';
import { readConfiguration } from './configuration.ts';
import { createLogger, hearLibraries } from './logging.ts';
import { buildService } from './service.ts';
import { createBotRooms } from './teams/bot-rooms.ts';
import { startTracing } from './tracing/start-tracing.ts';

const reading = readConfiguration(process.env);
if (!reading.ok) {
  console.error(
    ['The service cannot start. Please correct these settings:', ...reading.problems].join('\n  - '),
  );
  process.exit(1);
}

const { configuration } = reading;
const logger = createLogger(configuration.logLevel);
hearLibraries(logger);
// Node would print the error's own words.
process.on('uncaughtException', (error) => {
  logger.fatal({ error }, 'something failed that nobody was waiting for');
  process.exit(1);
});
const tracing = await startTracing(process.env, logger);
const service = buildService(configuration, {
  logger,
  tabDirectory: path.resolve(import.meta.dirname, '../dist/tab'),
  papersProgram: new URL('./papers-worker.js', import.meta.url),
  uploadsProgram: new URL('./uploads-worker.js', import.meta.url),
  rooms: createBotRooms,
});

try {
  const port = await service.listen();
  logger.info({ port, boards: configuration.boards.map((board) => board.id) }, 'listening');
} catch (error) {
  logger.fatal({ error }, 'the service could not listen on its port');
  process.exit(1);
}

let stopping = false;
async function stop(signal: string, drainSeconds: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  logger.info({ signal, drainSeconds }, 'stopping');
  await service.close(drainSeconds);
  await tracing.stop();
  logger.info('stopped');
  process.exit(0);
}
process.on('SIGTERM', () => void stop('SIGTERM', configuration.drainSeconds));
// Ctrl-C: nobody balances between copies there.
process.on('SIGINT', () => void stop('SIGINT', 0));
