import { excelFile, serialOf, type ExcelCell } from './excel-file.ts';
import { cell, paragraph, row, table, wordFile } from './word-file.ts';

/**
 * Documents of the Exampleshire board, with the structure and the mess real ones have: nothing in them happened, and nobody in them
 * lives. Each is data first, so that a test can say what must come out, and then a file of whichever kind.
 */

export const planHeadings = [
  'No.',
  'CAB',
  'What do we want to achieve?',
  'How are we going to do it?',
  'Who will lead?',
  'How will we know?',
  'When?',
  'Comment on progress',
  'RAG',
] as const;

/** A row of the board plan; an outcome of null is covered by the merged cell above it. */
export interface PlanRow {
  readonly cells: readonly [string, string, string | null, string, string, string, string, string, string];
  /** Fill of the RAG cell, "rrggbb". */
  readonly fill?: string;
}

export const planRows: readonly PlanRow[] = [
  {
    cells: [
      '1.1',
      'B',
      'Partners keep to the statutory guidance on working together',
      'Revise the audit that every agency answers once a year',
      'Board Manager\nQuality Subgroup',
      'Audit revised; every agency has answered',
      '31 May 2026',
      '',
      'G',
    ],
    fill: '92D050',
  },
  {
    cells: [
      '1.1',
      'В',
      null,
      'Compare this year’s answers with the last',
      'Quality Subgroup',
      'Findings reported to the board',
      'Sept 2026',
      'Not begun',
      'A',
    ],
    fill: 'FFC000',
  },
  {
    cells: [
      '1.2',
      'C',
      'Subgroups are attended and able to do their work',
      'Keep a register of attendance and report on it each quarter',
      'Board Officer / Board Manager',
      'Attendance above 80 %',
      'Quarterly',
      '',
      '',
    ],
    fill: 'FF0000',
  },
  {
    cells: [
      '1.2a',
      'C',
      'u u',
      'Invite the agencies that were absent twice',
      'All subgroup chairs',
      'Ongoing.',
      'ongoing',
      '',
      '',
    ],
  },
  {
    cells: [
      '2a2',
      'A',
      '“ “',
      'Tell staff about the changed thresholds',
      'Training Subgroup + lead for each agency',
      'Materials are up to date',
      'insert',
      '',
      '?',
    ],
  },
  {
    cells: [
      '1.4',
      'A',
      'Adults are heard in their own enquiries',
      'Ask adults what they wanted at the beginning and at the end',
      'Head of Adult Social Care',
      'Bi-annual report',
      '1 st July 2026',
      '',
      '',
    ],
  },
];

interface PlanOptions {
  readonly rows?: readonly PlanRow[];
  /** Rows after which a page ends: the table is cut there and its headings are repeated. */
  readonly pagesAfter?: readonly number[];
  readonly repeatHeadings?: boolean;
  readonly title?: string;
  readonly priority?: string;
}

const planParts = ({ rows = planRows, pagesAfter = [3] }: PlanOptions): (readonly PlanRow[])[] => {
  const ends = [...pagesAfter.filter((end) => end > 0 && end < rows.length), rows.length];
  return ends.map((end, index) => rows.slice(index === 0 ? 0 : ends[index - 1], end));
};

/** The board plan as Word: outcomes merged over their rows, a table for each page, headings repeated, RAG by letter and colour. */
export function boardPlanDocx(options: PlanOptions = {}): Uint8Array {
  const {
    title = 'Business plan 2026/27',
    priority = 'PRIORITY 1: Safeguarding is everyone’s responsibility',
    repeatHeadings = true,
  } = options;
  const pages = planParts(options).map((part, page) =>
    table([
      ...(page === 0 || repeatHeadings ? [row(planHeadings, { heading: true })] : []),
      ...part.map(({ cells, fill }, index) =>
        row(
          cells.map((text, column) => {
            const lines = (text ?? '').split('\n');
            if (column === 8 && fill !== undefined) return cell(text ?? '', { fill });
            if (column !== 2) return cell(lines);
            if (text === null) return cell('', { down: index === 0 ? 'restart' : 'continue' });
            return cell(lines, part[index + 1]?.cells[2] === null ? { down: 'restart' } : {});
          }),
        ),
      ),
    ]),
  );
  return wordFile([
    paragraph('Exampleshire Safeguarding Children Partnership', { style: 'Titel' }),
    paragraph(title, { style: 'Pennawd1' }),
    paragraph(priority, { bold: true }),
    ...pages.flatMap((page, index) => (index === 0 ? [page] : [paragraph(''), page])),
    paragraph('17 April 2026 Version 10'),
  ]);
}

