import { z } from 'zod';
import { findItems, type FoundItem } from '../../shared/domain/find-items.ts';
import type { Language } from '../../shared/domain/language.ts';
import { standingOnAction, standingOnRisk } from '../../shared/domain/standing.ts';
import type { ItemKind } from '../../shared/domain/update.ts';
import { exemptKeys } from '../../shared/meetings/part-a.ts';
import type { AdaptiveCard } from '../cards/card.ts';
import type { RegisterLinks } from '../cards/card-place.ts';
import {
  linkedItemCard,
  sharedItemCard,
  sharedItemLines,
  type SharedItemQuestion,
} from '../cards/shared-item-card.ts';
import { linesOfPerson, schemeWith } from '../reminders/personal-digest.ts';
import { botWords } from './bot-words.ts';
import type { BoardView, PersonOnBoard } from './register-door.ts';

/** What Teams shows for a search in the compose area, or for a link: cards to choose from, or a sentence. */
export type ComposeResult =
  | {
      readonly type: 'result';
      readonly attachmentLayout: 'list';
      readonly attachments: readonly ItemAttachment[];
    }
  | { readonly type: 'message'; readonly text: string };

interface ItemAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: AdaptiveCard;
  /** What the person chooses by; it stays with them. */
  readonly preview: {
    readonly contentType: 'application/vnd.microsoft.card.thumbnail';
    readonly content: { readonly title: string; readonly text: string };
  };
}

/** A board on which somebody is. */
export interface OwnBoard {
  readonly view: BoardView;
  readonly person: PersonOnBoard;
  readonly boardId: string;
}

/** Teams shows no more in one go. */
const mostResults = 25;

const firstPage = { skip: 0, count: mostResults };
const querySchema = z
  .looseObject({
    parameters: z
      .array(z.looseObject({ name: z.string().max(100), value: z.unknown().optional() }))
      .max(10)
      .catch([]),
    queryOptions: z
      .looseObject({ skip: z.int().nonnegative().catch(0), count: z.int().positive().catch(mostResults) })
      .catch(firstPage),
  })
  .catch({ parameters: [], queryOptions: firstPage });

/** The parameter's name in the manifest. */
const wordsParameter = 'words';

/**
 * What of somebody's the words fit, as cards for a conversation in which others read along; before anything is typed,
 * what needs them. Risks marked exempt (Part B) and the actions that treat them never are among it.
 */
export function answerQuery(
  boards: readonly OwnBoard[],
  links: RegisterLinks,
  value: unknown,
  language: Language,
): ComposeResult {
  const sentences = botWords(language);
  if (boards.length === 0) return say(sentences.unknownPerson);
  const { parameters, queryOptions } = querySchema.parse(value);
  const typed = parameters.find(({ name }) => name === wordsParameter)?.value;
  const words = typeof typed === 'string' ? typed.trim() : '';
  const found = boards.map((board) => ({
    board,
    items: words === '' ? needing(board) : fitting(board, words),
  }));
  const shown = found.flatMap(({ board, items }) =>
    items.filter(sharedFrom(board)).map((item) => questionOf(board, links, item, language)),
  );
  const withheld = found.flatMap(({ items }) => items).length > shown.length;
  if (shown.length === 0) {
    if (withheld) return say(sentences.allWithheld);
    return say(words === '' ? sentences.nothingNeeded : sentences.nothingFound);
  }
  const { skip, count } = queryOptions;
  const attachments = shown
    .slice(skip, skip + Math.min(count, mostResults))
    .map((question) => attachmentOf(question, sharedItemCard(question)));
  const [first, ...others] = attachments;
  return list(
    first === undefined || !withheld || skip > 0
      ? attachments
      : [withNote(first, sentences.someWithheld), ...others],
  );
}

