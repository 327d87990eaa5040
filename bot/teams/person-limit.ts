/** Presses and messages of one person in a minute; a person at work makes a few. Only stops one that runs wild. */
const mostInAMinute = 120;
const minute = 60_000;

/** What becomes of one more: it is answered, it is the first that is too much, or it is one of many. */
export type Allowance = 'answer' | 'say so' | 'too much';

/**
 * Counts what each person sends, by a word that stands for them, in stretches of a minute. For senders the connector vouches for: anybody
 * else could use up another person's share.
 * @param elapsed milliseconds on a clock that only runs forward
 */
export function createPersonLimit(elapsed: () => number): (person: string) => Allowance {
  let begun = elapsed();
  const sent = new Map<string, number>();
  return (person) => {
    if (elapsed() - begun >= minute) {
      begun = elapsed();
      sent.clear();
    }
    const count = (sent.get(person) ?? 0) + 1;
    sent.set(person, count);
    if (count <= mostInAMinute) return 'answer';
    return count === mostInAMinute + 1 ? 'say so' : 'too much';
  };
}
