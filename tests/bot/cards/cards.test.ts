/** @jest-environment jsdom */
import { TextEncoder as NodeTextEncoder } from 'node:util';
import { AdaptiveCard, HostConfig, SerializationContext, Versions } from 'adaptivecards';
import fc from 'fast-check';
import { actionFormCard } from '../../../bot/cards/action-form-card.ts';
import { actionViewCard, savedCard } from '../../../bot/cards/action-view-card.ts';
import { actionConflictCard } from '../../../bot/cards/conflict-card.ts';
import { greetingCard, helpCard } from '../../../bot/cards/greeting-card.ts';
import { moreTimeCard } from '../../../bot/cards/more-time-card.ts';
import { escapeText } from '../../../bot/cards/plain-text.ts';
import { refusedCard } from '../../../bot/cards/refused-card.ts';
import { riskFormCard } from '../../../bot/cards/risk-card.ts';
import { seenLink } from '../../../bot/cards/seen.ts';
import { cardActionSchema } from '../../../shared/contracts/card-payloads.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { schemePreset } from '../../../shared/domain/scheme-presets.ts';
import { anAction, aRisk, aScore } from '../../support/builders.ts';
import {
  aDigest,
  atInWords,
  buttonsOf,
  links,
  partsOf,
  place,
  rendering,
  scheme,
  today,
  wildCard,
  wordsOf,
} from './card-samples.ts';

// jsdom has none; browsers and Node do.
globalThis.TextEncoder = NodeTextEncoder;

/** Teams shows six buttons; the library's own default is five. */
const asTeams = new HostConfig({ actions: { maxActions: 6 } });

const question = { place, today, atInWords, rendering };

