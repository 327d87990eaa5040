import { readWhen } from '../domain/read-when.ts';
import type { ReadAction, RowSource } from './reading.ts';

/** An action that says nothing yet but where it stands. */
export function emptyAction(id: string, source: RowSource): ReadAction {
  return {
    id,
    source,
    raw: {},
    inNoField: '',
    rules: [],
    needsCheck: [],
    key: null,
    own: null,
    reference: '',
    plan: '',
    priority: '',
    outcome: '',
    action: '',
    audience: null,
    leads: [],
    successMeasures: [],
    due: readWhen(''),
    start: null,
    status: null,
    ongoing: false,
    rag: null,
    percentComplete: null,
    progress: '',
    evidenceLink: '',
    from: '',
    riskId: null,
    riskReference: '',
    group: '',
  };
}
