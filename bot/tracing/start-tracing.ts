import type { Logger } from '../logging.ts';
import { recordWith } from './span.ts';

export interface Tracing {
  /** Sends what is waiting, for at most two seconds. */
  stop(): Promise<void>;
}

const mostMillisecondsToFlush = 2_000;
const off: Tracing = { stop: () => Promise.resolve() };

/**
 * Begins to record traces where the environment names a collector (`OTEL_EXPORTER_OTLP_ENDPOINT`, or the one for traces alone). Otherwise
 * nothing of OpenTelemetry is even loaded. Never throws: a service that cannot be watched still does its work.
 */
export async function startTracing(
  env: Readonly<Record<string, string | undefined>>,
  logger: Logger,
): Promise<Tracing> {
  if (!isWanted(env)) return off;
  try {
    const [{ createExporter }, { openRecorder }] = await Promise.all([
      import('./exporter.ts'),
      import('./recorder.ts'),
    ]);
    const { recorder, flush } = openRecorder(createExporter(logger));
    recordWith(recorder);
    return {
      stop: async () => {
        recordWith(null);
        let timer: NodeJS.Timeout | undefined;
        const tooLate = new Promise<void>((resolve) => {
          timer = setTimeout(resolve, mostMillisecondsToFlush);
        });
        await Promise.race([flush().catch(() => undefined), tooLate]);
        clearTimeout(timer);
      },
    };
  } catch (error) {
    logger.warn({ error }, 'traces are off: the settings for them cannot be used');
    return off;
  }
}

function isWanted(env: Readonly<Record<string, string | undefined>>): boolean {
  const given = (name: string): string => env[name]?.trim() ?? '';
  return (
    (given('OTEL_EXPORTER_OTLP_ENDPOINT') !== '' || given('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') !== '') &&
    given('OTEL_SDK_DISABLED').toLowerCase() !== 'true' &&
    given('OTEL_TRACES_EXPORTER').toLowerCase() !== 'none'
  );
}
