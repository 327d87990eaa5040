import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readDocument } from '../../../bot/documents/read-document.ts';
import { readingLimits } from '../../../bot/documents/reading-limits.ts';
import { buildFile } from '../../../bot/papers/build-file.ts';
import type { PaperSource } from '../../../bot/papers/paper-source.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { Control, Risk } from '../../../shared/domain/risk.ts';
import { readImport } from '../../../shared/importing/read-import.ts';
import { readingCorrectionsSchema, type ImportReading } from '../../../shared/importing/reading.ts';
import { noDecisions, type ImportDecisions } from '../../../shared/import-plan/decisions.ts';
import { planImport, type ImportPlan } from '../../../shared/import-plan/plan-import.ts';
import { aBoard, aControl, aGroup, aLead, anAction, aRisk, aScheme, on } from '../builders.ts';

const groups = [aGroup({ key: 'g-qa', name: 'QA subgroup' }), aGroup({ key: 'g-mca', name: 'MCA subgroup' })];

const corrections = readingCorrectionsSchema.parse({});

export function sourceOf(
  risks: readonly Risk[],
  actions: readonly Action[],
  controls: readonly Control[],
): PaperSource {
  return {
    board: aBoard(),
    rows: {
      risks: [...risks],
      controls: [...controls],
      actions: [...actions],
      people: [],
      groups: [...groups],
      meetings: [],
    },
    asAt: on('2026-03-02'),
    now: '2026-03-02T10:00:00Z',
    meeting: null,
    sealed: null,
    since: null,
    history: null,
    alsoExempt: { risks: new Set(), actions: new Set(), controls: new Set() },
  };
}

export async function exported(
  risks: readonly Risk[],
  actions: readonly Action[],
  language: Language,
  controls: readonly Control[] = [],
): Promise<Uint8Array> {
  const { bytes } = await buildFile(sourceOf(risks, actions, controls), {
    kind: 'register',
    format: 'xlsx',
    part: 'A',
    language,
    withActionPlan: false,
  });
  return bytes;
}

export async function readingOf(bytes: Uint8Array): Promise<ImportReading> {
  const read = await readDocument('register.xlsx', bytes, readingLimits);
  if (!read.ok) throw new Error(read.refusal.kind);
  return readImport(read.document, corrections);
}

export async function planOf(
  bytes: Uint8Array,
  risks: readonly Risk[],
  actions: readonly Action[],
  controls: readonly Control[] = [],
  decisions: ImportDecisions = noDecisions,
): Promise<ImportPlan> {
  return planImport({
    reading: await readingOf(bytes),
    decisions,
    corrections,
    document: { name: 'register.xlsx', sha256: 'cd'.repeat(32) },
    register: { risks, controls, actions, people: [], groups },
    scheme: aScheme(),
    today: on('2026-03-02'),
  });
}

/** As somebody edits a cell in Excel: the text that stood there becomes another. */
export function edit(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const files = unzipSync(bytes);
  const holds = ([name, content]: [string, Uint8Array]) =>
    name.startsWith('xl/worksheets/') && strFromU8(content).includes(`>${from}<`);
  if (!Object.entries(files).some(holds)) throw new Error(`“${from}” is not in the workbook.`);
  const edited = Object.fromEntries(
    Object.entries(files).map((file) =>
      holds(file) ? [file[0], strToU8(strFromU8(file[1]).replace(`>${from}<`, `>${to}<`))] : file,
    ),
  );
  return zipSync(edited);
}

/** The same workbook as Excel keeps it: its texts in a file of their own, which cells name by number. */
export function asExcelSaves(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const strings: string[] = [];
  for (const name of Object.keys(files).filter((each) => each.startsWith('xl/worksheets/'))) {
    const xml = strFromU8(files[name] ?? new Uint8Array()).replaceAll(
      / t="inlineStr"><is>(.*?)<\/is>/gs,
      (_, text: string) => ` t="s"><v>${strings.push(`<si>${text}</si>`) - 1}</v>`,
    );
    files[name] = strToU8(xml);
  }
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const added = (name: string, before: string, more: string) => {
    files[name] = strToU8(strFromU8(files[name] ?? new Uint8Array()).replace(before, `${more}${before}`));
  };
  files['xl/sharedStrings.xml'] = strToU8(
    `<sst xmlns="${main}" uniqueCount="${strings.length}">${strings.join('')}</sst>`,
  );
  added(
    '[Content_Types].xml',
    '</Types>',
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>',
  );
  added(
    'xl/_rels/workbook.xml.rels',
    '</Relationships>',
    '<Relationship Id="rIdStrings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>',
  );
  return zipSync(files);
}

