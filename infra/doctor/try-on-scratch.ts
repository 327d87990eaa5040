import { Temporal } from 'temporal-polyfill';
import { relativeLink } from '../../bot/register/boards.ts';
import { orThrow, problemOf } from '../../bot/graph/graph-errors.ts';
import type { GraphPort, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { isObject, objectsIn, textIn } from '../../shared/sharepoint/json.ts';
import {
  deltaPath,
  fieldsPath,
  itemPath,
  newItemPath,
  versionsPath,
  type ListAddress,
} from '../../shared/sharepoint/register-paths.ts';
import { answerInWords } from './answer-in-words.ts';
import { inOrder, wrong, type Notes } from './finding.ts';

const questions = {
  duplicate: 'What does Graph answer to a second row with the same value in a unique column?',
  days: 'What does a date-only column hold?',
  stale: 'What does Graph answer to a stale If-Match?',
  link: 'Does a delta link remember which columns were asked for?',
  names: 'What is the state of a version called?',
} as const;

/** A summer day and a winter day. */
const summerDay = '2026-07-01';
const winterDay = '2026-12-01';

export interface Trial {
  readonly board: string;
  /** The board's own time zone, by IANA name. */
  readonly timeZone: string;
  /** With the app's own identity: it is the app that must be able to do this. */
  readonly graph: GraphPort;
  readonly list: ListAddress;
}

/** Writes a few rows into the scratch list and notes how SharePoint answers. Throws `GraphFailure`. */
export async function tryOnScratch(trial: Trial, notes: Notes): Promise<void> {
  const { board } = trial;
  const first = await add(trial, { Title: 'one', ScratchKey: 'one', ScratchDay: `${summerDay}T12:00:00Z` });
  const problem = problemOf(first);
  if (problem !== null) {
    notes.findings.push(
      wrong(
        'site grant',
        'broken',
        `The app may not write on this site (${problem.message}).`,
        `Run “register provision --board ${board}” as an administrator of SharePoint: it grants “write”.`,
        board,
      ),
    );
    return;
  }
  const summer = textIn(first.body, 'id');
  const winter = textIn(
    orThrow(await add(trial, { Title: 'two', ScratchKey: 'two', ScratchDay: `${winterDay}T12:00:00Z` })).body,
    'id',
  );
  await tryDuplicate(trial, notes);
  await tryDays(trial, notes, summer, winter);
  await tryStaleEtag(trial, notes, summer);
  await tryDelta(trial, notes, winter);
  await tryVersions(trial, notes, summer);
}

const add = ({ graph, list }: Trial, fields: Record<string, string>): Promise<GraphResponse> =>
  graph.send({ method: 'POST', path: newItemPath(list), body: { fields } });

async function tryDuplicate(trial: Trial, { findings, answers }: Notes): Promise<void> {
  const { board } = trial;
  const answer = await add(trial, { Title: 'one again', ScratchKey: 'one' });
  const said = answerInWords(answer);
  const recognised = problemOf(answer)?.kind === 'duplicate value';
  answers.push({
    point: 1,
    board,
    question: questions.duplicate,
    answer: `${said}${recognised ? '' : ', which this release does not recognise'}.`,
    because: null,
  });
  findings.push(
    recognised
      ? inOrder('unique values', `A second row is refused with ${said}, which the service recognises.`, board)
      : answer.status < 400
        ? wrong(
            'unique values',
            'broken',
            'SharePoint took a second row with the same value in a unique column.',
            'Do not let reminders go out: run this again in ten minutes, since a new index may come late, and tell whoever supports the product if it stays so.',
            board,
          )
        : wrong(
            'unique values',
            'broken',
            `A second row is refused with ${said}, which the service does not recognise.`,
            'Nothing is written twice, but saving ends in an error. Tell whoever supports the product this answer.',
            board,
          ),
  );
}

async function tryDays(
  trial: Trial,
  { findings, answers }: Notes,
  summer: string,
  winter: string,
): Promise<void> {
  const { board, timeZone } = trial;
  const [july, december] = await Promise.all([readDay(trial, summer), readDay(trial, winter)]);
  const asWritten = july === `${summerDay}T12:00:00Z` && december === `${winterDay}T12:00:00Z`;
  answers.push({
    point: 2,
    board,
    question: questions.days,
    answer: asWritten
      ? 'The moment that was written.'
      : `Midnight in the site’s time zone: ${july} and ${december}.`,
    because: null,
  });
  findings.push(
    asWritten
      ? inOrder('time zone', 'SharePoint keeps days as they are written, so none can shift.', board)
      : july === midnight(summerDay, timeZone) && december === midnight(winterDay, timeZone)
        ? inOrder('time zone', `The site’s time zone keeps the days of ${timeZone}.`, board)
        : wrong(
            'time zone',
            'look at this',
            `The site is not on the board’s time zone (${timeZone}): it is ${offset(summerDay, july)} in July and ${offset(winterDay, december)} in December. The register’s own days are right all the same, because they are written at noon.`,
            'SharePoint, the site, Settings, Site information, View all site settings, Regional settings: choose the time zone (for the United Kingdom “(UTC+00:00) Dublin, Edinburgh, Lisbon, London”).',
            board,
          ),
  );
}

async function readDay({ graph, list }: Trial, id: string): Promise<string> {
  const { body } = orThrow(await graph.send({ method: 'GET', path: itemPath(list, id, ['ScratchDay']) }));
  const text = isObject(body) ? textIn(body['fields'], 'ScratchDay') : '';
  return text.replace(/\.0+Z$/, 'Z');
}

const midnight = (date: string, timeZone: string): string =>
  Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant().toString();

/** "UTC+1" from the moment that stands for midnight of a day. */
function offset(date: string, moment: string): string {
  const hours = (Date.parse(`${date}T00:00:00Z`) - Date.parse(moment)) / 3_600_000;
  if (Number.isNaN(hours)) return 'not to be told';
  return hours === 0 ? 'UTC' : `UTC${hours > 0 ? '+' : '−'}${Math.abs(hours)}`;
}

async function tryStaleEtag(trial: Trial, { findings, answers }: Notes, id: string): Promise<void> {
  const { board, graph, list } = trial;
  const { body } = orThrow(await graph.send({ method: 'GET', path: itemPath(list, id, ['ScratchKey']) }));
  const save = (note: string) =>
    graph.send({
      method: 'PATCH',
      path: fieldsPath(list, id),
      headers: { 'If-Match': textIn(body, 'eTag') },
      body: { ScratchNote: note },
    });
  orThrow(await save('first'));
  const answer = await save('second');
  const said = answerInWords(answer);
  const recognised = problemOf(answer)?.kind === 'conflict';
  answers.push({
    point: 5,
    board,
    question: questions.stale,
    answer: `${said}${recognised ? '' : ', which this release does not recognise'}.`,
    because: null,
  });
  findings.push(
    recognised
      ? inOrder(
          'saving together',
          `A stale save is refused with ${said}, which the service tells the person as a conflict.`,
          board,
        )
      : wrong(
          'saving together',
          'broken',
          answer.status < 400
            ? 'SharePoint took a stale save: the second of two people would overwrite the first.'
            : `A stale save is refused with ${said}, which the service does not recognise.`,
          'Tell whoever supports the product this answer before a board relies on it.',
          board,
        ),
  );
}

async function tryDelta(trial: Trial, { findings, answers }: Notes, id: string): Promise<void> {
  const { board, graph, list } = trial;
  let link: string | null = deltaPath(list, ['ScratchKey', 'ScratchNote']).replace(
    /\$top=\d+|%24top=\d+/,
    '$top=1',
  );
  let end: string | null = null;
  while (link !== null) {
    const page: GraphResponse = await graph.send({ method: 'GET', path: link });
    const problem = problemOf(page);
    if (problem !== null) {
      noteDelta({ findings, answers }, board, page);
      return;
    }
    end = relativeLink(textIn(page.body, '@odata.deltaLink'));
    link = relativeLink(textIn(page.body, '@odata.nextLink'));
  }
  noteDelta({ findings, answers }, board, null);
  orThrow(
    await graph.send({ method: 'PATCH', path: fieldsPath(list, id), body: { ScratchNote: 'changed' } }),
  );
  const changes = orThrow(await graph.send({ method: 'GET', path: end ?? '' }));
  const row = objectsIn(changes.body).find((item) => textIn(item, 'id') === id);
  const remembers = isObject(row?.['fields']) && textIn(row['fields'], 'ScratchNote') === 'changed';
  answers.push({
    point: 11,
    board,
    question: questions.link,
    answer: remembers ? 'Yes.' : 'No: a changed row came without its values.',
    because: null,
  });
  if (!remembers) {
    findings.push(
      wrong(
        'reading changes',
        'broken',
        'A changed row comes without its values.',
        'Tell whoever supports the product before a board relies on it: people would see rows without what changed.',
        board,
      ),
    );
  }
}

/** `refusal` null = the app may read changes. */
export function noteDelta({ findings, answers }: Notes, board: string, refusal: GraphResponse | null): void {
  const said = refusal === null ? null : answerInWords(refusal);
  answers.push({
    point: 4,
    board,
    question: 'May an app with Sites.Selected read changes (items/delta)?',
    answer: said === null ? 'Yes.' : `No (${said}).`,
    because: null,
  });
  findings.push(
    said === null
      ? inOrder('reading changes', 'The app may read what changed since it last looked.', board)
      : wrong(
          'reading changes',
          'look at this',
          `The app may not read changes (${said}).`,
          'Nothing need be done: lists are read whole instead, which costs more. Do not grant Sites.ReadWrite.All for it, which reaches every site.',
          board,
        ),
  );
}

async function tryVersions(trial: Trial, { answers }: Notes, id: string): Promise<void> {
  const answer = await trial.graph.send({ method: 'GET', path: versionsPath(trial.list, id) });
  const [version] = objectsIn(answer.body);
  const names = ['published', 'publication'].filter((name) => version !== undefined && name in version);
  answers.push({
    point: 12,
    board: trial.board,
    question: questions.names,
    answer:
      answer.status >= 400
        ? null
        : names.length === 0
          ? 'Neither “published” nor “publication” is there.'
          : `“${names.join('” and “')}”.`,
    because: answer.status >= 400 ? `Versions cannot be read (${answerInWords(answer)}).` : null,
  });
}
