import type { ActionInputs } from '../../shared/contracts/card-payloads.ts';
import { longestNote } from '../../shared/contracts/record-update.ts';
import type { Language } from '../../shared/domain/language.ts';
import { personalDetailWords } from '../../shared/domain/personal-details.ts';
import { cardWords } from './card-words.ts';
import { notice, text, type CardElement } from './card.ts';
import { escapeText, withoutControls } from './plain-text.ts';

export const longestLinkInput = 2000;

/** Why the last press could not be recorded, as forms hold it. */
export interface FormProblem {
  /** In the person’s language. */
  readonly problem?: string;
  /** True where the person may have it recorded all the same: the form then has a tick that says so. */
  readonly maySaveAnyway?: boolean;
}

/** What stands above a form whose last press could not be recorded; nothing where there was none. */
export function whyNotRecorded(
  { problem, maySaveAnyway = false }: FormProblem,
  language: Language,
): CardElement[] {
  if (problem === undefined) return [];
  const tick: CardElement = {
    type: 'Input.Toggle',
    id: 'saveAnyway',
    title: personalDetailWords(language).saveAnyway,
    value: 'false',
    wrap: true,
  };
  return maySaveAnyway ? [problemNotice(problem), tick] : [problemNotice(problem)];
}

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
