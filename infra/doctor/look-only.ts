import { problemOf } from '../../bot/graph/graph-errors.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { objectsIn, textIn } from '../../shared/sharepoint/json.ts';
import { deltaPath, itemsPath, listsPath } from '../../shared/sharepoint/register-paths.ts';
import { findLists } from '../../shared/sharepoint/register-lists.ts';
import { readAll } from '../provision/graph-reading.ts';
import { answerInWords } from './answer-in-words.ts';
import type { Notes } from './finding.ts';
import { noteDelta } from './try-on-scratch.ts';

/** What reading a board's site with the app's identity tells; changes nothing. Throws `GraphFailure`. */
export async function lookOnly(
  board: string,
  graph: GraphPort,
  siteId: string,
  notes: Notes,
  withDelta: boolean,
): Promise<void> {
  const lists = await readAll(graph, listsPath(siteId));
  const { updates, settings } = findLists({ value: lists });
  if (updates !== undefined) await lookAtPages(board, graph, { siteId, listId: updates }, notes);
  if (withDelta && settings !== undefined) {
    const answer = await graph.send({ method: 'GET', path: deltaPath({ siteId, listId: settings }, null) });
    noteDelta(notes, board, problemOf(answer) === null ? null : answer);
  }
  await lookAtUsers(board, graph, siteId, lists, notes);
}

/** The list that grows fastest says most about how many rows a page holds. */
async function lookAtPages(
  board: string,
  graph: GraphPort,
  list: { siteId: string; listId: string },
  { answers }: Notes,
): Promise<void> {
  const question = 'How many rows does a page hold when 2,000 and 5,000 are asked for?';
  const pages = await graph.batch(
    [2_000, 5_000].map((top) => ({ method: 'GET', path: itemsPath(list, null, { top }) })),
  );
  const seen = pages.map((page) => ({
    rows: objectsIn(page.body).length,
    isWhole: textIn(page.body, '@odata.nextLink') === '',
    isRefused: page.status >= 400,
  }));
  const refused = pages.find(({ status }) => status >= 400);
  const whole = seen.every(({ isWhole }) => isWhole);
  const counts = seen.map(({ rows }) => rows.toLocaleString('en-GB')).join(' and ');
  answers.push({
    point: 3,
    board,
    question,
    answer: refused !== undefined ? `Refused: ${answerInWords(refused)}.` : whole ? null : `${counts}.`,
    because:
      refused === undefined && whole
        ? `The longest list (Updates) has ${counts.split(' ')[0] ?? '0'} rows, and all came in one page: run this again when it has more than 5,000.`
        : null,
  });
}

async function lookAtUsers(
  board: string,
  graph: GraphPort,
  siteId: string,
  lists: readonly unknown[],
  { answers }: Notes,
): Promise<void> {
  const question = 'May an app with Sites.Selected read the site’s list of users?';
  // Its name is the same in every language; its title is not.
  const users = lists.find((list) => textIn(list, 'name') === 'users');
  const listId = textIn(users, 'id');
  if (listId === '') {
    answers.push({ point: 4, board, question, answer: 'It is not shown to the app.', because: null });
    return;
  }
  const answer = await graph.send({ method: 'GET', path: itemsPath({ siteId, listId }, null, { top: 1 }) });
  answers.push({
    point: 4,
    board,
    question,
    answer: answer.status < 400 ? 'Yes.' : `No (${answerInWords(answer)}).`,
    because: null,
  });
}