/** The same plan as text between tabs, the way a page that was read by a machine arrives. */
export function boardPlanText(options: PlanOptions = {}): string {
  const {
    title = 'Business plan 2026/27',
    priority = 'PRIORITY 1: Safeguarding is everyone’s responsibility',
    repeatHeadings = true,
  } = options;
  const pages = planParts(options).map((part, page) =>
    [
      ...(page === 0 || repeatHeadings ? [planHeadings.join('\t')] : []),
      ...part.map(({ cells }) =>
        cells
          .map((text) => {
            const lines = (text ?? '').split('\n');
            return lines.length === 1 ? lines[0] : lines.map((line) => `<p>${line}</p>`).join(' ');
          })
          .join('\t'),
      ),
    ].join('\n'),
  );
  return [title, priority, ...pages, '17 April 2026 Version 10'].join('\n\n');
}

/** The improvement plan: four columns, leads with their job in brackets, a row cut in two by a page, statuses inside the criteria. */
export const improvementRows: readonly (readonly string[])[] = [
  ['Outcome', 'We will:', 'Lead', 'Success criteria'],
  [
    '1. Strategy discussions follow the guidance',
    '1.1 A manager signs every completed enquiry off',
    'Mari Example (Head of Children in Need)/ Sam Sample (Head of Access)',
    '1.1 Audits show that guidance was used. Ongoing.',
  ],
  [
    '',
    '1.2 Send managers their figures every week',
    'Mari Example (Head of CIN) / Sam Sample (Head of Access)/',
    '1.2 Reports every second month. Ongoing,',
  ],
  ['Outcome', 'We will:', 'Lead', 'Success criteria'],
  ['', '', 'Ali Trial (Access Team Manager)', ''],
  ['', '1.3 Open a multi-agency hub', 'All HOS', '1.3 Hub established. Complete.'],
  [
    '2 Plans are specific and',
    '2.1 Audit plans every month',
    'Ali Trial (Access Team Manager)',
    '2.1 Timescale: 10 November 2026',
  ],
  ['Outcome', 'We will:', 'Lead', 'Success criteria'],
  ['measurable.', 'and report what was found', '', ''],
];

export function improvementPlanDocx(rows: readonly (readonly string[])[] = improvementRows): Uint8Array {
  const pages: (readonly string[])[][] = [];
  for (const cells of rows) {
    if (cells[0] === 'Outcome') pages.push([cells]);
    else pages.at(-1)?.push(cells);
  }
  return wordFile([
    paragraph('APPENDIX 2', { bold: true }),
    ...pages.flatMap((page) => [table(page.map((cells) => row(cells))), paragraph('')]),
  ]);
}

/** The single risk on one sheet, a form laid out as tables. */
export const riskSheet = {
  title: 'Arrangements for safeguarding vulnerable children and adults fail',
  path: 'Exampleshire County Council / Corporate register / People',
  owner: 'Executive Director: People',
  lastReview: '14/04/2026',
  nextReview: '13/07/2026',
  scores: { previous: '12', current: 'Amber 8 (4×2)', target: '6' },
  triggers: ['Caseloads reach a level that cannot be kept up', 'A practice review is begun'],
  likelihood: ['Too few experienced social workers', 'Information is not passed on'],
  consequences: ['1. Harm to a child or an adult', '2. Loss of trust in the council'],
  controls: [
    ['Multi-agency boards review what is done', 'Good', ''],
    ['Whistleblowing policy and complaints process', 'Reasonable', 'Yes'],
  ],
  actions: [
    ['1. Bring adult safeguarding into the hub', '', '31/03/2026'],
    ['2. New arrangements for managers', 'Head of Access', '31/05/2026'],
  ],
} as const;

