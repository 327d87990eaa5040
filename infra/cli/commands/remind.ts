import process from 'node:process';
import { Command } from 'commander';
import { readConfiguration } from '../../../bot/configuration.ts';
import { createLogger, type Logger } from '../../../bot/logging.ts';
import type { BoardSnapshot } from '../../../bot/register/board-snapshot.ts';
import { calendarOf, planFor, sweepBoard, type SweepParts } from '../../../bot/reminders/sweep.ts';
import { buildCore } from '../../../bot/service.ts';
import { sweepParts } from '../../../bot/teams/bot-rooms.ts';
import {
  civilDateAt,
  civilDateSchema,
  formatCivilDate,
  type CivilDate,
} from '../../../shared/domain/civil-date.ts';
import type { Reminder, ReminderLine, ReminderState } from '../../../shared/domain/reminder.ts';
import { isWorkingDay } from '../../../shared/domain/working-days.ts';
import { calendarWarnings } from '../../../shared/reminders/calendar-warnings.ts';
import type { Unaddressed } from '../../../shared/reminders/manager-list.ts';
import { itemNameOfAction, itemNameOfRisk, type ItemName } from '../../../shared/reminders/planned.ts';
import { explained } from '../administration.ts';
import { CommandProblem, wrongUse } from '../command-problem.ts';

