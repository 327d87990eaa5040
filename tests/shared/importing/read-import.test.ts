import fc from 'fast-check';
import { readImport } from '../../../shared/importing/read-import.ts';
import { readingCorrectionsSchema, type ReadAction } from '../../../shared/importing/reading.ts';
import { aDocument } from '../../support/source-documents.ts';

const none = readingCorrectionsSchema.parse({});
const heading =
  'No.\tСАВ\tWhat do we want to achieve?\tHow are we going to do it?\tWho will lead?\tHow will we know?\tWhen?\tComment on Progress\tRAG rating';

/** A plan as a scan of a printed one reads, of our own writing. */
const plan = aDocument(`
# Exampleshire Safeguarding Partnership: business plan

Priority 1: Everybody knows what to do

${heading}
1.1\tВ\tEvery agency meets the new standard\tRevise the self-assessment to reflect the standard.\tPartnership Manager QA Sub-Group\tSelf-assessment revised\tJune 2026 Ongoing\t\tG
1.1\tВ\tu u\tSet up a group to look at what the Bill asks for.\tBill Task and Finish Group\tThe group has reported\tinsert\t\t
\t\t\tCompare this year’s answers with last year’s.\tPartnership Manager\tFindings reported.\t30 th Sept 2026\t\tAmber
1.2\tС\tChildren are heard in every\tAsk children what they think of the new\tLearning subgroup\tChildren tell us it works\tBi annually.\t\t

\t\tmeeting.\tleaflet and change it.\t\t\t\t\t
1.3\tА\tAdults are heard\tAsk adults the same.\t£6 €6\tAdults tell us it works\t\tBi annually.\t

17 th /\tApril 20\t26 Version 3\tTrain the people who answer the door.\tTraining sub- group\tTraining taken up (need to set baseline and target)\tQuarterly\t\t
\tu u\tReport to the board on what was learned.\tQA subgroup\tReport made\t\t\t
1.4\t\tThe workforce is safe\tSample recruitment files. Discuss with Priya\t???\tReport on any gaps, with an action plan to close them, every six months\t\t\t
`);

