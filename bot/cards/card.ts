import type { CardAction, CardVerb } from '../../shared/contracts/card-payloads.ts';
import type { Language } from '../../shared/domain/language.ts';
import { cardWords } from './card-words.ts';

/** Any element, input or action of an Adaptive Card: what it may hold is Microsoft's schema 1.5. */
export interface CardElement {
  readonly type: string;
  readonly [property: string]: unknown;
}

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.3' | '1.5';
  readonly msteams: { readonly width: 'Full'; readonly entities?: readonly Mention[] };
  /** What a client shows that cannot draw the card at all. */
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardElement[];
  readonly refresh?: { readonly action: CardElement; readonly userIds: readonly string[] };
}

/** Somebody whom a card names so that Teams tells them; `text` stands in a TextBlock of the card letter by letter. */
export interface Mention {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** A card with the sentence that stands for it in a notification and in the list of chats (plain text). */
export interface CardMessage {
  readonly summary: string;
  readonly card: AdaptiveCard;
  /** Why nothing was done, where the card says just that. */
  readonly refused?: string;
}

/** What a button sends: a card action without the inputs, which the client adds. */
export type CardPayload = CardAction;

/** A card stays below this many bytes of UTF-8; Teams refuses larger messages and cuts some connectors at 28 KB. */
export const largestCard = 27_000;

/** Teams shows six buttons; more disappear behind "…". */
export const mostButtons = 6;

export function card(
  language: Language,
  body: readonly CardElement[],
  options: {
    actions?: readonly CardElement[];
    refresh?: { payload: CardPayload; mri: string } | undefined;
    mentions?: readonly Mention[];
  } = {},
): AdaptiveCard {
  const { actions = [], refresh, mentions = [] } = options;
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    msteams: { width: 'Full', ...(mentions.length === 0 ? {} : { entities: mentions }) },
    fallbackText: cardWords(language).fallback,
    body,
    ...(actions.length === 0 ? {} : { actions }),
    ...(refresh === undefined
      ? {}
      : {
          refresh: {
            action: { type: 'Action.Execute', verb: refresh.payload.verb, data: refresh.payload },
            userIds: [refresh.mri],
          },
        }),
  };
}

/** Size on the wire, in bytes of UTF-8. */
export function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

export interface ButtonOptions {
  /** "positive" marks the one button most people want. */
  readonly style?: 'positive' | 'default';
  /** False = the button sends no inputs and does not insist on required ones: for leaving a form. */
  readonly withInputs?: boolean;
}

/** A button of Universal Actions; clients that do not know them send the same data as an Action.Submit. */
export function button(title: string, payload: CardPayload, options: ButtonOptions = {}): CardElement {
  const shared = {
    title,
    data: payload,
    ...(options.style === undefined || options.style === 'default' ? {} : { style: options.style }),
    ...(options.withInputs === true ? {} : { associatedInputs: 'none' }),
  };
  return {
    type: 'Action.Execute',
    verb: payload.verb satisfies CardVerb,
    ...shared,
    fallback: { type: 'Action.Submit', ...shared },
  };
}

export function linkButton(title: string, url: string): CardElement {
  return { type: 'Action.OpenUrl', title, url };
}

export interface TextOptions {
  readonly weight?: 'bolder';
  readonly size?: 'small' | 'medium' | 'large';
  readonly colour?: 'good' | 'warning' | 'attention' | 'accent';
  readonly subtle?: boolean;
  readonly spacing?: 'none' | 'small' | 'medium' | 'large';
  readonly heading?: boolean;
  readonly mostLines?: number;
  readonly separator?: boolean;
}

/** `text` is Markdown as far as Teams knows it: words of people go through `escapeText` first. */
export function text(content: string, options: TextOptions = {}): CardElement {
  return {
    type: 'TextBlock',
    text: content,
    wrap: true,
    ...(options.weight === undefined ? {} : { weight: options.weight }),
    ...(options.size === undefined ? {} : { size: options.size }),
    ...(options.colour === undefined ? {} : { color: options.colour }),
    ...(options.subtle === true ? { isSubtle: true } : {}),
    ...(options.spacing === undefined ? {} : { spacing: options.spacing }),
    ...(options.heading === true ? { style: 'heading' } : {}),
    ...(options.mostLines === undefined ? {} : { maxLines: options.mostLines }),
    ...(options.separator === true ? { separator: true } : {}),
  };
}

export function facts(pairs: readonly (readonly [title: string, value: string])[]): CardElement {
  return { type: 'FactSet', facts: pairs.map(([title, value]) => ({ title, value })) };
}

/** A box that stands out from the rest, for what must not be overlooked. */
export function notice(
  style: 'good' | 'warning' | 'attention' | 'emphasis',
  items: readonly CardElement[],
): CardElement {
  return { type: 'Container', style, items, spacing: 'medium' };
}
