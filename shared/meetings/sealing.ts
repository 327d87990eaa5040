import type { SealedRegister } from '../contracts/sealed-register.ts';
import type { BoardInfo, RegisterRows } from '../contracts/tab-api.ts';
import { formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { Meeting } from '../domain/person.ts';
import type { Actor } from '../domain/row.ts';
import { standingOnRisk, type StandingDirectory } from '../domain/standing.ts';
import { parted } from './part-a.ts';

/** Whether somebody may seal the registers of this meeting: who chairs its group or one above, and the board's managers. */
function maySeal(
  oid: string,
  meeting: Pick<Meeting, 'groupKey'>,
  board: StandingDirectory,
  today: CivilDate,
): boolean {
  return standingOnRisk(oid, { owners: [], groupKey: meeting.groupKey }, board, today).mayReview;
}

export type WhyNotSealed = 'not allowed' | 'no date' | 'not yet' | 'sealed already';

/** Why the register of a meeting cannot be sealed today; null = it can. */
export function whyNotSealed(
  oid: string,
  meeting: Pick<Meeting, 'groupKey' | 'date' | 'seal'>,
  board: StandingDirectory,
  today: CivilDate,
): WhyNotSealed | null {
  // First of all: who may not seal is not told either whether somebody did.
  if (!maySeal(oid, meeting, board, today)) return 'not allowed';
  if (meeting.seal !== null) return 'sealed already';
  if (meeting.date === null) return 'no date';
  return meeting.date > today ? 'not yet' : null;
}

export interface SealingQuestion {
  readonly board: BoardInfo;
  readonly rows: RegisterRows;
  readonly meeting: Pick<Meeting, 'key' | 'title' | 'groupKey'> & { readonly date: CivilDate };
  readonly today: CivilDate;
  /** ISO instant. */
  readonly now: string;
  readonly by: Actor;
}

/**
 * The documents of a sealed register; Part B is null when nothing is exempt. Rows stand in the order of their keys, so that the same
 * register gives the same file however SharePoint paged it.
 */
export function sealedDocuments(question: SealingQuestion): {
  readonly partA: SealedRegister;
  readonly partB: SealedRegister | null;
} {
  const { board, meeting } = question;
  const { partA, partB } = parted(question.rows);
  const document = (part: 'A' | 'B', rows: RegisterRows): SealedRegister => ({
    format: 1,
    part,
    board: { id: board.id, siteUrl: board.siteUrl },
    meeting: { key: meeting.key, title: meeting.title, groupKey: meeting.groupKey, date: meeting.date },
    asAt: question.today,
    sealedAt: question.now,
    sealedBy: question.by,
    settings: board.settings,
    vocabulary: board.vocabulary,
    schemes: board.schemes,
    rows: {
      risks: inOrder(rows.risks),
      controls: inOrder(rows.controls),
      actions: inOrder(rows.actions),
      people: inOrder(rows.people),
      groups: inOrder(rows.groups),
      meetings: inOrder(rows.meetings),
    },
  });
  const nothingExempt = partB.risks.length + partB.actions.length + partB.controls.length === 0;
  return { partA: document('A', partA), partB: nothingExempt ? null : document('B', partB) };
}

function inOrder<Item extends { readonly key: string; readonly id: string }>(rows: readonly Item[]): Item[] {
  return [...rows].sort((first, second) =>
    first.key === second.key ? Number(first.id) - Number(second.id) : first.key < second.key ? -1 : 1,
  );
}

/** Folders and name of a part's file. Part B stands in a folder of its own, whose rights a board can keep narrower. */
export function sealedFilePath(
  meeting: { readonly title: string; readonly date: CivilDate },
  part: 'A' | 'B',
  attempt = 1,
): string[] {
  const title = meeting.title
    .replace(/["*:<>?/\\|#%~&{}]+/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 80)
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const again = attempt === 1 ? '' : ` (${attempt})`;
  const day = title.includes(formatCivilDate(meeting.date)) ? '' : `, ${formatCivilDate(meeting.date)}`;
  const name = `${meeting.date} ${title}${day} Part ${part}${again}.json`;
  return part === 'A' ? ['Sealed registers', name] : ['Sealed registers', 'Part B', name];
}