describe('a business plan as it is printed', () => {
  const reading = readImport(plan, none);
  const row = (index: number): ReadAction => {
    const action = reading.actions[index];
    if (action === undefined) throw new Error(`There is no row ${index}.`);
    return action;
  };
  const doubts = (index: number) => row(index).needsCheck.map(({ field, rule }) => `${field}: ${rule}`);

  it('is as many actions as it means, whatever the pages did to its rows', () => {
    expect(reading.actions.map(({ reference }) => reference)).toEqual([
      '1.1',
      '1.1',
      '',
      '1.2',
      '1.3',
      '',
      '',
      '1.4',
    ]);
    expect(reading.tables).toHaveLength(1);
    expect(reading.tables[0]).toMatchObject({
      kind: 'actions',
      tables: [1, 2, 3],
      title: expect.stringContaining('Priority 1: Everybody knows what to do') as string,
    });
  });

  it('names the plan and the priority by what stands above the table', () => {
    expect(row(0).plan).toBe('Exampleshire Safeguarding Partnership: business plan');
    expect(row(0).priority).toBe('Priority 1: Everybody knows what to do');
  });

  it('reads the same as above from a ditto mark and from a blank under a filled cell', () => {
    expect(row(1).outcome).toBe('Every agency meets the new standard');
    expect(row(1).rules).toContain('ditto mark');
    expect(row(2).outcome).toBe('Every agency meets the new standard');
    expect(row(2).rules).toContain('blank under a filled cell');
  });

  it('joins what a page turn tore, and keeps both rows as written', () => {
    expect(row(3).outcome).toBe('Children are heard in every meeting.');
    expect(row(3).action).toBe('Ask children what they think of the new leaflet and change it.');
    expect(row(3).source.rows).toHaveLength(2);
    expect(row(3).rules).toContain('row split over pages');
  });

  it('reads letters that only look Latin', () => {
    expect(reading.actions.map(({ audience }) => audience)).toEqual([
      'both',
      'both',
      null,
      'children',
      'adults',
      null,
      null,
      null,
    ]);
  });

  it('leaves a page’s footer out of the row it was printed into', () => {
    expect(row(5)).toMatchObject({
      reference: '',
      outcome: 'Adults are heard',
      action: 'Train the people who answer the door.',
    });
    expect(doubts(5)).toContain('reference: page footer in a cell');
    expect(doubts(5)).toContain('successMeasures: author note');
  });

  it('moves a row that lost a cell back under its headings', () => {
    expect(row(6)).toMatchObject({
      outcome: 'Adults are heard',
      action: 'Report to the board on what was learned.',
    });
    expect(row(6).leads.map(({ name }) => name)).toEqual(['QA subgroup']);
    expect(doubts(6)).toContain('action: cells shifted');
  });

  it('takes a ditto mark in the column of leads from the row above, for a person to check', () => {
    expect(row(4).leads.map(({ name }) => name)).toEqual(['Learning subgroup']);
    expect(doubts(4)).toContain('leads: ditto mark');
  });

  it('reads every "when" by its own rule and invents no date', () => {
    expect(row(0).due).toMatchObject({ kind: 'month', date: '2026-06-30', ongoing: true });
    expect(row(1).due.kind).toBe('placeholder');
    expect(row(2).due).toMatchObject({ kind: 'exact', date: '2026-09-30' });
    expect(row(3).due.kind).toBe('ambiguous');
    expect(reading.ambiguousCadences).toEqual(['bi-annual']);
    expect(row(5).due).toMatchObject({ kind: 'recurring', every: { n: 3, unit: 'month' } });
  });

  it('proposes a time that stands in another cell, and does not take it', () => {
    expect(doubts(4)).toContain('due: due inside another cell');
    expect(row(4).progress).toBe('');
    expect(doubts(7)).toContain('due: due inside another cell');
  });

  it('takes nobody for a lead who is none', () => {
    expect(row(7).leads).toEqual([{ name: '???', kind: 'unknown', role: 'lead', jobTitle: '' }]);
    expect(doubts(7)).toEqual(expect.arrayContaining(['leads: placeholder', 'action: author note']));
  });

  it('proposes spellings that may be one, and merges none', () => {
    expect(reading.people).toEqual([]);
    expect(
      new Set(reading.actions.flatMap(({ leads }) => leads.map(({ name }) => name))).size,
    ).toBeGreaterThan(4);
  });

  it('reads again in the same way', () => {
    expect(readImport(plan, none)).toEqual(reading);
  });

  it('takes what "bi-annual" means once a person has said it', () => {
    const said = readImport(plan, { ...none, cadences: { 'bi-annual': { n: 6, unit: 'month' } } });
    expect(said.actions[3]?.due).toMatchObject({
      kind: 'recurring',
      every: { n: 6, unit: 'month' },
      needsCheck: false,
    });
    expect(said.ambiguousCadences).toEqual([]);
  });

  it('reads a column as a person corrects it', () => {
    const said = readImport(plan, { ...none, columns: { '1': { '5': 'progress', '7': 'ignore' } } });
    expect(said.actions[0]).toMatchObject({ successMeasures: [], progress: 'Self-assessment revised' });
  });

  it('leaves a table out where a person says so, and lists what was left out', () => {
    const said = readImport(plan, { ...none, kinds: { '1': 'left out' } });
    expect(said.actions).toEqual([]);
    expect(said.refused.filter(({ reason }) => reason === 'left out by a person').length).toBeGreaterThan(7);
  });
});

it('a ditto mark at the head of a page means the outcome above, and is no end of it', () => {
  const reading = readImport(
    aDocument(`
${heading}
1.1\tB\tRisk to others is mitigated\tConsider the assessment.\tBoard\tReport received\t\t\t

\t\tii ii\tReport on who took part.\tBoard\tReport received\t\t\t
`),
    none,
  );
  expect(reading.actions.map(({ outcome }) => outcome)).toEqual([
    'Risk to others is mitigated',
    'Risk to others is mitigated',
  ]);
});

