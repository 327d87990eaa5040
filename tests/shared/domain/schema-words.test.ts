import { actOnActionSchema } from '../../../shared/contracts/act-on-action.ts';
import { recordActionUpdateSchema } from '../../../shared/contracts/record-update.ts';
import { defaultReminderPolicy, reminderPolicySchema } from '../../../shared/domain/reminder-policy.ts';
import { issueInWords } from '../../../shared/domain/schema-words.ts';

const generic = { en: 'This cannot be saved as it is.', cy: 'Ni ellir cadw hyn fel y mae.' };

const policyWith = (part: object) =>
  reminderPolicySchema.safeParse({ ...defaultReminderPolicy, ...part }).error?.issues ?? [];
const choosing = (part: object) => policyWith({ choices: { ...defaultReminderPolicy.choices, ...part } });
const quiet = (from: string, to: string, why = '') => ({ from, to, why });

it.each<[object, RegExp]>([
  [{ actionDaysBefore: ['x'] }, /nifer o ddiwrnodau/],
  [{ actionDaysBefore: [1.5] }, /ddiwrnodau cyfan/],
  [{ actionDaysBefore: [0] }, /1 diwrnod neu fwy/],
  [{ actionDaysBefore: [1001] }, /1000 diwrnod/],
  [{ actionDaysBefore: [7, 7] }, /^Mae 7 diwrnod yma ddwywaith\. Tynnwch un\.$/],
  [{ ongoingEveryMonths: 0 }, /1 mis neu fwy/],
  [{ ongoingEveryMonths: 500 }, /120 mis/],
  [{ sendAt: '25:00' }, /amser 24 awr/],
  [{ escalation: [{ afterDays: 7, to: [] }] }, /at bwy/],
  [
    {
      escalation: [
        { afterDays: 14, to: ['group chair'] },
        { afterDays: 14, to: ['board chair'] },
      ],
    },
    /^Daw cam 2 ar ôl 14 diwrnod/,
  ],
  [
    { escalation: [{ afterDays: 7, to: ['group chair', 'group chair'] }] },
    /^Mae cam 1 yn enwi cadeirydd y grŵp ddwywaith\.$/,
  ],
  [{ overdueEveryDays: null, actionOnTheDay: false }, /Gofynnwch yn gyntaf/],
  [{ quietDays: [quiet('2026-12-24', '2026-12-20')] }, /cyn y cyntaf/],
  [{ quietDays: [quiet('2026-08-01', '2026-09-30')] }, /31 diwrnod ar y mwyaf/],
  [{ quietDays: [quiet('2026-07-20', '2026-07-31'), quiet('2026-08-03', '2026-08-28')] }, /yn olynol/],
  [{ quietDays: [quiet('0206-12-24', '0206-12-25')] }, /chamdeipio/],
  [{ quietDays: [quiet('2026-12-24', '2026-12-25', 'x'.repeat(300))] }, /200 nod/],
  [{ papersDaysBefore: 14 }, /bapurau eisoes/],
])('what is wrong with the policy %j is said in Welsh', (part, sentence) => {
  const [issue] = policyWith(part);
  expect(issue && issueInWords(issue, 'cy')).toMatch(sentence);
  expect(issue && issueInWords(issue, 'en')).toBe(issue?.message);
});

it('and what leads may choose', () => {
  expect(choosing({ latestTime: '07:00' }).map((issue) => issueInWords(issue, 'cy'))).toEqual([
    'Mae’r amser hwyraf y caiff person ei ddewis cyn yr amser yr anfonir cardiau.',
  ]);
  expect(choosing({ longestPauseDays: 90 }).map((issue) => issueInWords(issue, 'cy'))).toEqual([
    'Defnyddiwch 60 diwrnod ar y mwyaf.',
  ]);
});

it('forms over an action say in Welsh what the contract finds, a text too long with how much fits', () => {
  const update = { idempotencyKey: 'form-opening-1', itemKey: 'A-1' };
  const seen = { status: 'in progress', rag: null, percentComplete: null, evidenceLink: '' };
  const issues = (part: object) =>
    recordActionUpdateSchema.safeParse({ ...update, seen, ...part }).error?.issues ?? [];
  expect(issueInWords(issues({})[0]!, 'cy')).toMatch(/^Ni newidiwyd dim/);
  expect(issueInWords(issues({ evidenceLink: 'http://x' })[0]!, 'cy')).toMatch(/dechrau â https/);
  expect(issueInWords(issues({ moreTime: { proposedDue: '2026-05-01', reason: '' } })[0]!, 'cy')).toBe(
    'Dywedwch pam mae angen rhagor o amser.',
  );
  expect(issueInWords(issues({ note: 'x'.repeat(4001) })[0]!, 'cy')).toMatch(/rhy hir: mae lle i 4,000 nod/);
  const act = actOnActionSchema.safeParse({
    ...update,
    seen: { status: 'in progress', currentDue: null, requestAt: '', leads: '' },
    act: { kind: 'give date', due: '0206-03-01' },
  });
  expect(issueInWords(act.error!.issues[0]!, 'cy')).toMatch(/blwyddyn y dyddiad newydd/);
});

it('what a library says for itself is no sentence for a person', () => {
  const [issue] = policyWith({ nation: 'france' });
  expect(issueInWords(issue!, 'en')).toBe(generic.en);
  expect(issueInWords(issue!, 'cy')).toBe(generic.cy);
});
