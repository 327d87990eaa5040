import type { CardMessage } from '../../bot/cards/card.ts';
import { sweepBoard } from '../../bot/reminders/sweep.ts';
import { languageIn, type InboundActivity } from '../../bot/teams/inbound.ts';
import { handlePress } from '../../bot/teams/press.ts';
import { createBoardDoor } from '../../bot/teams/register-door.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { aLead, anAction, aPerson } from '../support/builders.ts';
import { buttonsOf, wordsOf } from './cards/card-samples.ts';
import { board, serviceOn } from './reminders/service-in-memory.ts';
import { aBoard, aReference, mirrorOf } from './teams/board-in-memory.ts';
import { partsWith, presser, pressing } from './teams/press-bench.ts';

const everythingIn = (message: CardMessage) => [message.summary, ...wordsOf(message)].join('\n');

describe('the language an activity says its sender’s Teams is in', () => {
  const activity = (parts: Partial<InboundActivity>) => parts as InboundActivity;
  test.each([
    [{ locale: 'cy-GB' }, 'cy'],
    [{ locale: 'cy' }, 'cy'],
    [{ locale: 'en-GB' }, 'en'],
    [{ locale: 'fr-FR' }, 'en'],
    [{ entities: [{ type: 'clientInfo', locale: 'cy-GB' }] }, 'cy'],
    [{ locale: '', entities: [{ type: 'mention' }] }, null],
    [{ locale: null }, null],
    [{}, null],
  ] as const)('%j', (parts, language) => {
    expect(languageIn(activity(parts as Partial<InboundActivity>))).toBe(language);
  });
});

describe('a person’s language', () => {
  const alma = aPerson({ key: 'alma', name: 'Alma Ferreira', oid: 'oid-alma' });

  it('is kept on their row, stays where an activity says none, and is not written twice', async () => {
    const sharePoint = aBoard({ people: [alma] });
    const door = createBoardDoor({
      mirror: mirrorOf(sharePoint),
      graph: sharePoint.port(),
      now: () => '2026-03-24T10:00:00Z',
    });
    const hear = async (language: Language | null) => {
      await door.keepConversation(await door.read(), 'oid-alma', 'Alma Ferreira', {
        reference: aReference('oid-alma'),
        language,
      });
      const { snapshot } = await door.read();
      return snapshot.conversations.map((row) => [row.language, row.etag]);
    };
    const [first] = await hear('cy');
    expect(first?.[0]).toBe('cy');
    expect(await hear('cy')).toEqual([first]);
    expect(await hear(null)).toEqual([first]);
    expect((await hear('en')).map(([language]) => language)).toEqual(['en']);
  });

  it('is that of the reminder they get; whoever was never heard is written to in English', async () => {
    const sharePoint = board();
    const { parts, messenger } = serviceOn(sharePoint);
    const door = createBoardDoor({ mirror: parts.mirror, graph: parts.graph, now: parts.now });
    await door.keepConversation(await door.read(), 'oid-alma', 'alma Example', {
      reference: aReference('oid-alma'),
      language: 'cy',
    });
    await sweepBoard(parts, await parts.mirror.refresh(), civilDate('2026-03-23'));
    const sentTo = (oid: string) =>
      everythingIn(messenger.sent.find(({ to }) => to === `29:${oid}`)!.message);
    expect(sentTo('oid-alma')).toContain('Mae angen eich sylw ar un eitem: 1 yn hwyr');
    expect(sentTo('oid-alma')).toContain('7 diwrnod yn hwyr: roedd i’w chwblhau erbyn 16 Mawrth 2026');
    expect(sentTo('oid-bertram')).toContain('Overdue by 7 days: it was due on 16 March 2026');
  });

  it('is that of every card their press leads to', async () => {
    const sharePoint = aBoard({
      people: [alma],
      actions: [anAction({ key: 'a', leads: [aLead({ personKey: 'alma' })], rag: 'amber' })],
    });
    const parts = partsWith(sharePoint);
    const cymraes = { ...presser('alma'), language: 'cy' as const };
    const form = await handlePress(parts, cymraes, { verb: 'action.open', board: 'children', itemKey: 'a' });
    expect(buttonsOf(form).map(({ title }) => title)).toEqual([
      'Cadw',
      'Gofyn am ragor o amser',
      'Yn ôl i’m rhestr',
      'Agor yn y gofrestr',
    ]);
    const nothing = await handlePress(parts, cymraes, pressing(form, 'Cadw'));
    expect(wordsOf(nothing).join('\n')).toContain('Ni newidiwyd dim');
    const saved = await handlePress(parts, cymraes, pressing(form, 'Cadw', { note: 'Yn mynd yn dda' }));
    expect(everythingIn(saved)).toContain('✔ Cadwyd');
    expect(everythingIn(saved)).toContain('24 Mawrth 2026 am 10:00');
  });
});