/** Cells of a column below its heading, by the heading: what somebody does to one cell in Excel. '' empties it. */
export function editCell(
  bytes: Uint8Array,
  sheet: 1 | 2 | 3,
  heading: string,
  cell: (place: string) => string,
  row = 2,
): Uint8Array {
  const files = unzipSync(bytes);
  const name = `xl/worksheets/sheet${sheet}.xml`;
  const xml = strFromU8(files[name] ?? new Uint8Array());
  const letters = new RegExp(`<c r="([A-Z]+)1"[^>]*><is><t xml:space="preserve">${heading}</t>`).exec(
    xml,
  )?.[1];
  if (letters === undefined) throw new Error(`There is no column “${heading}”.`);
  const place = `${letters}${row}`;
  const there = new RegExp(`<c r="${place}"[^>]*>.*?</c>`, 's');
  const edited = there.test(xml)
    ? xml.replace(there, () => cell(place))
    : xml.replace(new RegExp(`(<row r="${row}">.*?)(</row>)`, 's'), (_, before: string, end: string) => {
        return `${before}${cell(place)}${end}`;
      });
  return zipSync({ ...files, [name]: strToU8(edited) });
}
/** A column that somebody added behind the others, with one cell below its heading. */
export function withColumn(bytes: Uint8Array, sheet: 1 | 2 | 3, heading: string, text: string): Uint8Array {
  const files = unzipSync(bytes);
  const name = `xl/worksheets/sheet${sheet}.xml`;
  const xml = strFromU8(files[name] ?? new Uint8Array());
  const row = (number: number, said: string) =>
    new RegExp(`(<row r="${number}">.*?)(</row>)`, 's')
      .exec(xml)?.[0]
      .replace('</row>', `${typed(said)(`AZ${number}`)}</row>`) ?? '';
  const edited = xml
    .replace(/<row r="1">.*?<\/row>/s, () => row(1, heading))
    .replace(/<row r="2">.*?<\/row>/s, () => row(2, text));
  return zipSync({ ...files, [name]: strToU8(edited) });
}
export const typed = (text: string) => (place: string) =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const number = (value: number) => (place: string) => `<c r="${place}"><v>${value}</v></c>`;
export const emptied = () => '';
export const formula = (stored: string) => (place: string) => `<c r="${place}"><f>A1</f>${stored}</c>`;
export const brokenFormula = (place: string) => `<c r="${place}" t="e"><f>1/0</f><v>#DIV/0!</v></c>`;

export const risk = aRisk({
  key: 'r-1',
  reference: 'R1',
  title: 'People leave',
  marking: 'publish',
  groupKey: 'g-qa',
  path: ['Exampleshire', 'Corporate'],
  scheme: { id: 'product-5x5', version: 1 },
  gross: { likelihood: 5, impact: 4, score: 20, band: 'red' },
  current: { likelihood: 3, impact: 4, score: 12, band: 'amber' },
  target: { likelihood: 2, impact: 4, score: 8, band: 'yellow' },
});
export const action = anAction({
  key: 'a-1',
  reference: '1.1',
  riskKey: null,
  plan: 'Business plan',
  outcome: 'Children are heard',
  action: 'Ask every child',
  leads: [aLead({ name: 'Priya Nair' }), aLead({ name: 'Owen Rees', role: 'support' })],
  status: 'in progress',
  percentComplete: 40,
  lastHeardAt: '2026-02-01T10:00:00Z',
});
export const control = aControl({
  key: 'c-1',
  riskKey: 'r-1',
  heading: 'Exits',
  text: 'Everybody is asked why',
});
