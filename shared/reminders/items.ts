import type { Action } from '../domain/action.ts';
import type { Risk } from '../domain/risk.ts';

/** Longest short title, in characters: what fits a line of a card or a list. */
const longestShortTitle = 110;

/** Nobody is asked about an action that was said to be complete, was closed or was cancelled. */
export function isOpenAction(action: Pick<Action, 'status'>): boolean {
  return action.status === 'not started' || action.status === 'in progress';
}

/** What an action is called on one line: how it is done, else what it is for. */
export function shortTitleOfAction(action: Pick<Action, 'action' | 'outcome'>): string {
  return shorten(firstFilled(action.action, action.outcome), longestShortTitle);
}

export function shortTitleOfRisk(risk: Pick<Risk, 'title' | 'description'>): string {
  return shorten(firstFilled(risk.title, risk.description), longestShortTitle);
}

/** One line of at most `longest` characters; a longer text ends in "…" after a whole word where there is one. */
function shorten(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  if (characters.length <= longest) return line;
  const cut = characters.slice(0, longest - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function firstFilled(...texts: readonly string[]): string {
  return texts.find((text) => text.trim() !== '') ?? '(no title)';
}
