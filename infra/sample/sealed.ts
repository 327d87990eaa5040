import { checksumOf } from '../../bot/register/sealed-register.ts';
import type { SealedRegister } from '../../shared/contracts/sealed-register.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { Meeting } from '../../shared/domain/person.ts';
import type { Actor, Row } from '../../shared/domain/row.ts';
import { sealedDocuments, sealedFilePath } from '../../shared/meetings/sealing.ts';
import { actionAt, riskAt } from './rolled-back.ts';
import type { SampleBoard, SampleFile, Unsaved } from './sample-board.ts';

/**
 * The sample with the register of the board's last meeting sealed, as it stood that afternoon: what was scored, moved, said or
 * closed since is taken back. Earlier meetings were held before the board had this register, and are not sealed.
 *
 * @param siteUrl of the board's site
 * @param by the manager who sealed it
 */
export function withSealedMeeting(
  board: SampleBoard,
  today: CivilDate,
  siteUrl: string,
  by: Actor,
): SampleBoard {
  const boardGroups = new Set(board.groups.filter(({ kind }) => kind === 'board').map(({ key }) => key));
  const meeting = board.meetings.findLast(
    (one) => boardGroups.has(one.groupKey ?? '') && one.date !== null && one.date < today,
  );
  if (meeting?.date == null) return board;
  const at = `${meeting.date}T16:30:00Z`;
  const saved = asRowsOf(at, by);
  const { partA, partB } = sealedDocuments({
    board: {
      id: board.id,
      siteUrl,
      settings: board.settings,
      vocabulary: board.vocabulary,
      schemes: [...board.schemes],
      policyVersion: 0,
      schemeChange: 0,
      problems: [],
    },
    rows: {
      risks: saved(board.risks.map((risk) => riskAt(risk, board, at))),
      controls: saved(board.controls).filter(({ riskKey }) => {
        const risk = board.risks.find(({ key }) => key === riskKey);
        return risk !== undefined && riskAt(risk, board, at) !== null;
      }),
      actions: saved(board.actions.map((action) => actionAt(action, board, at))),
      people: saved(board.people),
      groups: saved(board.groups),
      meetings: saved(board.meetings),
    },
    meeting: { ...meeting, date: meeting.date },
    today: meeting.date,
    now: at,
    by,
  });
  const fileA = fileOf(partA);
  const fileB = partB === null ? null : fileOf(partB);
  const sealed: Unsaved<Meeting> = {
    ...meeting,
    sealed: true,
    sealedFile: `${siteUrl}/Shared%20Documents/${fileA.path.map(encodeURIComponent).join('/')}`,
    seal: {
      partA: { path: [...fileA.path], sha256: checksumOf(fileA.text) },
      partB: fileB === null ? null : { path: [...fileB.path], sha256: checksumOf(fileB.text) },
      at,
      by,
      idempotencyKey: `sample-${board.id}-sealed`,
    },
  };
  return {
    ...board,
    meetings: board.meetings.map((one) => (one.key === meeting.key ? sealed : one)),
    files: [fileA, ...(fileB === null ? [] : [fileB])],
  };
}

function fileOf(register: SealedRegister): SampleFile {
  return { path: sealedFilePath(register.meeting, register.part), text: JSON.stringify(register) };
}

/** Ids as SharePoint counts them in new lists; what was not there yet is left out, and keeps its number. */
function asRowsOf(at: string, by: Actor) {
  return <Values extends object>(all: readonly (Values | null)[]): (Values & Row)[] =>
    all.flatMap((values, index) =>
      values === null
        ? []
        : [
            {
              ...values,
              id: String(index + 1),
              etag: `"sample-${String(index + 1)},1"`,
              modifiedAt: at,
              modifiedBy: by.name,
              problems: [],
            },
          ],
    );
}
