import type { TurnContext } from 'botbuilder';
import { cardActionSchema, type MyList } from '../../shared/contracts/card-payloads.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { CardMessage } from '../cards/card.ts';
import type { RegisterLinks } from '../cards/card-place.ts';
import { greetingCard, helpCard, noAccessCard, type BoardOfPerson } from '../cards/greeting-card.ts';
import { howToFindCard, nothingFoundCard } from '../cards/find-card.ts';
import { preferencesCard } from '../cards/preferences-card.ts';
import { refusedCard } from '../cards/refused-card.ts';
import { typedTextsIn } from '../cards/typed-texts.ts';
import { waitingCard } from '../cards/waiting-card.ts';
import { GraphFailure } from '../graph/graph-errors.ts';
import { personInLog, type Logger } from '../logging.ts';
import type { Messenger } from '../reminders/messenger.ts';
import { languageKept } from '../reminders/way-to-person.ts';
import { annotate, inSpan } from '../tracing/span.ts';
import { linesOfPerson, personalDigestCard } from '../reminders/personal-digest.ts';
import type { Answer, RegisterAdapter } from './adapter.ts';
import { spanOfTurn } from './bot-spans.ts';
import { createComposeTurn, isFromComposing } from './compose-turn.ts';
import { botWords } from './bot-words.ts';
import { createChannelTalk } from './channel-talk.ts';
import { readCommand, readSearch, type Command } from './commands.ts';
import {
  addsBot,
  isChannel,
  isPersonalChat,
  languageIn,
  pressedData,
  referenceOf,
  tenantOf,
  type InboundActivity,
} from './inbound.ts';
import { messageOf } from './messenger.ts';
import { createPersonLimit } from './person-limit.ts';
import { handlePress } from './press.ts';
import { foundCard } from './press-on-find.ts';
import { preferencesOf } from './press-on-reminders.ts';
import type { Presser } from './press-turn.ts';
import type { BoardDoor, BoardView, PersonOnBoard } from './register-door.ts';
import { within } from './within.ts';

export interface BotParts {
  readonly adapter: RegisterAdapter;
  readonly messenger: Messenger;
  readonly tenantId: string;
  /** In the order of the configuration. */
  readonly boards: ReadonlyMap<string, BoardDoor>;
  readonly links: RegisterLinks;
  /** Where the tab is, for links to it that are pasted. */
  readonly publicUrl: string;
  readonly newRendering: () => string;
  readonly logger: Logger;
  /** Milliseconds on a clock that only runs forward. */
  readonly elapsed: () => number;
  /** How long a press may be worked on before the person is told to wait; Teams gives up after some seconds more. */
  readonly pressMilliseconds?: number;
}

export interface Bot {
  /** Answers one request of the connector. Never throws. */
  receive(authorization: string, body: unknown): Promise<Answer>;
  /** Resolves when nothing is half done. */
  settle(): Promise<void>;
}

const usualPressMilliseconds = 4_300;
/** Teams tells of an installation twice, in two activities. */
const oneGreetingMilliseconds = 30_000;

const listOf: Readonly<Record<Exclude<Command, 'help' | 'find' | 'my reminders'>, MyList>> = {
  'my actions': 'mine',
  'my reviews': 'reviews',
  overdue: 'overdue',
};

