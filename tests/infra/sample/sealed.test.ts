import { buildSample } from '../../../infra/sample/exampleshire.ts';
import type { SampleBoard } from '../../../infra/sample/sample-board.ts';
import { checksumOf } from '../../../bot/register/sealed-register.ts';
import { sealedRegisterSchema, type SealedRegister } from '../../../shared/contracts/sealed-register.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { Row } from '../../../shared/domain/row.ts';
import { changesSince } from '../../../shared/meetings/changes-since.ts';

const today = civilDate('2026-11-28');
const boards = buildSample(today);
const row: Row = { id: '1', etag: '"1"', modifiedAt: '2026-11-28T09:00:00Z', modifiedBy: '', problems: [] };
const asRows = <Values extends object>(all: readonly Values[]): (Values & Row)[] =>
  all.map((values, index) => ({ ...values, ...row, id: String(index + 1) }));

function sealedOf(board: SampleBoard): { partA: SealedRegister; partB: SealedRegister } {
  const [partA, partB] = (board.files ?? []).map(({ text }) => sealedRegisterSchema.parse(JSON.parse(text)));
  if (partA === undefined || partB === undefined) throw new Error('Both parts are in the sample.');
  return { partA, partB };
}

describe.each(boards.map((board) => [board.id, board] as const))(
  'the sealed register of the %s board',
  (_id, board) => {
    const { partA, partB } = sealedOf(board);
    const sealed = board.meetings.filter(({ seal }) => seal !== null);

    test('belongs to its last meeting, which says where it is and what its bytes add up to', () => {
      expect(sealed).toHaveLength(1);
      const [meeting] = sealed;
      expect(meeting).toMatchObject({ key: partA.meeting.key, sealed: true, date: partA.asAt });
      expect([meeting?.seal?.partA, meeting?.seal?.partB]).toEqual(
        (board.files ?? []).map(({ path, text }) => ({ path, sha256: checksumOf(text) })),
      );
      expect(meeting?.date && meeting.date < today).toBe(true);
    });

    test('knows nothing that came later, and keeps what is exempt in Part B', () => {
      for (const { rows, asAt, sealedAt } of [partA, partB]) {
        expect(rows.risks.filter(({ lastReview }) => lastReview !== null && lastReview > asAt)).toEqual([]);
        const heard = [...rows.risks, ...rows.actions].flatMap(({ lastNote }) => lastNote?.at ?? []);
        expect(heard.filter((at) => at > sealedAt)).toEqual([]);
        expect(rows.actions.filter(({ lastHeardAt }) => lastHeardAt > sealedAt)).toEqual([]);
        expect(rows.actions.filter(({ moves }) => moves < 0)).toEqual([]);
      }
      expect(new Set(partA.rows.risks.map(({ marking }) => marking))).toEqual(new Set(['publish']));
      expect(new Set(partB.rows.risks.map(({ marking }) => marking))).toEqual(new Set(['exempt']));
    });

    test('gives the board something to talk about: what changed since, told by the same trail', () => {
      const changes = changesSince({
        then: {
          meeting: { key: partA.meeting.key, title: partA.meeting.title, date: partA.meeting.date },
          from: partA.sealedAt,
          sealed: { partA, partB, withheld: false, checksums: { partA: '', partB: '' } },
          updates: asRows(board.updates.filter(({ at }) => at >= partA.sealedAt)),
          assessments: asRows(board.assessments.filter(({ asAt }) => asAt > partA.asAt)),
          silentAfterDays: 28,
        },
        now: {
          risks: asRows(board.risks),
          actions: asRows(board.actions),
        },
        board: { settings: board.settings, schemes: [...board.schemes] },
        today,
      });
      const counts = {
        moved: changes.risks.scoreMoved.length,
        finished: changes.actions.completed.length + changes.actions.closed.length,
        dates: changes.actions.datesMoved.length,
        overdue: changes.actions.newlyOverdue.length,
      };
      for (const [what, count] of Object.entries(counts)) expect([what, count > 0]).toEqual([what, true]);
      expect(changes.gone).toEqual({ risks: [], actions: [] });
      // Every move of a score and every completion is in the trail since.
      for (const line of [...changes.risks.scoreMoved, ...changes.actions.completed]) {
        expect(line.evidence).not.toBeNull();
      }
      if (board.id === 'children') {
        expect(changes.risks.closed).toMatchObject([{ evidence: { by: { name: 'Rowena Castell' } } }]);
      }
    });
  },
);