/** The item behind an address of the tab, as a card; nothing when the person may not see it or it is not to be shared. */
export function answerLink(
  boards: readonly OwnBoard[],
  links: RegisterLinks,
  linked: { readonly board: string; readonly kind: ItemKind; readonly key: string } | null,
  language: Language,
): ComposeResult {
  const board = boards.find(({ boardId }) => boardId === linked?.board);
  if (linked === null || board === undefined) return list([]);
  const item = itemOf(board, linked.kind, linked.key);
  if (item === null || !sharedFrom(board)(item)) return list([]);
  const question = questionOf(board, links, item, language);
  return list([attachmentOf(question, linkedItemCard(question))]);
}

const linkSchema = z.looseObject({ url: z.url({ protocol: /^https?$/ }).max(2_000) });

/** The address that was pasted; null for anything that is none. */
export function pastedUrl(value: unknown): string | null {
  return linkSchema.safeParse(value).data?.url ?? null;
}

export const noLinkedItem: ComposeResult = { type: 'result', attachmentLayout: 'list', attachments: [] };

export function say(text: string): ComposeResult {
  return { type: 'message', text };
}

/** Whether an item may be shown to others: what is exempt, and what treats it, stays between the register and those who may see it. */
function sharedFrom({ view }: OwnBoard): (item: FoundItem) => boolean {
  const exempt = exemptKeys(view.snapshot);
  return (item) =>
    item.kind === 'action' ? !exempt.actions.has(item.action.key) : !exempt.risks.has(item.risk.key);
}

function fitting({ view, person }: OwnBoard, words: string): FoundItem[] {
  const { snapshot, directory, today } = view;
  const { actions, risks } = snapshot;
  return findItems({ actions, risks, oid: person.oid, directory, today }, words);
}

/** What the person is asked about, most pressing first. */
function needing({ view, person }: OwnBoard): FoundItem[] {
  const found: FoundItem[] = [];
  for (const line of linesOfPerson(view.snapshot, person.keys, view.today)) {
    if (line.kind === 'action') found.push({ kind: 'action', action: line.action });
    if (line.kind === 'risk') found.push({ kind: 'risk', risk: line.risk });
  }
  // An action somebody leads and also chairs may stand on two lines.
  return found.filter((item, at) => found.findIndex((other) => sameItem(item, other)) === at);
}

function sameItem(one: FoundItem, other: FoundItem): boolean {
  if (one.kind === 'action') return other.kind === 'action' && one.action.key === other.action.key;
  return other.kind === 'risk' && one.risk.key === other.risk.key;
}

/** The item, for whoever stands on it in any capacity. */
function itemOf({ view, person }: OwnBoard, kind: ItemKind, key: string): FoundItem | null {
  const { snapshot, directory, today } = view;
  if (kind === 'action') {
    const action = snapshot.actions.find((each) => each.key === key);
    if (action === undefined) return null;
    const { capacities } = standingOnAction(person.oid, action, directory, today);
    return capacities.length === 0 ? null : { kind, action };
  }
  const risk = snapshot.risks.find((each) => each.key === key);
  if (risk === undefined) return null;
  const { capacities } = standingOnRisk(person.oid, risk, directory, today);
  return capacities.length === 0 ? null : { kind, risk };
}

function questionOf(
  { view, boardId }: OwnBoard,
  links: RegisterLinks,
  item: FoundItem,
  language: Language,
): SharedItemQuestion {
  const { title } = view.snapshot.configuration.settings;
  return {
    place: { board: { id: boardId, title }, links, language },
    item,
    today: view.today,
    schemeOf: (risk) => schemeWith(view.snapshot, risk.scheme),
  };
}

function list(attachments: readonly ItemAttachment[]): ComposeResult {
  return { type: 'result', attachmentLayout: 'list', attachments };
}

function attachmentOf(question: SharedItemQuestion, content: AdaptiveCard): ItemAttachment {
  const { title, text } = sharedItemLines(question);
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content,
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: withoutTags(title), text: withoutTags(text) },
    },
  };
}

function withNote(attachment: ItemAttachment, note: string): ItemAttachment {
  const { preview } = attachment;
  const text = `${preview.content.text} · ${note}`;
  return { ...attachment, preview: { ...preview, content: { ...preview.content, text } } };
}

/** Thumbnail cards read HTML: words of people are to stay words. */
function withoutTags(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
