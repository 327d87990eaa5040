import fc from 'fast-check';
import { ReadingPlaces } from '../../../bot/imports/reading-places.ts';

/** Work that lasts until it is told to end. */
function lasting() {
  let end: (fails: boolean) => void = () => undefined;
  const work = () =>
    new Promise<string>((resolve, reject) => {
      end = (fails) => {
        if (fails) reject(new Error('The client went away.'));
        else resolve('read');
      };
    });
  return { work, end: (fails = false) => end(fails) };
}

describe('places for documents to be read', () => {
  it('are a few for each person and a few in all', async () => {
    const places = new ReadingPlaces({ each: 2, all: 3 });
    const all = [lasting(), lasting(), lasting()];
    const [first, second] = all.slice(0, 2).map(({ work }) => places.inPlace('priya', work));
    expect(await places.inPlace('priya', lasting().work)).toBe('full');
    const third = places.inPlace('owen', all[2]!.work);
    expect(await places.inPlace('siobhan', lasting().work)).toBe('full');
    all[0]!.end();
    expect(await first).toBe('read');
    const next = lasting();
    const fourth = places.inPlace('siobhan', next.work);
    for (const one of [...all, next]) one.end();
    expect(await Promise.all([second, third, fourth])).toEqual(['read', 'read', 'read']);
  });

  it('are free again however the reading ended', async () => {
    const places = new ReadingPlaces({ each: 1, all: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 6 }), async (endings) => {
        for (const fails of endings) {
          const one = lasting();
          const reading = places.inPlace('priya', one.work).catch(() => 'failed');
          expect(await places.inPlace('priya', () => Promise.resolve('read'))).toBe('full');
          one.end(fails);
          expect(await reading).toBe(fails ? 'failed' : 'read');
        }
      }),
    );
  });
});
