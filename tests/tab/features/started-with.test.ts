import { composeUpdate, emptyDraft } from '../../../tab/features/record-update/update-draft.ts';
import { startedWith } from '../../../tab/features/record-update/started-with.ts';
import { anAction } from '../../support/builders.ts';

const draft = emptyDraft('0e0f2f6a-0000-4000-8000-000000000001');

test('"Done" is complete, blue and 100 %', () => {
  const action = anAction({ status: 'in progress', rag: 'amber', percentComplete: 40 });
  const composed = composeUpdate(startedWith(draft, action, 'done'), action);
  expect(composed).toMatchObject({
    ok: true,
    update: { status: 'complete', rag: 'blue', percentComplete: 100 },
  });
});

test('"On track" begins what has not started, and says green', () => {
  const action = anAction({ status: 'not started', rag: null });
  expect(startedWith(draft, action, 'on track').edits).toEqual({ status: 'in progress', rag: 'green' });
});

test('"Not yet" never makes a red action look better', () => {
  expect(startedWith(draft, anAction({ rag: 'red' }), 'not yet').edits).toEqual({});
  expect(startedWith(draft, anAction({ rag: 'green' }), 'not yet').edits).toEqual({ rag: 'amber' });
});