export function riskSheetDocx(sheet: typeof riskSheet = riskSheet): Uint8Array {
  const list = (texts: readonly string[]) => cell(texts.map((text) => paragraph(text, { list: [2, 0] })));
  return wordFile([
    table([
      row([cell('Risk', { fill: 'D9D9D9' }), cell(sheet.title, { span: 3 })]),
      row([cell('Risk path', { fill: 'D9D9D9' }), cell(sheet.path, { span: 3 })]),
      row(['Owner', sheet.owner, 'Last review', sheet.lastReview]),
      row(['Previous score', sheet.scores.previous, 'Next review', sheet.nextReview]),
      row([
        'Current score',
        cell(sheet.scores.current, { fill: 'FFC000' }),
        'Target score',
        sheet.scores.target,
      ]),
      row([cell('Triggers', { span: 2 }), cell('Likelihood factors (vulnerability)', { span: 2 })]),
      row([
        `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${list(sheet.triggers).slice('<w:tc><w:tcPr></w:tcPr>'.length)}`,
        `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${list(sheet.likelihood).slice('<w:tc><w:tcPr></w:tcPr>'.length)}`,
      ]),
      row([cell('Potential consequences', { span: 4 })]),
      row([cell(sheet.consequences, { span: 4 })]),
    ]),
    paragraph(''),
    table([
      row(['Actions / Controls Already in Place', 'Adequacy', 'Critical Success'], { heading: true }),
      ...sheet.controls.map((control) => row(control)),
    ]),
    paragraph(''),
    table([
      row(['Required Management Action / Control', 'Responsibility', 'Target Date'], { heading: true }),
      ...sheet.actions.map((action) => row(action)),
    ]),
  ]);
}

/** The narrative annex: numbered paragraphs under headings, scores as words, the page's head repeated in the text. */
export const annex: readonly {
  readonly heading?: string;
  readonly text?: string;
  readonly bullets?: readonly string[];
}[] = [
  { heading: 'Annex B' },
  { heading: 'Analysis of Key Corporate Risk 5 – Safeguarding' },
  { text: 'This annex explains one risk: a child or an adult with care needs is not protected from harm.' },
  { heading: 'Risk Detail' },
  { text: 'The duties of the council are set out in statute.' },
  { heading: 'Implications' },
  {
    text: 'The implications for the council include;',
    bullets: ['A person is not protected', 'A practice review', 'Loss of reputation'],
  },
  { heading: 'Controls' },
  { text: 'Subgroups hold partners to account.' },
  { text: 'Policies are adopted by every partner.' },
  { heading: 'Outstanding Actions' },
  { text: 'The work with schools will be completed later in the year.' },
  { heading: 'Risk Rating' },
  {
    text: 'The gross risk score is 20 (likelihood probable, impact major). After applying the controls the net risk score is 19 (likelihood possible, impact major).',
  },
];

export function annexDocx(parts: typeof annex = annex): Uint8Array {
  return wordFile(
    parts.flatMap(({ heading, text, bullets = [] }, index) => [
      ...(heading === undefined
        ? []
        : [paragraph(heading, index < 2 ? { bold: true } : { style: 'Pennawd2' })]),
      ...(text === undefined ? [] : [paragraph(text, { list: [1, 0] })]),
      ...bullets.map((bullet) => paragraph(bullet, { list: [2, 0] })),
    ]),
  );
}

export function annexText(parts: typeof annex = annex): string {
  let number = 0;
  const lines = parts.flatMap(({ heading, text, bullets = [] }) => [
    ...(heading === undefined ? [] : ['', heading, '']),
    ...(text === undefined ? [] : [`${(number += 1)}. ${text}`]),
    ...bullets.map((bullet) => ` - ${bullet}`),
  ]);
  return lines.join('\n');
}

/** Tables of an annual report that are no risks and no actions. */
export const annualReport = {
  attendance: [
    ['Agency', 'Jun', 'Sep', 'Dec', 'Mar', 'Attendance'],
    ['Exampleshire Police', 'Y', 'Y', 'N', 'Y', '75%'],
    ['Health Board', 'Y', 'Y', 'Y', 'Y', '100%'],
  ],
  indicators: [
    ['Indicator', '2024/25', 'Target', '2025/26'],
    ['Conferences held in 15 days', '88%', '95%', '91%'],
  ],
  priorities: [
    ['Priority', 'Activity', 'Where we want to be by 2028'],
    ['1. Neglect', 'Train every team', 'Neglect is named early'],
  ],
  budget: [
    ['Contributions', 'Amount'],
    ['Exampleshire County Council', '£112,000'],
    ['Total', '£162,000'],
  ],
} as const;

