import { hostWords, type HostWords } from './host-words.ts';

/** Teams' reasons are single words meant for developers; some are spelt differently by its clients. */
export function tokenProblemInWords(reason: string, words: HostWords = hostWords('en')): string {
  const plain = reason.toLowerCase();
  if (plain.includes('cancel')) {
    return words.cancelled;
  }
  if (plain.includes('consent')) {
    return words.consent;
  }
  if (plain.includes('mfa') || plain.includes('interaction')) {
    return words.signInAgain;
  }
  if (plain.includes('resource') || plain.includes('invalid')) {
    return words.address;
  }
  return words.unknown;
}
