import { z } from 'zod';
import type { Language } from '../../shared/domain/language.ts';
import type { CardElement, CardPayload } from './card.ts';
import { cardWords } from './card-words.ts';
import { greetingWords } from './greeting-words.ts';
import { noteInput } from './inputs.ts';
import { withoutControls } from './plain-text.ts';

/** Words somebody took trouble over: whatever becomes of a press, they come back to be copied or sent again. */
export interface TypedTexts {
  readonly note?: string | undefined;
  /** Why more time is needed. */
  readonly reason?: string | undefined;
  readonly evidenceLink?: string | undefined;
}

const anyText = z.string().optional().catch(undefined);
const typedTextsSchema = z.object({ note: anyText, reason: anyText, evidenceLink: anyText });

/** The texts in what a press sent, even where nothing else of it can be read. */
export function typedTextsIn(data: unknown): TypedTexts {
  return typedTextsSchema.safeParse(data).data ?? {};
}

const longestReason = 1000;
const longestLink = 2000;

/** An input for each text that was typed, with the text in it. */
export function typedInputs(language: Language, typed: TypedTexts, noteLabel: string): CardElement[] {
  const { note = '', reason = '', evidenceLink = '' } = typed;
  const inputs: CardElement[] = [];
  if (note.trim() !== '') inputs.push(noteInput(language, noteLabel, note));
  if (reason.trim() !== '') inputs.push(reasonInput(greetingWords(language).whyYouAsked, reason));
  if (evidenceLink.trim() !== '') inputs.push(linkInput(cardWords(language).linkAsGiven, evidenceLink));
  return inputs;
}

export function reasonInput(label: string, value: string): CardElement {
  const text = withoutControls(value).slice(0, longestReason);
  return {
    type: 'Input.Text',
    id: 'reason',
    label,
    isMultiline: true,
    maxLength: longestReason,
    value: text,
  };
}

export function linkInput(label: string, value: string): CardElement {
  const text = withoutControls(value).slice(0, longestLink);
  return { type: 'Input.Text', id: 'evidenceLink', label, style: 'url', maxLength: longestLink, value: text };
}

/** A payload without the texts that the card's own inputs send: a button that held them too would outgrow a card. */
export function withoutTypedTexts(payload: CardPayload): CardPayload {
  const left = Object.entries(payload).filter(
    ([name, value]) => !(name in typedTextsSchema.shape && typeof value === 'string' && value.trim() !== ''),
  );
  return Object.fromEntries(left) as CardPayload;
}