export function annualReportDocx(
  report: Readonly<Record<keyof typeof annualReport, readonly (readonly string[])[]>> = annualReport,
): Uint8Array {
  const titled = (title: string, rows: readonly (readonly string[])[]) => [
    paragraph(title, { style: 'Pennawd1' }),
    table(rows.map((cells, index) => row(cells, { heading: index === 0 }))),
    paragraph('Keeping children safe is everybody’s business'),
  ];
  return wordFile([
    paragraph('Annual Report 2025/26', { style: 'Titel' }),
    ...titled('Our priorities', report.priorities),
    ...titled('How well did we do?', report.indicators),
    ...titled('Appendix A: representatives and attendance', report.attendance),
    ...titled('Appendix B: budget', report.budget),
  ]);
}

interface RegisterOptions {
  /** Ref, title, owner, likelihood, impact, score, date of next review as YYYY-MM-DD or as text. */
  readonly risks?: readonly (readonly [string, string, string, number, number, number, string])[];
  readonly from1904?: boolean;
  readonly hiddenRows?: readonly number[];
}

const registerRisks = [
  ['R1', 'A child is not seen', 'Head of Children in Need', 4, 5, 20, '2026-03-31'],
  ['R2', 'Thresholds are not understood', 'Head of Access', 3, 4, 12, '2026-06-30'],
  ['R3', 'Agencies leave the board', 'Board Manager', 2, 3, 6, 'Spring 2027'],
] as const;

/** The register as a workbook: titles, headings in two rows, merged cells, a key beside it, a second table below, real and typed dates. */
export function registerXlsx({
  risks = registerRisks,
  from1904 = false,
  hiddenRows = [],
}: RegisterOptions = {}): Uint8Array {
  const fillOf = (score: number) => (score >= 15 ? 0 : score >= 8 ? 1 : 2);
  const dateOf = (day: string): ExcelCell =>
    /^\d{4}-\d{2}-\d{2}$/.test(day) ? { value: serialOf(day) - (from1904 ? 1462 : 0), format: 0 } : day;
  const first = 6;
  const after = first + risks.length + 1;
  return excelFile({
    from1904,
    formats: ['dd/mm/yyyy'],
    fills: ['rgb="FFFF0000"', 'rgb="FFFFC000"', 'rgb="FF92D050"'],
    sheets: [
      {
        name: 'Risk register',
        hiddenRows,
        merged: ['A1:G1', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:F4', 'G4:G5'],
        rows: {
          1: ['Exampleshire Safeguarding Partnership: risk register'],
          2: ['As agreed by the executive group'],
          4: ['Ref', 'Risk', 'Owner', 'Current', null, null, 'Next review', null, 'Score', 'Means'],
          5: [null, null, null, 'L', 'I', 'Score', null, null, '15–25', 'Red'],
          ...Object.fromEntries(
            risks.map(([reference, title, owner, likelihood, impact, score, review], index) => [
              first + index,
              [
                reference,
                title,
                owner,
                likelihood,
                impact,
                { value: score, formula: `D${first + index}*E${first + index}`, fill: fillOf(score) },
                dateOf(review),
                ...(index === 0 ? [null, '8–14', 'Amber'] : []),
              ],
            ]),
          ),
          [after]: ['Actions'],
          [after + 1]: ['Ref', 'Action', 'Lead', 'Due'],
          [after + 2]: [
            'R1',
            'Look into every case that was not seen',
            'Head of Children in Need',
            '31/03/2026',
          ],
        },
      },
    ],
  });
}

/** A list as a program exports it. */
export function actionsCsv(
  rows: readonly (readonly string[])[] = [
    ['Reference', 'Action', 'Lead', 'Due', 'RAG'],
    ['1.1', 'Revise the audit, then "test" it', 'Board Manager', '31/05/2026', 'G'],
    ['1.2', 'Keep a register\nof attendance', 'Board Officer', 'ongoing', 'Amber'],
  ],
  delimiter = ',',
): string {
  const quoted = (text: string) => (/["\n,;\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => cells.map(quoted).join(delimiter)).join('\r\n');
}
