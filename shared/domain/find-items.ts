import type { Action } from './action.ts';
import type { CivilDate } from './civil-date.ts';
import type { Risk } from './risk.ts';
import { standingOnAction, standingOnRisk, type StandingDirectory } from './standing.ts';
import { isFinished } from './status.ts';

export type FoundItem =
  { readonly kind: 'action'; readonly action: Action } | { readonly kind: 'risk'; readonly risk: Risk };

/** Where somebody looks, and who they are. */
export interface Search {
  readonly actions: readonly Action[];
  readonly risks: readonly Risk[];
  /** Entra object id of who looks: only what they have a part in is found. */
  readonly oid: string;
  readonly directory: StandingDirectory;
  readonly today: CivilDate;
}

/** How well an item fits what was asked for, best first. */
type Fit = 'its reference' | 'its key' | 'beginning of its reference' | 'title' | 'anywhere';
const fits: readonly Fit[] = ['its reference', 'its key', 'beginning of its reference', 'title', 'anywhere'];

/** Longest text that is looked for, in characters; what stands behind it is ignored. */
export const longestSearch = 120;

/** Little words say nothing about an item; they count only where nothing else was asked for. */
const littleWords = new Set([
  'a',
  'about',
  'an',
  'and',
  'at',
  'by',
  'for',
  'in',
  'is',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

/**
 * Actions and risks that fit a reference, a key or words, among those on which the person stands in any capacity. All
 * words are wanted, each as the beginning of a word, whatever its accents and capitals; a number is wanted whole. The
 * item that bears the very reference comes first, open before finished, and then the better fit.
 */
export function findItems(search: Search, asked: string): FoundItem[] {
  const wanted = wantedIn(asked);
  if (wanted === null) return [];
  const found: { item: FoundItem; fit: Fit; finished: boolean; reference: string; key: string }[] = [];
  for (const action of search.actions) {
    const fit = fitOf(wanted, {
      reference: action.reference,
      key: action.key,
      title: action.action === '' ? action.outcome : action.action,
      rest: [action.outcome, ...action.leads.map(({ name }) => name)],
    });
    if (fit === null || !standsOnAction(search, action)) continue;
    const { reference, key } = action;
    found.push({
      item: { kind: 'action', action },
      fit,
      finished: isFinished(action.status),
      reference,
      key,
    });
  }
  for (const risk of search.risks) {
    const fit = fitOf(wanted, {
      reference: risk.reference,
      key: risk.key,
      title: risk.title,
      rest: [risk.description, ...risk.owners.map(({ name }) => name)],
    });
    if (fit === null || !standsOnRisk(search, risk)) continue;
    const { reference, key } = risk;
    found.push({ item: { kind: 'risk', risk }, fit, finished: risk.status === 'closed', reference, key });
  }
  const isNamed = (fit: Fit) => fit === 'its reference' || fit === 'its key';
  return found
    .sort(
      (one, other) =>
        Number(isNamed(other.fit)) - Number(isNamed(one.fit)) ||
        Number(one.finished) - Number(other.finished) ||
        fits.indexOf(one.fit) - fits.indexOf(other.fit) ||
        inOrder.compare(one.reference, other.reference) ||
        inOrder.compare(one.key, other.key),
    )
    .map(({ item }) => item);
}

/** Whether somebody stands on an action in any capacity, if only to be kept informed. */
function standsOnAction({ oid, directory, today }: Search, action: Action): boolean {
  return standingOnAction(oid, action, directory, today).capacities.length > 0;
}

function standsOnRisk({ oid, directory, today }: Search, risk: Risk): boolean {
  return standingOnRisk(oid, risk, directory, today).capacities.length > 0;
}

/** "1.2" before "1.10". */
const inOrder = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

interface Wanted {
  /** What was asked for, read as a reference. */
  readonly reference: readonly string[];
  readonly words: readonly string[];
}

/** Null when nothing was asked for. */
function wantedIn(asked: string): Wanted | null {
  const text = Array.from(asked).slice(0, longestSearch).join('');
  // "action 1.3" is the action that bears 1.3; "risk assessment" are two words.
  const bare = plain(text).replace(/^\s*(?:actions?|risks?|items?)\s+(?=\S*\d)/, '');
  const words = wordsOf(bare);
  if (words.length === 0) return null;
  const telling = words.filter((word) => !littleWords.has(word));
  return { reference: partsOfReference(bare), words: telling.length === 0 ? words : telling };
}

function fitOf(
  { reference, words }: Wanted,
  item: { reference: string; key: string; title: string; rest: readonly string[] },
): Fit | null {
  const own = partsOfReference(plain(item.reference));
  const begins = reference.length > 0 && reference.every((part, at) => own[at] === part);
  if (begins && own.length === reference.length) return 'its reference';
  const key = partsOfReference(plain(item.key));
  if (key.length === reference.length && key.every((part, at) => part === reference[at])) return 'its key';
  if (begins) return 'beginning of its reference';
  const named = [...wordsOf(plain(item.reference)), ...wordsOf(plain(item.title))];
  if (hasAll(named, words)) return 'title';
  const all = [...named, ...item.rest.flatMap((text) => wordsOf(plain(text)))];
  return hasAll(all, words) ? 'anywhere' : null;
}

function hasAll(there: readonly string[], words: readonly string[]): boolean {
  return words.every((word) =>
    // The beginning of a number is another number, and R4 is not R40.
    /\d$/.test(word) ? there.includes(word) : there.some((each) => each.startsWith(word)),
  );
}

/** Lower case, without accents and apostrophes. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/['’]/g, '').toLowerCase();
}

/** "Action 1.3, revised" → "action", "1.3", "revised". */
function wordsOf(plainText: string): string[] {
  return plainText
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replace(/^\.+|(?<!\.)\.+$/g, ''))
    .filter((word) => word !== '');
}

/** "R4", "r 4" and "R-04" are one reference; "1.3" and "13" are two. */
function partsOfReference(plainText: string): string[] {
  return (plainText.match(/\p{L}+|\p{N}+/gu) ?? []).map((part) => part.replace(/^0+(?=\d)/, ''));
}
