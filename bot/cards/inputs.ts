import type { ActionInputs } from '../../shared/contracts/card-payloads.ts';
import { longestNote } from '../../shared/contracts/record-update.ts';
import type { Language } from '../../shared/domain/language.ts';
import { cardWords } from './card-words.ts';
import { notice, text, type CardElement } from './card.ts';
import { escapeText, withoutControls } from './plain-text.ts';

export const longestLinkInput = 2000;

export function problemNotice(problem: string): CardElement {
  return notice('attention', [text(escapeText(`⚠ ${problem}`), { weight: 'bolder' })]);
}

export function noteInput(language: Language, label: string, value: string | undefined): CardElement {
  const words = cardWords(language);
  return {
    type: 'Input.Text',
    id: 'note',
    label,
    isMultiline: true,
    isRequired: false,
    maxLength: longestNote,
    errorMessage: words.longestNote(longestNote.toLocaleString('en-GB')),
    placeholder: words.notePlaceholder,
    ...(value === undefined || value === '' ? {} : { value: withoutControls(value).slice(0, longestNote) }),
  };
}

/** What of a form's inputs is short enough to travel in buttons. */
export function keptChoices(typed: ActionInputs): Pick<ActionInputs, 'status' | 'rag' | 'percentComplete'> {
  const short = (value: string | undefined) => (value === undefined || value.length > 40 ? undefined : value);
  const status = short(typed.status);
  const rag = short(typed.rag);
  const percentComplete = short(typed.percentComplete);
  return {
    ...(status === undefined ? {} : { status }),
    ...(rag === undefined ? {} : { rag }),
    ...(percentComplete === undefined ? {} : { percentComplete }),
  };
}