describe('every card, whatever the register holds', () => {
  it('is read by the Adaptive Cards library without a complaint, as version 1.5', () => {
    fc.assert(
      fc.property(wildCard, ({ card }) => {
        const context = new SerializationContext(Versions.v1_5);
        const parsed = new AdaptiveCard();
        parsed.hostConfig = asTeams;
        parsed.parse(card, context);
        const complaints = Array.from(
          { length: context.eventCount },
          (_, index) => context.getEventAt(index).message,
        );
        expect(complaints).toEqual([]);
        expect(parsed.validateProperties().validationEvents.map((event) => event.message)).toEqual([]);
        expect(card.version).toBe('1.5');
      }),
      { numRuns: 300 },
    );
  });

  it('stays below 28 KB and shows at most six buttons', () => {
    fc.assert(
      fc.property(wildCard, ({ card }) => {
        expect(Buffer.byteLength(JSON.stringify(card), 'utf8')).toBeLessThan(28 * 1024);
        expect(card.actions?.length ?? 0).toBeLessThanOrEqual(6);
        expect(partsOf(card.body).filter((part) => part.type === 'ActionSet')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('has a summary for the notification, in one line', () => {
    fc.assert(
      fc.property(wildCard, ({ summary }) => {
        expect(summary.trim()).not.toBe('');
        expect(summary).not.toContain('\n');
        expect(Array.from(summary).length).toBeLessThan(400);
      }),
    );
  });

  it('gives every Action.Execute an Action.Submit with the same data, which the contract reads', () => {
    fc.assert(
      fc.property(wildCard, ({ card }) => {
        const presses = partsOf(card).filter((part) => part.type === 'Action.Execute');
        for (const press of presses) {
          const read = cardActionSchema.safeParse(press['data']);
          expect(read.error?.issues ?? []).toEqual([]);
          expect(press['verb']).toBe(read.data?.verb);
          if (press === card.refresh?.action) continue;
          expect(press['fallback']).toMatchObject({ type: 'Action.Submit', data: press['data'] });
        }
      }),
    );
  });

  it('labels every input and says what is wrong with it', () => {
    fc.assert(
      fc.property(wildCard, ({ card }) => {
        for (const input of partsOf(card.body).filter((part) => part.type.startsWith('Input.'))) {
          expect(input['label']).toEqual(expect.stringMatching(/\S/));
          if (input['isRequired'] === true)
            expect(input['errorMessage']).toEqual(expect.stringMatching(/\S/));
        }
      }),
    );
  });

  it('asks Teams to do nothing with dates, mentions or pictures', () => {
    fc.assert(
      fc.property(wildCard, (message) => {
        const text = wordsOf(message).join('\n');
        expect(text).not.toMatch(/\{\{(?:DATE|TIME)\(/);
        expect(text).not.toMatch(/<\/?at>/i);
        expect(
          partsOf(message.card.body).filter((part) => part.type === 'Image' || part.type === 'Media'),
        ).toEqual([]);
      }),
    );
  });
});

describe('words of people', () => {
  test.each([
    ['*bold* and _thin_', '\\*bold\\* and \\_thin\\_'],
    ['[a](https://example.org)', '\\[a\\](https://example.org)'],
    ['1. first', '1\\. first'],
    ['- a point', '\\- a point'],
    ['# heading', '\\# heading'],
    ['3.2 stays', '3.2 stays'],
    ['5 < 6, a - b, C# and 12.', '5 < 6, a - b, C# and 12.'],
    ['<at>Alma</at>', '<\u2060at>Alma<\u2060/at>'],
    ['bell\u0007 and tab\t', 'bell and tab\t'],
    ['{{DATE(2017-02-14T06:08:39Z)}}', '{\u2060{DATE(2017-02-14T06:08:39Z)}}'],
    ['turned \u202Earound, half \ud83d an emoji', 'turned around, half  an emoji'],
  ])('%j are shown as they are', (given, expected) => {
    expect(escapeText(given)).toBe(expected);
  });
});

describe('the digest', () => {
  const actions = [
    anAction({
      key: 'late',
      reference: '2.1',
      action: 'Agree the neglect strategy',
      currentDue: civilDate('2026-03-10'),
      rag: 'green',
      lastNote: { text: 'Draft with\npartners', at: '2026-03-01T09:00:00Z', by: 'Alma Ferreira' },
    }),
    anAction({
      key: 'soon',
      reference: '3.2',
      action: 'Audit case files',
      currentDue: civilDate('2026-03-31'),
      rag: null,
    }),
  ];
  const risks = [
    aRisk({
      key: 'r',
      reference: 'R7',
      title: 'Missing education',
      nextReview: civilDate('2026-03-25'),
      current: aScore(4, 4),
    }),
  ];

  it('shows what is late beside what was stated, with words and shapes and no colour alone', () => {
    const words = wordsOf(aDigest(actions, risks));
    expect(words).toEqual([
      'Hello Alma Ferreira: 3 items need you',
      'Exampleshire Safeguarding Children Partnership',
      'Choose a line to open it and answer it here.',
      'Overdue (1)',
      '2.1 Agree the neglect strategy',
      'Overdue by 14 days: it was due on 10 March 2026 · In progress · 40%',
      'Alma Ferreira: Draft with partners',
      '● Green',
      'Open ›',
      'Due soon (1)',
      '3.2 Audit case files',
      'Due in 7 days, on 31 March 2026 · In progress · 40%',
      '○ No RAG yet',
      'Open ›',
      'Reviews due (1)',
      'R7 Missing education',
      'Review due tomorrow, 25 March 2026',
      '16, Red',
      'Open ›',
    ]);
  });

  it('opens a line by pressing it', () => {
    const opened = partsOf(aDigest(actions, risks).card.body)
      .filter((part) => part.type === 'Action.Execute')
      .map((part) => [part['title'], part['data']]);
    expect(opened).toEqual([
      ['Open 2.1 Agree the neglect strategy', { verb: 'action.open', board: 'children', itemKey: 'late' }],
      ['Open 3.2 Audit case files', { verb: 'action.open', board: 'children', itemKey: 'soon' }],
      ['Open R7 Missing education', { verb: 'risk.open', board: 'children', itemKey: 'r' }],
    ]);
  });

  it('says in the notification what is in it', () => {
    expect(aDigest(actions, risks).summary).toBe(
      '3 items need you: 1 overdue, 1 due soon, 1 review due – Exampleshire Safeguarding Children Partnership',
    );
  });

  it('has pages when there are more lines than fit, and every line is on one of them', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      anAction({
        key: `a${index}`,
        reference: String(index),
        action: 'Review the threshold document with every agency '.repeat(4),
        currentDue: civilDate('2026-03-10'),
        lastNote: { text: 'Long note. '.repeat(360), at: '2026-03-01T09:00:00Z', by: 'Alma Ferreira' },
      }),
    );
    const found: unknown[] = [];
    let from: number | undefined = 0;
    let pages = 0;
    while (from !== undefined) {
      const page = aDigest(many, [], { from });
      pages += 1;
      expect(Buffer.byteLength(JSON.stringify(page.card))).toBeLessThan(28 * 1024);
      found.push(
        ...partsOf(page.card.body)
          .filter((part) => part['verb'] === 'action.open' && part.type === 'Action.Execute')
          .map((part) => (part['data'] as { itemKey: string }).itemKey),
      );
      const next = buttonsOf(page).find(({ title }) => title.startsWith('Show the next'));
      from = next === undefined ? undefined : (next.data['from'] as number);
    }
    expect(found).toEqual(many.map(({ key }) => key));
    expect(pages).toBeGreaterThan(2);
  });

  it('shows the truth when looked at later: it refreshes for its reader', () => {
    expect(aDigest(actions).card.refresh).toEqual({
      action: {
        type: 'Action.Execute',
        verb: 'digest.show',
        data: { verb: 'digest.show', board: 'children', list: 'today', from: 0 },
      },
      userIds: ['29:alma'],
    });
  });

  it('is good news when it is empty', () => {
    const done = aDigest([], [], { others: 4 });
    expect(done.summary).toBe('Nothing needs you today');
    expect(wordsOf(done)[0]).toBe('✔ Nothing needs you today');
    expect(wordsOf(done).at(-1)).toContain('4 other open items');
  });
});

describe('the form of an action', () => {
  const action = anAction({
    key: 'a',
    reference: '2.1',
    currentDue: civilDate('2026-03-10'),
    originalDue: civilDate('2025-12-31'),
    moves: 2,
    evidenceLink: 'https://example.org/evidence',
  });
  const inputs = (message: ReturnType<typeof actionFormCard>): Record<string, unknown> =>
    Object.fromEntries(
      partsOf(message.card.body)
        .filter((part) => part.type.startsWith('Input.'))
        .map((part): [string, unknown] => [String(part['id']), part['value']]),
    );

  it('holds what stands in the register, and carries it to compare with later', () => {
    const form = actionFormCard({ ...question, action });
    expect(inputs(form)).toEqual({
      status: 'in progress',
      rag: 'green',
      percentComplete: 40,
      note: undefined,
      evidenceLink: 'https://example.org/evidence',
    });
    expect(buttonsOf(form).map(({ title }) => title)).toEqual([
      'Save',
      'Ask for more time',
      'Back to my list',
      'Open in the register',
    ]);
    expect(buttonsOf(form)[0]?.data).toEqual({
      verb: 'action.record',
      board: 'children',
      itemKey: 'a',
      rendering,
      seen: {
        status: 'in progress',
        rag: 'green',
        percentComplete: '40',
        evidenceLink: 'https://example.org/evidence',
      },
    });
  });

  it('says how often the date moved and how far it is past the first one', () => {
    expect(wordsOf(actionFormCard({ ...question, action }))).toContain(
      'When: Overdue by 14 days: it was due on 10 March 2026; revised, 83 days past original 31 December 2025 (moved 2 times)',
    );
  });

  it('keeps what was typed when something was wrong', () => {
    const typed = {
      status: 'complete',
      rag: 'blue',
      percentComplete: '100',
      note: 'All done',
      evidenceLink: 'c:\\evidence',
    };
    const form = actionFormCard({ ...question, action, typed, problem: 'A link starts with https://' });
    expect(inputs(form)).toEqual({ ...typed, percentComplete: 100 });
    expect(wordsOf(form)).toContain('⚠ A link starts with https://');
  });

  it('offers nothing to fill in once it is closed', () => {
    const closed = actionFormCard({ ...question, action: { ...action, status: 'closed' } });
    expect(inputs(closed)).toEqual({});
    expect(buttonsOf(closed).map(({ title }) => title)).toEqual(['Back to my list', 'Open in the register']);
  });

  it('asks for more time with a date after the due date and a reason, and keeps the note typed before', () => {
    const typed = { note: 'Half the files are read', percentComplete: '50' };
    const form = moreTimeCard({
      ...question,
      action: { ...action, currentDue: civilDate('2026-06-30') },
      typed,
    });
    const date = partsOf(form.card.body).find((part) => part.type === 'Input.Date');
    expect(date).toMatchObject({ isRequired: true, min: '2026-07-01' });
    expect(inputs(form)['note']).toBe('Half the files are read');
    const [send, back] = buttonsOf(form);
    expect(send?.data).toMatchObject({ verb: 'action.more-time', percentComplete: '50' });
    expect(back?.data).toMatchObject({
      verb: 'action.open',
      percentComplete: '50',
      note: 'Half the files are read',
    });
  });

  it('does not let required inputs hold a person who wants to leave', () => {
    const form = moreTimeCard({ ...question, action });
    const leaving = (form.card.actions ?? []).filter((each) => each['title'] !== 'Send the request');
    expect(
      leaving
        .filter((each) => each.type === 'Action.Execute')
        .every((each) => each['associatedInputs'] === 'none'),
    ).toBe(true);
  });

  it('tells a long link from another without carrying it around', () => {
    const long = `https://example.org/${'a'.repeat(1900)}`;
    expect(seenLink(long).length).toBeLessThan(40);
    expect(seenLink(long)).not.toBe(seenLink(`${long.slice(0, -1)}b`));
    expect(seenLink('https://example.org/')).toBe('https://example.org/');
  });
});

describe('after a press', () => {
  const action = anAction({ key: 'a', reference: '2.1', status: 'in progress', rag: 'amber' });

  it('says what was recorded, by whom and when, and can be answered again', () => {
    const saved = savedCard({
      ...question,
      action,
      changes: [{ field: 'rag', before: '● Green – on track', after: '▲ Amber – at risk of slipping' }],
      note: 'Partners are late',
      by: 'Alma Ferreira',
      at: '2026-03-24T10:00:00Z',
      again: false,
    });
    expect(wordsOf(saved)).toEqual(
      expect.arrayContaining([
        '✔ Saved',
        'Recorded by Alma Ferreira, 23 March 2026 at 14:05',
        'RAG: ● Green – on track → **▲ Amber – at risk of slipping**',
        'Note: Partners are late',
      ]),
    );
    expect(buttonsOf(saved).map(({ title }) => title)).toEqual([
      'Update again',
      'Back to my list',
      'Open in the register',
    ]);
    expect(saved.card.refresh?.action).toMatchObject({ data: { verb: 'action.view', itemKey: 'a' } });
  });

  it('shows both values when somebody else changed it, keeps the text, and asks', () => {
    const conflict = actionConflictCard({
      place,
      action,
      conflicts: [
        {
          field: 'rag',
          label: 'RAG',
          seen: 'green',
          now: '▲ Amber – at risk of slipping',
          yours: '◆ Red – off track',
        },
      ],
      typed: { rag: 'red', note: 'We are behind' },
      rendering,
      changedBy: 'Bertram Okafor',
    });
    expect(wordsOf(conflict)).toEqual(
      expect.arrayContaining([
        'Yours',
        'In the register now (Bertram Okafor)',
        '◆ Red – off track',
        '▲ Amber – at risk of slipping',
      ]),
    );
    expect(partsOf(conflict.card.body).find((part) => part['id'] === 'note')).toMatchObject({
      value: 'We are behind',
    });
    const [mine, theirs] = buttonsOf(conflict);
    expect(mine?.data).toMatchObject({ rag: 'red', seen: { rag: 'amber' } });
    expect(theirs?.data).toMatchObject({ rag: 'red', seen: { rag: 'amber' }, keepTheirs: ['rag'] });
  });

  it('gives back what was typed when it is refused, to send again where that can help', () => {
    const retry = { verb: 'action.open' as const, board: 'children', itemKey: 'a' };
    const refused = refusedCard({
      userMessage: 'SharePoint is busy.',
      typed: { note: 'My text' },
      retry,
      boardId: 'children',
      language: 'en',
      links,
    });
    expect(partsOf(refused.card.body).find((part) => part['id'] === 'note')).toMatchObject({
      value: 'My text',
    });
    expect(buttonsOf(refused).map(({ title }) => title)).toEqual([
      'Try again',
      'Back to my list',
      'Open the register',
    ]);
  });

  it('an old card becomes the item as it stands', () => {
    expect(wordsOf(actionViewCard({ ...question, action }))).toContain(
      'Now: In progress · 40% · ▲ Amber – at risk of slipping',
    );
  });
});

describe('the review of a risk', () => {
  const risk = aRisk({ key: 'r', current: aScore(4, 4), nextReview: civilDate('2026-03-25') });

  it.each(['product-5x5', 'ranked-5x5'])(
    'offers likelihood and impact in the board’s own labels (%s)',
    (id) => {
      const own = schemePreset(id)!;
      const form = riskFormCard({ ...question, risk, scheme: own, schemeOfRow: own, schemeOfTarget: own });
      const choices = (input: string) =>
        (
          partsOf(form.card.body).find((part) => part['id'] === input)?.['choices'] as {
            title: string;
            value: string;
          }[]
        ).map(({ title, value }) => `${title}=${value}`);
      for (const axis of ['likelihood', 'impact'] as const) {
        expect(choices(axis)).toEqual(
          own[axis].map((level) => `${level.label} (${level.code ?? level.value})=${level.value}`),
        );
      }
    },
  );

  it('can be confirmed only when there is a score', () => {
    const titles = (current: typeof risk.current) =>
      buttonsOf(
        riskFormCard({
          ...question,
          risk: { ...risk, current },
          scheme,
          schemeOfRow: scheme,
          schemeOfTarget: scheme,
        }),
      ).map(({ title }) => title);
    expect(titles(risk.current)).toEqual([
      'Confirm: the score stays',
      'Save the new score',
      'Change the review date',
      'Back to my list',
      'Open in the register',
    ]);
    expect(titles(null)).toEqual([
      'Save the new score',
      'Change the review date',
      'Back to my list',
      'Open in the register',
    ]);
  });
});

describe('meeting the bot', () => {
  it('greets with what needs the person and what to press', () => {
    const hello = greetingCard({
      personName: 'Alma Ferreira',
      boards: [{ id: 'children', title: 'Children’s board', needing: 1 }],
      links,
      language: 'en',
    });
    expect(hello.summary).toBe('Hello Alma Ferreira: one item needs you (Children’s board)');
    expect(buttonsOf(hello).map(({ title }) => title)).toEqual([
      'My actions',
      'My reviews',
      'Overdue',
      'Open the register',
    ]);
  });

  it('tells somebody it does not know what to do', () => {
    const hello = greetingCard({ personName: '', boards: [], links, language: 'en' });
    expect(wordsOf(hello).join(' ')).toContain(
      'Ask your board manager to put your work account into the People list',
    );
  });

  it('explains its commands', () => {
    const words = wordsOf(helpCard({ boards: [], links, language: 'en' })).join('\n');
    for (const command of ['my actions', 'my reviews', 'overdue', 'help'])
      expect(words).toContain(`**${command}**`);
  });
});
