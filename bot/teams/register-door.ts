import { civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { ActOnAction, ActOnActionOutcome } from '../../shared/contracts/act-on-action.ts';
import type {
  RecordActionOutcome,
  RecordActionUpdate,
  ReviewRisk,
  ReviewRiskOutcome,
} from '../../shared/contracts/record-update.ts';
import type { Language } from '../../shared/domain/language.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import type { Person } from '../../shared/domain/person.ts';
import { valuesOfChoices, type ReminderChoices } from '../../shared/domain/reminder-choices.ts';
import type { Actor } from '../../shared/domain/row.ts';
import {
  peopleOf,
  standingOnAction,
  standingOnRisk,
  type StandingDirectory,
} from '../../shared/domain/standing.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import type { ConversationRow } from '../../shared/sharepoint/lists/conversations.ts';
import { doneByTheApplication } from '../graph/graph-errors.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import type { BoardMirror } from '../register/board-mirror.ts';
import { pressWords } from './press-words.ts';
import { chooseReminders } from '../register/choose-reminders.ts';
import { actOnAction } from '../register/act-on-action.ts';
import { keepChannel, keepProblem, keepReference, type RowKept } from '../register/conversations.ts';
import { recordActionUpdate } from '../register/record-action-update.ts';
import { reviewRisk } from '../register/review-risk.ts';

/** Somebody on a board: their rows in People, and what they are called there. */
export interface PersonOnBoard {
  readonly oid: string;
  readonly people: readonly Person[];
  readonly keys: ReadonlySet<string>;
  readonly name: string;
}

/** What an activity tells of a way to its sender. */
export interface Heard {
  readonly reference: ConversationReference;
  /** Null = it said none: the one that is known stays. */
  readonly language: Language | null;
}

/** Who presses, and in which language they are told what became of it. */
export interface CardActor {
  readonly oid: string;
  readonly name: string;
  readonly language: Language;
}

/** One board as the bot uses it: with the app's identity, so that every right is checked here. */
export interface BoardDoor {
  readonly boardId: string;
  /** The board as it stands now. Throws `GraphFailure`. */
  read(): Promise<BoardView>;
  /** The board as it was last read; read now when it never was. Throws `GraphFailure`. */
  known(): Promise<BoardView>;
  /**
   * Keeps where a person can be reached and in which language, and that nothing stands against it; not written when that is known
   * already. Throws `GraphFailure`.
   */
  keepConversation(view: BoardView, oid: string, name: string, heard: Heard): Promise<void>;
  /** Keeps that a person took the app away: it is not put back, nor their chat tried. Throws `GraphFailure`. */
  keepRemoval(view: BoardView, oid: string, name: string): Promise<void>;
  /**
   * Chooses a group's Teams channel, or none. False = somebody else changed the group at the same moment, or it is gone. Throws
   * `GraphFailure`.
   */
  chooseChannel(view: BoardView, groupKey: string, channel: ConversationReference | null): Promise<boolean>;
  record(view: BoardView, actor: CardActor, request: RecordActionUpdate): Promise<RecordActionOutcome>;
  review(view: BoardView, actor: CardActor, request: ReviewRisk): Promise<ReviewRiskOutcome>;
  /** Decides, closes, answers an escalation, passes on or puts right. Throws `GraphFailure`. */
  act(view: BoardView, actor: CardActor, request: ActOnAction): Promise<ActOnActionOutcome>;
  /** Keeps what a person chose about their own reminders, on their own rows alone. Throws `GraphFailure`. */
  chooseReminders(
    view: BoardView,
    actor: Pick<CardActor, 'oid' | 'language'>,
    choices: ReminderChoices,
  ): Promise<ChooseRemindersOutcome>;
}

export type ChooseRemindersOutcome =
  | {
      readonly outcome: 'recorded';
      readonly chosen: Pick<Person, 'digestWeekday' | 'digestAt' | 'snoozedUntil'>;
    }
  | {
      readonly outcome: 'refused';
      readonly reason: 'not valid' | 'busy' | 'not allowed';
      readonly userMessage: string;
    };

export interface BoardView {
  readonly snapshot: BoardSnapshot;
  readonly today: CivilDate;
  readonly now: string;
  readonly directory: StandingDirectory;
  /** Null for somebody who is not in People, or has left. */
  person(oid: string): PersonOnBoard | null;
}

export function createBoardDoor(parts: {
  readonly mirror: BoardMirror;
  /** With the app's own identity, in a hurry: a person waits. */
  readonly graph: GraphPort;
  /** ISO instant on the tenant's clock. */
  readonly now: () => string;
}): BoardDoor {
  const { mirror, graph } = parts;
  const writing = (view: BoardView, { language }: CardActor) => ({
    graph,
    place: view.snapshot.place,
    site: view.snapshot.configuration.settings,
    now: parts.now(),
    language,
    byTheApplication: true,
  });

  /** Writes somebody's row; on a row that was written since it was read, once more on the newest. */
  const onNewestRow = async (
    view: BoardView,
    oid: string,
    write: (snapshot: BoardSnapshot, row: ConversationRow | undefined) => Promise<RowKept> | null,
  ): Promise<void> => {
    const key = oid.toLowerCase();
    const rowIn = ({ conversations }: BoardSnapshot) =>
      conversations.find((each) => each.key.toLowerCase() === key);
    const outcome = await write(view.snapshot, rowIn(view.snapshot));
    if (outcome !== 'lost') return;
    const newest = await mirror.refresh();
    // Lost again = another service writes the same at this moment; the next activity settles which is newer.
    await write(newest, rowIn(newest));
  };

  return {
    boardId: mirror.boardId,

    read: async () => viewOf(await mirror.refresh(), parts.now()),
    known: async () => viewOf(await mirror.current(), parts.now()),

    keepConversation: async (view, oid, name, { reference, language }) => {
      await onNewestRow(view, oid, (snapshot, row) =>
        row !== undefined &&
        row.problem === '' &&
        (language === null || row.language === language) &&
        sameReference(row.reference, reference)
          ? null
          : keepReference(graph, snapshot.place, row, { oid, personName: name, reference, language }),
      );
    },

    keepRemoval: async (view, oid, name) => {
      await onNewestRow(view, oid, (snapshot, row) =>
        keepProblem(graph, snapshot.place, row, {
          oid,
          personName: name,
          problem: 'uninstalled',
          problemAt: parts.now(),
        }),
      );
    },

    chooseChannel: async (view, groupKey, channel) => {
      const choose = async ({ groups, place }: BoardSnapshot): Promise<RowKept> => {
        const group = groups.find(({ key }) => key === groupKey);
        return group === undefined ? 'lost' : keepChannel(graph, place, group, channel);
      };
      const chosen = doneByTheApplication(
        (async () =>
          (await choose(view.snapshot)) === 'kept' || (await choose(await mirror.refresh())) === 'kept')(),
      );
      if (await chosen) mirror.nudge();
      return chosen;
    },

    record: async (view, actor, request) => {
      const outcome = await doneByTheApplication(
        recordActionUpdate(writing(view, actor), request, {
          actor: authorOf(actor),
          via: 'card',
          standing: (action) => standingOnAction(actor.oid, action, view.directory, view.today),
        }),
      );
      if (outcome.outcome === 'recorded') mirror.nudge();
      return outcome;
    },

    review: async (view, actor, request) => {
      const outcome = await doneByTheApplication(
        reviewRisk(
          writing(view, actor),
          request,
          {
            actor: authorOf(actor),
            via: 'card',
            standing: (risk) => standingOnRisk(actor.oid, risk, view.directory, view.today),
          },
          view.snapshot.configuration,
        ),
      );
      if (outcome.outcome === 'recorded') mirror.nudge();
      return outcome;
    },

    act: async (view, actor, request) => {
      const { settings, reminderPolicy } = view.snapshot.configuration;
      const outcome = await doneByTheApplication(
        actOnAction(
          writing(view, actor),
          request,
          { actor: authorOf(actor), via: 'card' },
          {
            timeZone: settings.timeZone,
            directory: view.directory,
            passToDeputy: reminderPolicy.choices.passToDeputy,
          },
        ),
      );
      if (outcome.outcome === 'recorded') mirror.nudge();
      return outcome;
    },

    chooseReminders: async (view, { oid, language }, choices) => {
      const words = pressWords(language);
      // Once more after somebody changed the row meanwhile; whoever loses again is asked to press again.
      const views = [() => Promise.resolve(view), async () => viewOf(await mirror.refresh(), parts.now())];
      for (const viewAgain of views) {
        const current = await viewAgain();
        const { snapshot, today } = current;
        const own = current.person(oid);
        const [first] = own?.people ?? [];
        if (own === null || first === undefined) {
          return { outcome: 'refused', reason: 'not allowed', userMessage: words.noLongerInPeople };
        }
        const { reminderPolicy } = snapshot.configuration;
        const outcome = await doneByTheApplication(
          chooseReminders({ graph, place: snapshot.place }, own.people, choices, reminderPolicy, today),
        );
        if (outcome.kind === 'refused') {
          return { outcome: 'refused', reason: 'not valid', userMessage: outcome.userMessage[language] };
        }
        if (outcome.kind === 'saved') {
          mirror.nudge();
          return { outcome: 'recorded', chosen: { ...first, ...valuesOfChoices(choices) } };
        }
      }
      return { outcome: 'refused', reason: 'busy', userMessage: words.changedMeanwhile };
    },
  };
}

/** As the trail names them. */
const authorOf = ({ oid, name }: CardActor): Actor & { readonly oid: string } => ({ oid, name });

function viewOf(snapshot: BoardSnapshot, now: string): BoardView {
  const { people, groups, configuration } = snapshot;
  const today = civilDateAt(now, configuration.settings.timeZone);
  return {
    snapshot,
    today,
    now,
    directory: {
      directory: buildDirectory(people, groups),
      managerKeys: configuration.settings.managerKeys,
    },
    person: (oid) => {
      const rows = peopleOf(oid, people, today);
      const [first] = rows;
      if (first === undefined) return null;
      return { oid, people: rows, keys: new Set(rows.map(({ key }) => key)), name: first.name };
    },
  };
}

function sameReference(kept: ConversationReference | null, given: ConversationReference): boolean {
  if (kept === null) return false;
  const parts = ({ serviceUrl, channelId, conversation, bot, user }: ConversationReference) =>
    JSON.stringify([
      serviceUrl,
      channelId,
      conversation.id,
      conversation.tenantId ?? '',
      conversation.conversationType ?? '',
      bot.id,
      user.id,
      user.aadObjectId ?? '',
    ]);
  return parts(kept) === parts(given);
}