/** What the bot does with an activity that was let in: who it is from is checked before anything of the register is read. */
export function createBot(parts: BotParts): Bot {
  const { adapter, messenger, boards, links, logger } = parts;
  const pressMilliseconds = parts.pressMilliseconds ?? usualPressMilliseconds;
  const channels = createChannelTalk({ boards: [...boards.values()], logger });
  const greeted = new Map<string, number>();
  const allow = createPersonLimit(() => parts.elapsed());
  const underWay = new Set<Promise<void>>();

  const inBackground = (work: Promise<void>): void => {
    const settled = work
      .catch((error: unknown) => logger.warn({ error }, 'something behind a turn failed'))
      .finally(() => underWay.delete(settled));
    underWay.add(settled);
  };

  /** The boards a person is on, and what could not be read. */
  const findBoards = async (oid: string) => {
    const found: { view: BoardView; person: PersonOnBoard; boardId: string }[] = [];
    const failures: GraphFailure[] = [];
    const answers = await Promise.allSettled([...boards.values()].map((door) => door.read()));
    for (const [index, boardId] of [...boards.keys()].entries()) {
      const answer = answers[index];
      if (answer?.status === 'fulfilled') {
        const person = answer.value.person(oid);
        if (person !== null) found.push({ view: answer.value, person, boardId });
      } else if (answer?.reason instanceof GraphFailure) failures.push(answer.reason);
      else if (answer !== undefined) throw answer.reason;
    }
    return { found, failures };
  };

  /** The language somebody was last heard in; English until then, and while the register cannot be read. */
  const keptLanguage = async (oid: string): Promise<Language> => {
    for (const door of boards.values()) {
      try {
        const { snapshot } = await door.known();
        const kept = languageKept(oid, snapshot.conversations);
        if (kept !== null) return kept;
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        logger.warn({ board: door.boardId, error }, 'nobody’s language could be read');
      }
    }
    return 'en';
  };

  const presserOf = async (activity: InboundActivity, oid: string): Promise<Presser> => {
    annotate({ 'register.person': personInLog(oid) });
    return { oid, mri: activity.from.id, language: languageIn(activity) ?? (await keptLanguage(oid)) };
  };

  const compose = createComposeTurn({
    findBoards,
    keptLanguage,
    links,
    publicUrl: parts.publicUrl,
    tenantId: parts.tenantId,
    milliseconds: pressMilliseconds,
    logger,
  });

  const boardsOf = (found: Awaited<ReturnType<typeof findBoards>>['found']): BoardOfPerson[] =>
    found.map(({ view, person, boardId }) => ({
      id: boardId,
      title: view.snapshot.configuration.settings.title,
      needing: linesOfPerson(view.snapshot, person.keys, view.today).filter((line) => line.asksNow).length,
    }));

  const notReadable = (failure: GraphFailure, language: Language): CardMessage =>
    refusedCard({ userMessage: failure.problem.userMessage[language], language, boardId: null, links });

  const help = async ({ oid, language }: Presser): Promise<CardMessage> => {
    const { found } = await findBoards(oid);
    return helpCard({ boards: boardsOf(found), links, language });
  };

  const greeting = async (activity: InboundActivity, { oid, language }: Presser): Promise<CardMessage> => {
    const { found, failures } = await findBoards(oid);
    const [failure] = failures;
    if (found.length === 0 && failure !== undefined) return notReadable(failure, language);
    return greetingCard({
      personName: found[0]?.person.name ?? activity.from.name ?? '',
      boards: boardsOf(found),
      links,
      language,
    });
  };

  /** One card per board on which the list has lines; one that says so when none has. */
  const answerCommand = async (command: Command, presser: Presser): Promise<CardMessage[]> => {
    const { language } = presser;
    if (command === 'help') return [await help(presser)];
    if (command === 'find') return [howToFindCard(language)];
    const { found, failures } = await findBoards(presser.oid);
    const cards = found.map(({ view, person, boardId }) => {
      const place = {
        board: { id: boardId, title: view.snapshot.configuration.settings.title },
        links,
        mri: presser.mri,
        language,
      };
      if (command === 'my reminders') {
        return { ...preferencesCard(preferencesOf(view, person, place)), count: 1 };
      }
      return personalDigestCard({
        snapshot: view.snapshot,
        personKeys: person.keys,
        personName: person.name,
        list: listOf[command],
        from: 0,
        today: view.today,
        place,
        reminder: false,
      });
    });
    const filled = cards.filter(({ count }) => count > 0);
    const shown: CardMessage[] = filled.length > 0 ? filled : cards.slice(0, 1);
    const [failure] = failures;
    if (failure !== undefined) shown.push(notReadable(failure, language));
    return shown.length > 0 ? shown : [noAccessCard(language)];
  };

  /** One card per board on which something fits; one that says so when nothing does anywhere. */
  const answerSearch = async (words: string, presser: Presser): Promise<CardMessage[]> => {
    const { language } = presser;
    const { found, failures } = await findBoards(presser.oid);
    const shown = found.flatMap(({ view, person, boardId }) => {
      const { title } = view.snapshot.configuration.settings;
      const place = { board: { id: boardId, title }, links, mri: presser.mri, language };
      return foundCard({ view, person, place, words, from: 0 }) ?? [];
    });
    if (shown.length === 0 && found.length > 0) {
      shown.push(nothingFoundCard({ words, boards: boardsOf(found), links, language }));
    }
    const [failure] = failures;
    if (failure !== undefined) shown.push(notReadable(failure, language));
    return shown.length > 0 ? shown : [noAccessCard(language)];
  };

  const answerWords = (text: string, presser: Presser): Promise<CardMessage[]> => {
    const command = readCommand(text);
    annotate({ 'bot.verb': command ?? 'search' });
    return command === null ? answerSearch(readSearch(text), presser) : answerCommand(command, presser);
  };

  /** On every board the person is on. */
  const keepOnBoards = async (
    oid: string,
    keep: (door: BoardDoor, view: BoardView, name: string) => Promise<void>,
  ): Promise<void> => {
    for (const door of boards.values()) {
      try {
        const view = await door.known();
        const person = view.person(oid);
        if (person !== null) await keep(door, view, person.name);
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        logger.warn({ board: door.boardId, error }, 'a conversation could not be kept');
      }
    }
  };

  const keepConversation = async (activity: InboundActivity, oid: string): Promise<void> => {
    const heard = { reference: referenceOf(activity), language: languageIn(activity) };
    await keepOnBoards(oid, (door, view, name) => door.keepConversation(view, oid, name, heard));
  };

  const keepRemoval = (oid: string): Promise<void> =>
    keepOnBoards(oid, (door, view, name) => door.keepRemoval(view, oid, name));

  const pressed = async (activity: InboundActivity, presser: Presser): Promise<CardMessage> => {
    try {
      return await handlePress(
        { boards, links, newRendering: parts.newRendering, help },
        presser,
        pressedData(activity),
      );
    } catch (error) {
      logger.error({ person: personInLog(presser.oid), error }, 'a press failed');
      return refusedCard({
        userMessage: botWords(presser.language).sorry,
        language: presser.language,
        typed: typedTextsIn(pressedData(activity)),
        boardId: null,
        links,
      });
    }
  };

  const answerInvoke = async (
    context: TurnContext,
    activity: InboundActivity,
    presser: Presser,
  ): Promise<void> => {
    const work = pressed(activity, presser);
    const inTime = await within(work, pressMilliseconds);
    annotate({ 'bot.answered': inTime === undefined ? 'later' : 'in time' });
    await respondWithCard(context, inTime ?? waitingFor(activity, presser));
    if (inTime !== undefined) return;
    const { replyToId } = activity;
    inBackground(
      work.then(async (message) => {
        if (replyToId === undefined) await messenger.sendPersonal(referenceOf(activity), message);
        else await messenger.update(referenceOf(activity), replyToId, message);
      }),
    );
  };

  /**
   * A press where others read along: the answer shows in the presser's own view alone, and nothing is posted or changed. A
   * refusal is a sentence beside the card, so that the card stays.
   */
  const answerSharedPress = async (
    context: TurnContext,
    activity: InboundActivity,
    presser: Presser,
  ): Promise<void> => {
    const message = await within(pressed(activity, presser), pressMilliseconds);
    const words = message === undefined ? botWords(presser.language).stillWorking : message.refused;
    if (message === undefined || words !== undefined) {
      await respond(context, 'application/vnd.microsoft.activity.message', words);
    } else await respondWithCard(context, message);
  };

  /** Old clients: the card is replaced by changing the message, since their press has no answer of its own. */
  const answerSubmit = async (
    context: TurnContext,
    activity: InboundActivity,
    presser: Presser,
  ): Promise<void> => {
    const message = await pressed(activity, presser);
    if (activity.replyToId !== undefined) {
      try {
        await context.updateActivity({ ...messageOf(message), id: activity.replyToId });
        return;
      } catch (error) {
        logger.warn({ error }, 'a card could not be replaced and was sent anew');
      }
    }
    await context.sendActivity(messageOf(message));
  };

  const isFirstGreeting = ({ conversation }: InboundActivity): boolean => {
    const now = parts.elapsed();
    for (const [each, at] of greeted) if (now - at > oneGreetingMilliseconds) greeted.delete(each);
    if (greeted.has(conversation.id)) return false;
    greeted.set(conversation.id, now);
    return true;
  };

  const greet = async (context: TurnContext, activity: InboundActivity, presser: Presser): Promise<void> => {
    if (!isFirstGreeting(activity)) return;
    await context.sendActivity(messageOf(await greeting(activity, presser)));
  };

  const answerPerson = async (
    context: TurnContext,
    activity: InboundActivity,
    presser: Presser,
  ): Promise<void> => {
    switch (activity.type) {
      case 'message':
        if (isPress(activity)) await answerSubmit(context, activity, presser);
        else {
          for (const message of await answerWords(activity.text ?? '', presser)) {
            await context.sendActivity(messageOf(message));
          }
        }
        return;
      case 'installationUpdate':
        if (activity.action === 'add') await greet(context, activity, presser);
        return;
      case 'conversationUpdate':
        if (addsBot(activity)) await greet(context, activity, presser);
        return;
    }
  };

  const turn = async (context: TurnContext, activity: InboundActivity): Promise<void> => {
    const isInvoke = activity.type === 'invoke';
    // Before anything is known of the sender; who says no language is spoken to in English.
    const words = botWords(languageIn(activity) ?? 'en');
    const say = async (sentence: string): Promise<void> => {
      if (isInvoke) await respond(context, 'application/vnd.microsoft.activity.message', sentence);
      else if (activity.type === 'message' || isArrival(activity)) await context.sendActivity(sentence);
    };
    const allowance =
      isInvoke || activity.type === 'message'
        ? allow(activity.from.aadObjectId ?? activity.from.id)
        : 'answer';
    if (allowance !== 'answer') {
      if (allowance === 'say so')
        logger.warn('somebody sends more than a person does, and is not answered for a minute');
      if (isInvoke && activity.name !== 'adaptiveCard/action') {
        await context.sendActivity({ type: 'invokeResponse', value: { status: 429 } });
        return;
      }
      return isInvoke || allowance === 'say so' ? say(words.tooMuch) : undefined;
    }
    if (isFromComposing(activity)) {
      const body = { composeExtension: await compose(activity) };
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
      return;
    }
    if (isInvoke && activity.name !== 'adaptiveCard/action') {
      await context.sendActivity({ type: 'invokeResponse', value: { status: 501 } });
      return;
    }
    if (tenantOf(activity)?.toLowerCase() !== parts.tenantId) {
      logger.warn({ type: activity.type }, 'an activity of another tenant was turned away');
      return say(words.otherTenant);
    }
    const oid = activity.from.aadObjectId;
    if (!isPersonalChat(activity)) {
      if (isInvoke && oid !== undefined && oid !== '' && isAboutItem(activity)) {
        return answerSharedPress(context, activity, await presserOf(activity, oid));
      }
      if (isArrival(activity)) return isFirstGreeting(activity) ? say(words.helloInChannel) : undefined;
      const answer =
        isChannel(activity) && oid !== undefined
          ? await channels.answer(activity, oid, languageIn(activity) ?? (await keptLanguage(oid)))
          : null;
      return say(answer ?? words.onlyPersonal);
    }
    if (oid === undefined || oid === '') return say(words.noAccount);
    if (activity.type === 'installationUpdate' && activity.action?.startsWith('remove') === true) {
      greeted.delete(activity.conversation.id);
      // "remove-upgrade" is the old version making room for the new one.
      if (activity.action === 'remove') await keepRemoval(oid);
      return;
    }
    const presser = await presserOf(activity, oid);
    if (isInvoke) {
      await answerInvoke(context, activity, presser);
      inBackground(keepConversation(activity, oid));
      return;
    }
    try {
      await answerPerson(context, activity, presser);
    } finally {
      // Kept even when the answer failed: what the person asked for may still reach them this way.
      await keepConversation(activity, oid);
    }
  };

  const guarded = async (context: TurnContext, activity: InboundActivity): Promise<void> => {
    try {
      await inSpan(
        () => spanOfTurn(activity),
        () => turn(context, activity),
      );
    } catch (error) {
      logger.error({ type: activity.type, error }, 'a turn failed');
      const { sorry } = botWords(languageIn(activity) ?? 'en');
      if (activity.type === 'message') {
        await context
          .sendActivity(sorry)
          .catch((failure: unknown) => logger.warn({ error: failure }, 'an apology could not be sent'));
      } else if (activity.type === 'invoke') {
        await respond(context, 'application/vnd.microsoft.activity.message', sorry);
      }
    }
  };

  return {
    receive: async (authorization, body) => {
      try {
        return await adapter.receive(authorization, body, guarded, (reason) =>
          logger.warn({ status: reason.status, why: reason.why }, 'an activity was turned away'),
        );
      } catch (error) {
        logger.error({ error }, 'an activity could not be handled');
        return { status: 500 };
      }
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function isArrival(activity: InboundActivity): boolean {
  return (activity.type === 'installationUpdate' && activity.action === 'add') || addsBot(activity);
}

/** An `Action.Submit`: data and no words. */
function isPress(activity: InboundActivity): boolean {
  return typeof activity.value === 'object' && activity.value !== null && (activity.text ?? '').trim() === '';
}

/** A press on one action or risk: a list of everything of somebody's belongs into their own chat. */
function isAboutItem(activity: InboundActivity): boolean {
  const press = cardActionSchema.safeParse(pressedData(activity));
  return press.success && 'itemKey' in press.data;
}

function waitingFor(activity: InboundActivity, { language }: Presser): CardMessage {
  const data = pressedData(activity);
  return waitingCard(language, cardActionSchema.safeParse(data).data ?? null, typedTextsIn(data));
}

async function respondWithCard(context: TurnContext, { card }: CardMessage): Promise<void> {
  await respond(context, 'application/vnd.microsoft.card.adaptive', card);
}

/** Always 200: Teams shows nothing of what a failure says, so a refusal is an answer like any other. */
async function respond(context: TurnContext, type: string, value: unknown): Promise<void> {
  await context.sendActivity({
    type: 'invokeResponse',
    value: { status: 200, body: { statusCode: 200, type, value } },
  });
}
