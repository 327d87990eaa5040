import { buildSample } from '../../../infra/sample/exampleshire.ts';
import { addDays, civilDate } from '../../../shared/domain/civil-date.ts';
import type { Reminder, ReminderState } from '../../../shared/domain/reminder.ts';
import { planReminders } from '../../../shared/reminders/plan-reminders.ts';
import { ledgerLine } from '../../../shared/reminders/planned.ts';
import { reasonForEscalation } from '../../../shared/reminders/escalation.ts';
import { reasonInWords } from '../../../shared/reminders/reason-in-words.ts';
import { aReminder } from './a-reminder.ts';

it.each([
  ['Due today, 2 March 2026.', 'I’w chwblhau heddiw, 2 Mawrth 2026.'],
  [
    'Due in 21 days, on 23 March 2026. Asked of you as deputy for Alma Ferreira.',
    'I’w chwblhau ymhen 21 diwrnod, ar 23 Mawrth 2026. Gofynnir i chi fel dirprwy i Alma Ferreira.',
  ],
  [
    'Overdue by 2 days: it was due on 1 March 2026.',
    '2 ddiwrnod yn hwyr: roedd i’w chwblhau erbyn 1 Mawrth 2026.',
  ],
  ['Review due tomorrow, 3 March 2026.', 'Mae’r adolygiad i’w gynnal yfory, 3 Mawrth 2026.'],
  [
    'Review overdue by 7 days: it was due on 1 March 2026.',
    'Mae’r adolygiad 7 diwrnod yn hwyr: roedd i’w gynnal ar 1 Mawrth 2026.',
  ],
  [
    'Ongoing: it is time for an update (this round began on 1 March 2026).',
    'Parhaus: mae’n bryd cael diweddariad (dechreuodd y cylch hwn ar 1 Mawrth 2026).',
  ],
  [
    'More time, until 30 June 2026, was asked for on 1 March 2026 and waits for your decision.',
    'Gofynnwyd ar 1 Mawrth 2026 am ragor o amser, tan 30 Mehefin 2026, ac mae’n aros am eich penderfyniad.',
  ],
  [
    'Escalated to you as board manager. Nothing has been heard for 16 days: it was due on 1 March 2026.',
    'Uwchgyfeiriwyd atoch fel rheolwr y bwrdd. Ni chlywyd dim ers 16 diwrnod: roedd i’w chwblhau erbyn 1 Mawrth 2026.',
  ],
  [
    'Joint Executive on 12 March 2026: please bring your 8 open actions up to date by 26 February 2026 (4 still wait).',
    'Joint Executive ar 12 Mawrth 2026: diweddarwch eich gweithredoedd agored (8) erbyn 26 Chwefror 2026 (4 yn dal i aros).',
  ],
  [
    'Joint Executive on 12 March 2026: please bring your open action up to date before it.',
    'Joint Executive ar 12 Mawrth 2026: diweddarwch eich gweithred agored cyn hynny.',
  ],
  [
    'Papers for Joint Executive on 12 March 2026 are due on 5 March 2026.',
    'Mae angen papurau Joint Executive ar 12 Mawrth 2026 erbyn 5 Mawrth 2026.',
  ],
  [
    'Joint Executive on 12 March 2026: please bring your 2 open actions up to date now: updates were due by 26 February 2026 (1 still waits).',
    'Joint Executive ar 12 Mawrth 2026: diweddarwch eich gweithredoedd agored (2) nawr: roedd angen y diweddariadau erbyn 26 Chwefror 2026 (1 yn dal i aros).',
  ],
  [
    'Papers for Joint Executive on 12 March 2026 were due on 5 March 2026.',
    'Roedd angen papurau Joint Executive ar 12 Mawrth 2026 erbyn 5 Mawrth 2026.',
  ],
  ['Ring Dilys first.', 'Ring Dilys first.'],
])('“%s” reads “%s” in Welsh, and as it is in English', (reason, welsh) => {
  expect(reasonInWords(reason, 'cy')).toBe(welsh);
  expect(reasonInWords(reason, 'en')).toBe(reason);
});

/** Words of English sentences that are none in Welsh. */
const english =
  /\b(?:the|was|were|is|are|due|your?|for|on|by|in|of|and|not|been|times|once|nothing|nobody|time|asked|asks|review|overdue|days?|today|tomorrow|before|until|since|to|put|right|week|decided|messages?|done|silent|given|items?|people|need|could|meant|who|lead)\b/i;

it('whatever the planner says in four months of two boards, of which nobody hears, has its Welsh', () => {
  const states: readonly ReminderState[] = ['sent', 'sent', 'possibly sent', 'unreachable'];
  const reasons = new Set<string>();
  const names = new Set<string>();
  for (const sample of buildSample(civilDate('2026-03-02'))) {
    const row = { id: '1', etag: '"1"', modifiedAt: '2026-03-02T09:00:00Z', modifiedBy: '', problems: [] };
    const rows = <Entity>(unsaved: readonly Entity[]) => unsaved.map((values) => ({ ...row, ...values }));
    const register = {
      actions: rows(sample.actions),
      risks: rows(sample.risks),
      people: rows(sample.people),
      groups: rows(sample.groups),
      meetings: rows(sample.meetings),
      settings: sample.settings,
    };
    for (const { name } of [...register.people, ...register.groups]) names.add(name);
    for (const { title } of register.meetings) names.add(title.replace(/,? \d+ \w+ \d{4}$/, ''));
    const ledger: Reminder[] = [];
    for (let day = civilDate('2026-01-05'); day < '2026-05-05'; day = addDays(day, 1)) {
      const { digests, notices } = planReminders({
        register,
        ledger,
        policy: sample.reminderPolicy,
        today: day,
        time: null,
        calendar: { holidays: { covers: () => true, isHoliday: () => false }, quietDays: [] },
      });
      for (const [index, { personKey, lines }] of digests.entries()) {
        for (const { reason } of lines) reasons.add(reason);
        const state = states[(ledger.length + index) % states.length] ?? 'sent';
        ledger.push(
          aReminder(day, personKey, { state, lines: lines.map(ledgerLine), id: `r-${ledger.length}` }),
        );
      }
      for (const { personKey, claimKey, line } of notices) {
        reasons.add(line.reason);
        ledger.push(
          aReminder(day, personKey, {
            claimKey,
            kind: 'notice',
            state: 'sent',
            lines: [line],
            id: `r-${ledger.length}`,
          }),
        );
      }
    }
  }
  const silent = { since: civilDate('2026-02-01'), days: 30, due: civilDate('2026-01-31') };
  const ask = (arrived: boolean) => ({ day: civilDate('2026-02-10'), personKey: 'p-1', arrived });
  for (const asks of [[], [ask(false)], [ask(true)], [ask(true), ask(false), ask(false)]])
    reasons.add(
      reasonForEscalation(
        silent,
        asks,
        'Meant for the group chair and the board chair, who cannot be asked.',
      ),
    );

  expect(reasons.size).toBeGreaterThan(300);
  const known = [...names].filter((name) => name !== '').sort((one, other) => other.length - one.length);
  const left = [...reasons].flatMap((reason) => {
    const welsh = known.reduce((words, name) => words.replaceAll(name, '…'), reasonInWords(reason, 'cy'));
    return english.test(welsh) ? [`${reason} → ${welsh}`] : [];
  });
  expect(left).toEqual([]);
});