interface RemindOptions {
  readonly asOf?: string;
  readonly board?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

interface ToldLine extends ItemName {
  readonly stage: string;
  readonly reason: string;
  /** The due or review date the stage was computed from. */
  readonly due: CivilDate | null;
  /** Earlier stages that never went out and now never will. */
  readonly supersedes?: readonly string[];
}

interface ToldDigest {
  readonly board: string;
  readonly person: string;
  readonly personKey: string;
  /** HH:MM on the board's calendar: not before this. Absent for what the ledger tells. */
  readonly at?: string;
  readonly lines: readonly ToldLine[];
  /** What became of it, from the ledger; absent for a digest that has not been claimed. */
  readonly state?: ReminderState;
  readonly error?: string;
}

interface RemindAnswer {
  readonly asOf: CivilDate | null;
  readonly dryRun: boolean;
  readonly boards: readonly { readonly id: string; readonly asOf: CivilDate; readonly workingDay: boolean }[];
  readonly digests: readonly ToldDigest[];
  /** Told at once: a request to the chair who decides it, a decision to who waits for it. */
  readonly notices: readonly ToldDigest[];
  readonly unaddressed: readonly (Omit<Unaddressed, 'why'> & {
    readonly board: string;
    readonly why: string;
  })[];
  /** What about the calendar may send reminders on the wrong day, or on none. */
  readonly warnings: readonly { readonly board: string; readonly warning: string }[];
}

/** `register remind`: the digests that would be sent on a day, or sends them now as if it were that day. */
export function remindCommand(): Command {
  return new Command('remind')
    .description(
      'the reminders of a day: who is asked about what, and why; sends them unless it is a dry run',
    )
    .option('--as-of <date>', 'the day, YYYY-MM-DD; without it today on the tenant’s clock')
    .option('--board <id>', 'only this board')
    .option('--dry-run', 'say what would be sent and send nothing')
    .option('--json', 'print one JSON document')
    .action(async (options: RemindOptions) => {
      const answer = await remind(options, process.env);
      console.log(options.json === true ? JSON.stringify(answer) : inWords(answer));
    });
}

async function remind(
  options: RemindOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RemindAnswer> {
  const given = options.asOf === undefined ? null : civilDateSchema.safeParse(options.asOf);
  if (given?.success === false) {
    throw wrongUse(`--as-of takes a day that exists, written YYYY-MM-DD; “${options.asOf ?? ''}” is none.`);
  }
  const reading = readConfiguration(environment);
  if (!reading.ok) {
    throw new CommandProblem(
      ['This command uses the service’s settings, and some are missing or wrong:', ...reading.problems].join(
        '\n  ',
      ),
    );
  }
  const core = buildCore(reading.configuration, quietLogger());
  const all = sweepParts(core);
  const wanted = all.filter(({ mirror }) => options.board === undefined || mirror.boardId === options.board);
  if (wanted.length === 0) {
    const known = all.map(({ mirror }) => mirror.boardId).join(', ');
    throw wrongUse(`There is no board “${options.board ?? ''}”; the boards are ${known}.`);
  }
  const asOf = given === null ? null : given.data;
  const told = [];
  for (const parts of wanted) {
    told.push(await explained(() => remindBoard(parts, asOf, options.dryRun === true)));
  }
  return {
    asOf,
    dryRun: options.dryRun === true,
    boards: told.map(({ board }) => board),
    digests: told.flatMap(({ digests }) => digests),
    notices: told.flatMap(({ notices }) => notices),
    unaddressed: told.flatMap(({ unaddressed }) => unaddressed),
    warnings: told.flatMap(({ warnings }) => warnings),
  };
}

async function remindBoard(parts: SweepParts, asOf: CivilDate | null, dryRun: boolean) {
  let snapshot = await parts.mirror.refresh();
  const calendar = calendarOf(snapshot, parts);
  const today = asOf ?? civilDateAt(parts.now(), snapshot.configuration.settings.timeZone);
  const before = planFor(snapshot, today, calendar);
  if (!dryRun && isWorkingDay(today, calendar)) {
    await sweepBoard(parts, snapshot, today);
    snapshot = await parts.mirror.refresh();
  }
  const { boardId } = snapshot;
  const plan = planFor(snapshot, today, calendar);
  const planned = plan.digests.map(({ person, personKey, at, lines }): ToldDigest => ({
    board: boardId,
    person: person.name,
    personKey,
    at,
    lines: lines.map(({ dueUsed, ...line }) => ({ ...line, due: dueUsed })),
  }));
  return {
    board: { id: boardId, asOf: today, workingDay: isWorkingDay(today, calendar) },
    digests: [...messagesOfDay(snapshot, today, 'digest'), ...planned],
    notices: [
      ...messagesOfDay(snapshot, today, 'notice'),
      ...plan.notices.map(({ person, personKey, action, line }): ToldDigest => {
        const { dueUsed, stage, reason } = line;
        return {
          board: boardId,
          person: person.name,
          personKey,
          lines: [{ ...itemNameOfAction(action), stage, reason, due: dueUsed }],
        };
      }),
    ],
    unaddressed: before.unaddressed.map((each) => ({ board: boardId, ...each, why: each.why.en })),
    warnings: calendarWarnings(today, calendar).map(({ en }) => ({ board: boardId, warning: en })),
  };
}

/** What the ledger says of that day. */
function messagesOfDay(snapshot: BoardSnapshot, day: CivilDate, kind: Reminder['kind']): ToldDigest[] {
  const names = new Map(
    [...snapshot.actions.map(itemNameOfAction), ...snapshot.risks.map(itemNameOfRisk)].map((name) => [
      `${name.itemKind} ${name.itemKey}`,
      name,
    ]),
  );
  const told = ({ itemKind, itemKey, stage, reason, dueUsed }: ReminderLine): ToldLine => ({
    ...(names.get(`${itemKind} ${itemKey}`) ?? { itemKind, itemKey, reference: '', title: '' }),
    stage,
    reason,
    due: dueUsed,
  });
  return snapshot.reminders
    .filter((row) => row.day === day && row.kind === kind)
    .map((row) => ({
      board: snapshot.boardId,
      person: snapshot.people.find(({ key }) => key === row.personKey)?.name ?? row.personKey,
      personKey: row.personKey,
      lines: row.lines.map(told),
      state: row.state,
      ...(row.error === '' ? {} : { error: row.error }),
    }));
}

function inWords({ boards, digests, notices, unaddressed, warnings }: RemindAnswer): string {
  const said: string[] = [];
  for (const { id, asOf, workingDay } of boards) {
    said.push(
      `${id}, ${formatCivilDate(asOf)}${workingDay ? '' : ': not a working day, so nothing goes out'}`,
    );
    for (const digest of digests.filter(({ board }) => board === id)) {
      const when = digest.at === undefined ? '' : `, at ${digest.at}`;
      said.push(`  ${digest.person}${digest.state === undefined ? when : ` (${digest.state})`}`);
      for (const line of digest.lines) said.push(`    ${line.reference} ${line.title} – ${line.reason}`);
    }
    for (const { person, state, lines } of notices.filter(({ board }) => board === id)) {
      said.push(`  ${person}, at once${state === undefined ? '' : ` (${state})`}`);
      for (const line of lines) said.push(`    ${line.reference} ${line.title} – ${line.reason}`);
    }
    for (const { warning } of warnings.filter(({ board }) => board === id)) said.push(`  ${warning}`);
    const missing = unaddressed.filter(({ board }) => board === id);
    if (missing.length > 0) said.push(`  Nobody can be asked about ${missing.length}:`);
    for (const { item, why } of missing) said.push(`    ${item.reference} ${item.title} – ${why}`);
  }
  return said.join('\n');
}

/** Log lines go to stderr, so that stdout holds the answer alone. */
function quietLogger(): Logger {
  return createLogger('warn', { write: (line) => void process.stderr.write(line) });
}