it('an improvement plan with repeated headings, outcomes over pages and a status behind each measure', () => {
  const reading = readImport(
    aDocument(`
Outcome\tWe will:\tLead\tSuccess criteria
1. Assessments look at what a child\t1.1 Train every team manager\tPriya Nair (Head of Access) /\t1.1 Managers are trained by March 2027. Complete.

Outcome\tWe will:\tLead\tSuccess criteria
\t\tOwen Rees (Head of Learning)\t
lives through.\t1.2 Audit ten files a month\tAll HOS\t1.2 Audits show it. Ongoing. Supervision notes show it. Ongoing.
\tWrite to every school\tExampleshire Council\tSchools answer
`),
    none,
  );
  expect(
    reading.actions.map(({ reference, outcome, status, ongoing }) => ({
      reference,
      outcome,
      status,
      ongoing,
    })),
  ).toEqual([
    {
      reference: '1.1',
      outcome: '1. Assessments look at what a child lives through.',
      status: 'complete',
      ongoing: false,
    },
    {
      reference: '1.2',
      outcome: '1. Assessments look at what a child lives through.',
      status: 'in progress',
      ongoing: true,
    },
    {
      reference: '',
      outcome: '1. Assessments look at what a child lives through.',
      status: null,
      ongoing: false,
    },
  ]);
  expect(reading.actions[0]?.leads.map(({ name, jobTitle }) => `${name} (${jobTitle})`)).toEqual([
    'Priya Nair (Head of Access)',
    'Owen Rees (Head of Learning)',
  ]);
  expect(reading.actions[0]?.needsCheck).toEqual([
    { field: 'due', rule: 'due inside another cell', about: 'March 2027' },
  ]);
  expect(reading.actions[1]?.successMeasures).toEqual(['Audits show it.', 'Supervision notes show it.']);
  expect(reading.refused.map(({ reason }) => reason)).toEqual(['repeated heading row']);
});

it('a register of risks with gross, net and target, and further actions beside each risk', () => {
  const reading = readImport(
    aDocument(`
Risk ref\tRisk title\tGross\tControls\tNet\tTarget\tFurther actions\tResponsible officer\tTarget date\tNext review
R1\tPractitioners leave faster than they are replaced\t20 (4x5)\t1. Exit interviews 2. Recruitment campaign\tAmber 12\t6\tOffer a bursary to students\tHead of Workforce\t31/03/2027\t30 June 2026
R2\tInformation is not shared in time\tHigh\tSharing agreement\t??\t\t\t\t\tsoon
`),
    none,
  );
  expect(reading.risks.map(({ title, reference }) => [reference, title])).toEqual([
    ['R1', 'Practitioners leave faster than they are replaced'],
    ['R2', 'Information is not shared in time'],
  ]);
  expect(reading.risks[0]).toMatchObject({
    gross: { score: 20, likelihood: '4', impact: '5' },
    current: { score: 12, band: 'Amber' },
    target: { score: 6 },
    nextReview: '2026-06-30',
  });
  expect(reading.risks[0]?.controls.map(({ text }) => text)).toEqual([
    'Exit interviews',
    'Recruitment campaign',
  ]);
  expect(reading.actions).toHaveLength(1);
  expect(reading.actions[0]).toMatchObject({
    action: 'Offer a bursary to students',
    riskId: reading.risks[0]?.id,
    due: { date: '2027-03-31' },
  });
  expect(reading.risks[1]?.needsCheck.map(({ field, rule }) => `${field}: ${rule}`)).toEqual([
    'nextReview: date not readable',
    'currentScore: score not readable',
  ]);
});

it('scraps of a scan that no label of a risk’s sheet takes are kept as they stand in their row', () => {
  const [risk] = readImport(
    aDocument(`
Risk title\tA child is not seen\tRisk ref\tS1
Risk category\tSafeguarding\tOwners\tPriya Nair
57 juliu\t\tTC8\t
Triggers\t\tLikelihood factors\t
Current score\t12\tTarget score\t6
Last review\t14/04/2026\tNext review\t13/07/2026
`),
    none,
  ).risks;
  expect(risk?.raw).toMatchObject({ 'Row 3': '57 juliu | TC8', 'Row 4': 'Triggers | Likelihood factors' });
  // Labels with nothing beside them say nothing that the trail should tell.
  expect(risk?.inNoField).toBe('57 juliu | TC8');
});

