import { GraphFailure, problems } from '../../bot/graph/graph-errors.ts';
import { createLogger, hearLibraries, personInLog } from '../../bot/logging.ts';

function logOf(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('debug', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('leaves out what must never be in it, at the top and one level down', () => {
    const text = logOf((logger) =>
      logger.info(
        { token: 'eyJsecret', person: { name: 'Alma Ferreira', email: 'alma@x' }, item: { note: 'private' } },
        'x',
      ),
    );
    for (const secret of ['eyJsecret', 'Alma', 'alma@x', 'private']) expect(text).not.toContain(secret);
  });

  it('tells an error by kind and place, not by its words', () => {
    const text = logOf((logger) => {
      logger.error({ error: new Error('GET https://x/items?Name=Alma failed') }, 'x');
      logger.error({ error: new GraphFailure(problems.throttled(3)) }, 'x');
    });
    expect(text).not.toContain('Alma');
    expect(text).toContain('"problem":"throttled"');
    expect(text).toContain('logging.test');
  });

  it('takes in what libraries print, without their sentences', () => {
    const { log, info, warn, error, debug } = console;
    try {
      const text = logOf((logger) => {
        hearLibraries(logger);
        console.error('Alma’s token', new TypeError('eyJsecret was not accepted'));
        console.log('Activity Log:', { text: 'private' });
      });
      for (const secret of ['eyJsecret', 'Alma', 'private']) expect(text).not.toContain(secret);
      expect(text).toContain('"kind":"TypeError"');
      expect(
        text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      ).toHaveLength(2);
    } finally {
      Object.assign(console, { log, info, warn, error, debug });
    }
  });

  it('names a person by the same word each time, which is not their object id', () => {
    const oid = '11111111-AAAA-4aaa-8aaa-000000000001';
    expect(personInLog(oid)).toBe(personInLog(oid.toLowerCase()));
    expect(personInLog(oid)).not.toContain('1111');
    expect(personInLog(oid)).not.toBe(personInLog('11111111-aaaa-4aaa-8aaa-000000000002'));
  });
});
