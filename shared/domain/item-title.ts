import type { Action } from './action.ts';
import type { Risk } from './risk.ts';

/** Longest short title and longest reference before it, in characters: what fits a line of a card or a list. */
const longestShortTitle = 110;
const longestReference = 30;

/** What an action is called on one line: how it is done, else what it is for. */
export function shortTitleOfAction(action: Pick<Action, 'action' | 'outcome'>): string {
  return shorten(firstFilled(action.action, action.outcome), longestShortTitle);
}

export function shortTitleOfRisk(risk: Pick<Risk, 'title' | 'description'>): string {
  return shorten(firstFilled(risk.title, risk.description), longestShortTitle);
}

/** "1.3 Review how wishes are recorded"; the title alone where the row has no reference. */
export function withReference(reference: string, title: string): string {
  return reference.trim() === '' ? title : `${shorten(reference, longestReference)} ${title}`;
}

export function nameOfAction(action: Pick<Action, 'reference' | 'action' | 'outcome'>): string {
  return withReference(action.reference, shortTitleOfAction(action));
}

export function nameOfRisk(risk: Pick<Risk, 'reference' | 'title' | 'description'>): string {
  return withReference(risk.reference, shortTitleOfRisk(risk));
}

/** One line of at most `longest` characters; a longer text ends in "…" after a whole word where there is one. */
function shorten(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  // No text has more characters than it has units; counting them takes long for thousands of rows.
  if (line.length <= longest) return line;
  const characters = Array.from(line);
  if (characters.length <= longest) return line;
  const cut = characters.slice(0, longest - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function firstFilled(...texts: readonly string[]): string {
  return texts.find((text) => text.trim() !== '') ?? '(no title)';
}
