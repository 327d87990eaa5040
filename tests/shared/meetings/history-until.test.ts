import { civilDate } from '../../../shared/domain/civil-date.ts';
import { historyUntil } from '../../../shared/meetings/history-until.ts';
import { anAssessment, anUpdate } from '../../support/builders.ts';

const day = civilDate('2026-03-02');
const sealed = { at: '2026-03-02T16:30:00.412Z', asAt: day };
const review = (key: string, at: string) => ({
  update: anUpdate({ key, at }),
  assessment: anAssessment({ key, asAt: day }),
});

it('keeps what was scored that day before the sealing, and nothing scored after it', () => {
  const before = review('before', '2026-03-02T16:29:59Z');
  const imported = anAssessment({ key: 'imported', asAt: civilDate('2025-04-01') });
  const inThatSecond = review('in-that-second', '2026-03-02T16:30:00Z');
  const after = review('after', '2026-03-02T16:45:00Z');
  const nextDay = anAssessment({ key: 'next-day', asAt: civilDate('2026-03-03') });
  expect(
    historyUntil(
      {
        updates: [before.update, inThatSecond.update, after.update],
        assessments: [imported, before.assessment, inThatSecond.assessment, after.assessment, nextDay],
      },
      sealed,
    ),
  ).toEqual({ updates: [before.update], assessments: [imported, before.assessment] });
});