it('the sheet of one risk, laid out as a form, with its controls and required actions', () => {
  const reading = readImport(
    aDocument(`
Risk title\tA child is harmed because agencies do not speak to each other\tRisk ref\tS1
Risk category\tSafeguarding\tOwners\tPriya Nair / Owen Rees
Triggers\tChildren’s services: 1. Caseloads above thirty 2. Re-referrals above a quarter\tPotential consequences\t1. Harm to a child 2. Loss of trust
Current score\t12\tTarget score\t6
Last review\t14/04/2026\tNext review\t13/07/2026

Actions / Controls already in place\tAdequacy\tCritical success
1. Joint front door\tGood\tEvery referral answered in a day
2. Training for all\tReasonable\t

Required management action / control\tResponsibility\tTarget date
1. Move the adults’ team into the front door\t\t31/05/2026
`),
    none,
  );
  expect(reading.risks).toHaveLength(1);
  expect(reading.risks[0]).toMatchObject({
    reference: 'S1',
    title: 'A child is harmed because agencies do not speak to each other',
    category: 'Safeguarding',
    triggers: [
      { group: 'Children’s services', items: ['Caseloads above thirty', 'Re-referrals above a quarter'] },
    ],
    consequences: ['Harm to a child', 'Loss of trust'],
    current: { score: 12 },
    target: { score: 6 },
    lastReview: '2026-04-14',
    nextReview: '2026-07-13',
  });
  expect(reading.risks[0]?.owners.map(({ name }) => name)).toEqual(['Priya Nair', 'Owen Rees']);
  expect(reading.risks[0]?.controls.map(({ text, adequacy }) => `${text}: ${adequacy}`)).toEqual([
    'Joint front door: Good',
    'Training for all: Reasonable',
  ]);
  expect(reading.actions).toMatchObject([
    {
      reference: '1',
      action: 'Move the adults’ team into the front door',
      due: { date: '2026-05-31' },
      riskId: reading.risks[0]?.id,
    },
  ]);
});

it('one risk told in prose: controls under their headings, scores in words', () => {
  const reading = readImport(
    aDocument(
      [
        'Annex C',
        'Analysis of Key Risk 7 – Exploitation',
        '1. This annex looks at KR7.',
        '2. The description of this risk is as follows; Young people are exploited and nobody notices.',
        'Risk Detail',
        '3. Patterns change quickly.',
        'Implications',
        '4. The implications include;',
        '- Harm to a young person',
        '- A learning review',
        'Annex C',
        'Controls',
        'Mapping',
        '5. The police map patterns every month and share them with the',
        'Annex C',
        'partnership on the same day.',
        'Training',
        '6. Two courses a term are held.',
        '7. Two courses a term are held for schools.',
        'Outstanding Actions',
        '8. The return-home interviews will be reviewed later in the year.',
        'Risk Rating',
        '9. The gross risk score is 20 (likelihood probable, impact major). The net risk score is 19 (likelihood possible, impact major).',
      ].join('\n'),
    ),
    none,
  );
  expect(reading.risks).toHaveLength(1);
  expect(reading.risks[0]).toMatchObject({
    reference: 'KR7',
    title: 'Exploitation',
    consequences: ['Harm to a young person', 'A learning review'],
    gross: { score: 20, likelihood: 'probable', impact: 'major' },
    current: { score: 19, likelihood: 'possible', impact: 'major' },
  });
  expect(reading.risks[0]?.controls.map(({ heading: over, text }) => [over, text])).toEqual([
    ['Mapping', 'The police map patterns every month and share them with the partnership on the same day.'],
    ['Training', 'Two courses a term are held.'],
    ['Training', 'Two courses a term are held for schools.'],
  ]);
  expect(reading.risks[0]?.controls[2]?.rules).toContain('near-duplicate');
  expect(reading.actions).toMatchObject([{ due: { kind: 'vague' }, riskId: reading.risks[0]?.id }]);
});

it('attendance, budget and indicators are recognised and never taken for actions', () => {
  const reading = readImport(
    aDocument(`
Organisation\tAttendance\tApril\tJuly
Exampleshire Police\t75%\tx\tx
Exampleshire Council\t100%\tx\tx

Expenditure\tBudget\tYear end expenditure
Staffing\t170,000\t168,000

Indicator\tTarget\tPrevious year\tThis year
Second plans\t4%\t3.3%\t6%
`),
    none,
  );
  expect(reading.actions).toEqual([]);
  expect(reading.risks).toEqual([]);
  expect(reading.tables.map(({ kind }) => kind)).toEqual(['attendance', 'budget', 'indicators']);
  expect(reading.refused.filter(({ reason }) => reason === 'not yet a list here')).toHaveLength(4);
});

