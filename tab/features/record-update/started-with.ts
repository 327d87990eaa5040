import type { Action } from '../../../shared/domain/action.ts';
import type { QuickStart } from '../../register/quick-start.ts';
import { edited, type UpdateDraft } from './update-draft.ts';

/** The draft with what one press says of the action; a note that was typed before stays, and nothing red is made to look better by "not yet". */
export function startedWith(draft: UpdateDraft, action: Action, start: QuickStart): UpdateDraft {
  switch (start) {
    case 'on track': {
      const begun = action.status === 'not started' ? edited(draft, action, 'status', 'in progress') : draft;
      return edited(begun, action, 'rag', 'green');
    }
    case 'done': {
      const complete = edited(edited(draft, action, 'status', 'complete'), action, 'rag', 'blue');
      return edited(complete, action, 'percentComplete', '100');
    }
    case 'not yet':
      return action.rag === 'red' ? draft : edited(draft, action, 'rag', 'amber');
  }
}
