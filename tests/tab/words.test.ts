import { actionPlanWords } from '../../tab/features/action-plan/action-plan-words.ts';
import { formWords } from '../../tab/features/record-update/form-words.ts';
import { reviewWords } from '../../tab/features/review-risk/review-words.ts';
import { riskRegisterWords } from '../../tab/features/risk-register/risk-register-words.ts';
import { riskWords } from '../../tab/features/risk/risk-words.ts';
import { appWords } from '../../tab/app/app-words.ts';
import { connectionWords } from '../../tab/app/connection-words.ts';
import { hostWords } from '../../tab/host/host-words.ts';
import { clientWords } from '../../tab/register/client-words.ts';
import { receiptWords } from '../../tab/register/receipt-words.ts';
import { registerWords } from '../../tab/register/register-words.ts';
import { uiWords } from '../../tab/ui/ui-words.ts';
import { statusWords } from '../../shared/domain/status-words.ts';
import { updateWords } from '../../shared/domain/update-words.ts';

/** What is written alike in both languages. */
const alike = new Set(['', 'RAG', 'Band']);

describe('the words of a room', () => {
  it.each(
    Object.entries({
      actionPlanWords,
      appWords,
      clientWords,
      connectionWords,
      formWords,
      hostWords,
      receiptWords,
      registerWords,
      reviewWords,
      riskRegisterWords,
      riskWords,
      statusWords,
      uiWords,
      updateWords,
    }),
  )('%s: nothing was left in English', (_, words) => {
    const english = texts(words('en'));
    const welsh = texts(words('cy'));
    const left = [...english].filter(([path, text]) => welsh.get(path) === text && !alike.has(text));
    expect(left).toEqual([]);
    expect([...welsh.keys()]).toEqual([...english.keys()]);
  });
});

/** Every text by its path; functions are left out. */
function texts(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([name, part]) => [...texts(part, `${path}.${name}`)]));
}