it('what may identify a child or an adult is marked without being repeated', () => {
  const reading = readImport(
    aDocument(`
No\tAction\tLead\tWhen
1\tReview the case of Child A, NHS number 943 476 5919\tHead of Care\tJune 2026
2\tRing 0123 456 7890 for the rota of 1234567890\tHead of Care\tJune 2026
`),
    none,
  );
  expect(reading.actions[0]?.needsCheck).toContainEqual({
    field: 'unknown',
    rule: 'personal details',
    about: 'Action',
  });
  expect(JSON.stringify(reading.actions[0]?.needsCheck)).not.toContain('943');
  expect(reading.actions[1]?.needsCheck).toEqual([]);
});

it('whatever stands in the cells: never throws, and every filled row is an action, part of one, or named as left out', () => {
  const cell = fc.constantFrom(
    '',
    'u u',
    '-',
    '1.1',
    'B',
    'Do the thing well',
    'and go on',
    'QA subgroup',
    'June 2026',
    '???',
    'Ongoing',
    'Version 3',
    '17 April 2026',
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 7, maxLength: 10 }), { maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      (rows, breaks) => {
        const text = `${heading}\n${rows.map((cells, index) => `${breaks[index] === true ? '\n' : ''}${cells.join('\t')}`).join('\n')}`;
        const document = aDocument(text);
        const reading = readImport(document, none);
        const told = new Set([
          ...reading.actions.flatMap(({ source }) => source.rows),
          ...reading.refused.flatMap(({ source }) => source.rows),
        ]);
        for (const block of document.blocks) {
          if (block.kind !== 'table') continue;
          for (const row of block.rows) {
            const filled = row.cells.some((each) => each.text.trim() !== '');
            if (filled && row.number > 1) expect(told).toContain(row.number);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

describe('dates of a list that another country’s spreadsheet saved', () => {
  const list = (...days: readonly string[]) =>
    aDocument(
      [
        'Ref\tAction\tWho will lead?\tDue',
        ...days.map((day, index) => `${index + 1}\tWalk the fence ${index}\tPriya Nair\t${day}`),
      ].join('\n'),
    );
  const dues = (document: ReturnType<typeof list>) =>
    readImport(document, none).actions.map(({ due, rules, needsCheck }) => [
      due.date,
      rules.includes('month before day'),
      needsCheck.map(({ rule }) => rule),
    ]);

  it('are read day first', () => {
    expect(dues(list('03/04/2026', '31/03/2026'))).toEqual([
      ['2026-04-03', false, []],
      ['2026-03-31', false, []],
    ]);
  });

  it('are read month first where one of the column can only be read so; what could be either is a person’s to say', () => {
    expect(dues(list('03/31/2026', '03/04/2026', '05/05/2026', 'June 2026'))).toEqual([
      ['2026-03-31', true, []],
      ['2026-03-04', true, ['month before day']],
      ['2026-05-05', false, []],
      ['2026-06-30', false, []],
    ]);
  });

  it('are read so with two digits of the year too', () => {
    expect(dues(list('3/31/26', '3/4/26', '12/25/26', '3/4/87'))).toEqual([
      ['2026-03-31', true, []],
      ['2026-03-04', true, ['month before day']],
      ['2026-12-25', true, []],
      ['1987-04-03', false, ['due needs a look']],
    ]);
  });

  it('are found among words too, where they are a person’s to say', () => {
    expect(dues(list('by 3/31/2026', '3/4/2026', 'by 3/4/26 at the latest'))).toEqual([
      [undefined, false, ['due needs a look']],
      ['2026-03-04', true, ['month before day']],
      ['2026-04-03', true, ['month before day']],
    ]);
  });

  it('are nobody’s guess where a column has both kinds', () => {
    expect(dues(list('03/31/2026', '31/03/2026', '03/04/2026'))).toEqual([
      ['2026-03-31', true, []],
      ['2026-03-31', false, []],
      ['2026-04-03', true, ['month before day']],
    ]);
  });
});
