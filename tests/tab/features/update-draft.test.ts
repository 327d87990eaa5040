import type { Action } from '../../../shared/domain/action.ts';
import {
  changedMeanwhile,
  composeUpdate,
  edited,
  emptyDraft,
  isUntouched,
  shownValues,
  updateDraftSchema,
  withoutEdits,
  withSeenNow,
} from '../../../tab/features/record-update/update-draft.ts';
import { anAction } from '../../support/builders.ts';

const action: Action = anAction({
  key: 'A-1',
  status: 'in progress',
  rag: 'green',
  percentComplete: 40,
  evidenceLink: '',
});
const fresh = emptyDraft('form-opening-1');
const composed = (...arguments_: Parameters<typeof composeUpdate>) => {
  const result = composeUpdate(...arguments_);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.update;
};

describe('a draft of an update', () => {
  it('shows the register where nothing was touched, even when the register changes', () => {
    expect(shownValues(fresh, action)).toEqual({
      status: 'in progress',
      rag: 'green',
      percentComplete: '40',
      evidenceLink: '',
      note: '',
    });
    expect(shownValues(fresh, { ...action, percentComplete: 70 }).percentComplete).toBe('70');
  });

  it('sends only what was touched, with what stood there at the first touch', () => {
    let draft = edited(fresh, action, 'percentComplete', '50');
    const movedOn = { ...action, percentComplete: 45, rag: 'amber' as const };
    draft = edited(draft, movedOn, 'percentComplete', '60%');
    expect(composed(draft, movedOn)).toEqual({
      idempotencyKey: 'form-opening-1',
      itemKey: 'A-1',
      seen: { status: 'in progress', rag: 'amber', percentComplete: 40, evidenceLink: '' },
      percentComplete: 60,
    });
    expect(changedMeanwhile(draft, movedOn)).toEqual(['percentComplete']);
  });

  it('forgets a field that was changed back', () => {
    const draft = edited(edited(fresh, action, 'status', 'complete'), action, 'status', 'in progress');
    expect(isUntouched(draft)).toBe(true);
    expect(draft.seen).toEqual({});
  });

  it('never holds a note to be in conflict', () => {
    const draft = edited(fresh, action, 'note', 'Two of three signed.');
    expect(draft.seen).toEqual({});
    expect(composed(draft, action).note).toBe('Two of three signed.');
  });

  it('after a conflict, "save mine" answers to what stands there now', () => {
    const draft = edited(fresh, action, 'status', 'complete');
    const now = { ...action, status: 'not started' as const };
    const agreed = withSeenNow(draft, now);
    expect(changedMeanwhile(agreed, now)).toEqual([]);
    expect(composed(agreed, now)).toMatchObject({ status: 'complete', seen: { status: 'not started' } });
  });

  it('after a conflict, "keep what is there" drops those fields and keeps the note', () => {
    const draft = edited(edited(fresh, action, 'status', 'complete'), action, 'note', 'Signed.');
    const kept = withoutEdits(draft, ['status']);
    expect(composed(kept, action)).toMatchObject({ note: 'Signed.' });
    expect(composed(kept, action).status).toBeUndefined();
  });

  it('asks for more time with date and reason', () => {
    const draft = { ...fresh, moreTime: { proposedDue: '2026-05-29', reason: ' Waiting for the audit. ' } };
    expect(composed(draft, action).moreTime).toEqual({
      proposedDue: '2026-05-29',
      reason: 'Waiting for the audit.',
    });
  });

  it('can be kept and read back', () => {
    const draft = { ...edited(fresh, action, 'rag', 'red'), moreTime: { proposedDue: '', reason: 'x' } };
    expect(updateDraftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });
});

describe('what is wrong with a draft', () => {
  it.each([
    ['nothing changed', fresh, { form: 'Nothing was changed: write a note or change a value, then save.' }],
    [
      'a percentage over 100',
      edited(fresh, action, 'percentComplete', '140'),
      { percentComplete: 'Write a whole number from 0 to 100.' },
    ],
    [
      'a percentage in words',
      edited(fresh, action, 'percentComplete', 'nearly'),
      { percentComplete: 'Write a whole number from 0 to 100.' },
    ],
    [
      'a link that is none',
      edited(fresh, action, 'evidenceLink', 'see folder'),
      { evidenceLink: 'An evidence link starts with https:// – paste the address of the document.' },
    ],
    [
      'more time without date and reason',
      { ...fresh, moreTime: { proposedDue: '', reason: ' ' } },
      { proposedDue: 'Choose the date you propose.', reason: 'Say why more time is needed.' },
    ],
  ])('%s', (_, draft, problems) => {
    expect(composeUpdate(draft, action)).toEqual({ ok: false, problems });
  });
});
