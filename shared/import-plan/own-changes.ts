import type { Action, Lead } from '../domain/action.ts';
import { civilDateSchema, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { Group } from '../domain/person.ts';
import { readReviewRule } from '../domain/read-review-rule.ts';
import { readWhen } from '../domain/read-when.ts';
import { reviewRuleInWords } from '../domain/review-rule.ts';
import type { Risk } from '../domain/risk.ts';
import type { ScoringScheme } from '../domain/scoring-scheme.ts';
import { readRag, readStatus } from '../domain/status.ts';
import { comparable, oneLine } from '../importing/cell-text.ts';
import { readTriggerLines, triggerLines } from '../importing/trigger-lines.ts';
import { nameAndRole, readLeads } from '../importing/read-leads.ts';
import {
  readAudience,
  readDay,
  readIssueType,
  readMarking,
  readResponse,
  readRiskStatus,
  readYes,
  type Read,
} from '../importing/read-values.ts';
import type {
  ImportDoubt,
  ImportField,
  ReadAction,
  ReadingCorrections,
  ReadRisk,
} from '../importing/reading.ts';
import { noDecisions, type ImportDecisions } from './decisions.ts';
import type { FoundChange } from './found-change.ts';
import { dayInWords, OwnEdits } from './own-edits.ts';
import { ownScores } from './own-scores.ts';
import { changesOfAction, groupNamed } from './plan-action.ts';
import type { PlannedPeople } from './plan-people.ts';
import { changesOfRisk } from './plan-risk.ts';
import { withActionEdits, withRiskEdits } from './settle.ts';

export interface OwnParts {
  readonly people: PlannedPeople;
  readonly groups: readonly Group[];
  readonly risks: readonly Risk[];
  readonly corrections: ReadingCorrections;
  readonly decisions: ImportDecisions;
  readonly scheme: ScoringScheme;
  readonly today: CivilDate;
}

/** What edited cells of an exported row would change, and what of them a person has to look at. */
export interface OwnChanges {
  readonly changes: readonly FoundChange[];
  readonly doubts: readonly ImportDoubt[];
}

type Edited = Partial<Record<ImportField, string>>;

/** What follows the name in our own exports: "Complete (said by the lead)". */
const bare = (text: string): string => text.replace(/\s*\([^)]*\)\s*$/, '');
const short = (text: string): string => oneLine(text).slice(0, 250);

/**
 * The cells of an exported row that somebody edited, as changes of the row; an emptied cell empties its field. Where the row itself was
 * saved since the export, nothing is proposed: a person chooses, field by field.
 */
export function ownChangesOfAction(action: Action, row: ReadAction, parts: OwnParts): OwnChanges {
  if (row.own === null) return { changes: [], doubts: [] };
  const { corrections, decisions, people, groups, risks } = parts;
  const texts: Edited = { ...row.own.changed, ...decisions.edits[row.id] };
  const own = new OwnEdits(texts);
  const { leads: _leads, ...simple }: Edited = { ...texts };
  const day = civilDateSchema.safeParse(texts.targetDate);
  // The date itself counts before the words that were read as one.
  if (day.success) simple.due = formatCivilDate(day.data);
  else if (texts.targetDate !== undefined && own.text('targetDate') !== '') simple.due ??= texts.targetDate;
  for (const [field, read] of [
    ['status', readStatus],
    ['rag', readRag],
  ] as const) {
    const text = own.text(field);
    if (text === undefined) continue;
    const { value, problem } = read(field === 'status' ? bare(text) : text);
    simple[field] = value ?? '';
    if (problem !== undefined || (field === 'status' && value === null))
      own.doubt(field, field === 'status' ? 'status not understood' : 'rag not understood', text);
  }
  const edited = withActionEdits(
    // Without what only names the row: nothing but edited cells may become a change.
    { ...row, reference: '', action: '' },
    { ...noDecisions, names: decisions.names, edits: { [row.id]: simple } },
    corrections,
  );

  own.emptied('reference', action, 'reference', '');
  own.emptied('priority', action, 'priority', '');
  own.emptied('outcome', action, 'outcome', '');
  if (own.text('action') === '') own.doubt('action', 'no action text');
  leadsOf(own, action, parts);
  own.emptied('successMeasures', action, 'successMeasures', []);
  own.emptied('rag', action, 'rag', null);
  own.emptied('percentComplete', action, 'percentComplete', null);
  own.emptied('evidenceLink', action, 'evidenceLink', '');
  if (own.text('due') === '' && simple.due === texts.due)
    own.change('due', action.due, readWhen(''), { beforeInWords: action.due.raw, afterInWords: '' });
  if (own.text('targetDate') === '' && (own.text('due') ?? '') === '')
    own.change('currentDue', action.currentDue, null, { beforeInWords: dayInWords(action.currentDue) });
  if (texts.plan !== undefined) own.change('plan', action.plan, short(texts.plan));
  if (texts.source !== undefined) own.change('source', action.source, short(texts.source));
  dayOf(own, 'start', action.start);
  own.value('ongoing', 'ongoing', action.ongoing, (text) => wrapped(readYes(text)));
  own.value('audience', 'audience', action.audience, (text) =>
    text === '' ? { value: null } : wrapped<Action['audience']>(readAudience(text)),
  );
  groupOf(own, action.groupKey, groups);
  own.value(
    'riskReference',
    'riskKey',
    action.riskKey,
    (text) => riskWith(text, risks),
    (key) => risks.find((risk) => risk.key === key)?.reference ?? '',
  );
  noteOf(own, action);
  return proposed(
    [...changesOfAction(action, edited, people), ...own.changes],
    [...asked(edited.needsCheck, decisions.edits[row.id]), ...own.doubts],
    action.etag === row.own.etag,
  );
}

export function ownChangesOfRisk(risk: Risk, row: ReadRisk, parts: OwnParts): OwnChanges {
  if (row.own === null) return { changes: [], doubts: [] };
  const { decisions, people, groups } = parts;
  const texts: Edited = { ...row.own.changed, ...decisions.edits[row.id] };
  const own = new OwnEdits(texts);
  const { owners: _owners, ...simple }: Edited = { ...texts };
  const marking = own.text('marking');
  if (marking !== undefined) {
    const { value, doubts } = readMarking(marking);
    if (value !== null && doubts.length === 0) simple.marking = value;
    else {
      delete simple.marking;
      own.doubt('marking', 'value not understood', marking);
    }
  }
  const edited = withRiskEdits(
    { ...row, reference: '', title: '' },
    { ...noDecisions, names: decisions.names, edits: { [row.id]: simple } },
  );

  own.emptied('reference', risk, 'reference', '');
  if (own.text('title') === '') own.doubt('title', 'no action text');
  own.emptied('description', risk, 'description', '');
  own.emptied('category', risk, 'category', '');
  own.emptied('leadAgency', risk, 'leadAgency', '');
  own.emptied('consequences', risk, 'consequences', []);
  own.emptied('likelihoodFactors', risk, 'likelihoodFactors', []);
  ownersOf(own, risk, parts);
  own.emptied('nextReview', risk, 'nextReview', null);
  own.emptied('targetDate', risk, 'targetDate', null);
  own.value('path', 'path', risk.path, (text) => ({ value: linesOf(text, /\s*[/>›\n]\s*/) }));
  own.value(
    'triggers',
    'triggers',
    risk.triggers,
    (text) => ({ value: readTriggerLines(text, risk.triggers) }),
    triggerLines,
  );
  own.value(
    'reviewRule',
    'reviewRule',
    risk.reviewRule,
    (text) => {
      const { value, problem } = readReviewRule(text);
      return problem === undefined ? { value } : null;
    },
    (rule) => reviewRuleInWords(rule),
  );
  dayOf(own, 'lastReview', risk.lastReview);
  groupOf(own, risk.groupKey, groups);
  own.value('issueType', 'issueType', risk.issueType, (text) => surely(readIssueType(text)));
  own.value('response', 'response', risk.response, (text) => surely(readResponse(text)));
  own.value('riskStatus', 'status', risk.status, (text) =>
    wrapped(surely(readRiskStatus(text))?.value ?? null),
  );
  noteOf(own, risk);
  ownScores(own, risk, parts);
  return proposed(
    [...changesOfRisk(risk, edited, people), ...own.changes],
    [...asked(edited.needsCheck, decisions.edits[row.id]), ...own.doubts],
    risk.etag === row.own.etag,
  );
}

/** What the document itself says is marked as the document's already. */
const asked = (doubts: readonly ImportDoubt[], typed: Edited = {}): ImportDoubt[] =>
  doubts.filter(
    ({ rule, about, field }) => rule !== 'personal details' || about !== '' || typed[field] !== undefined,
  );

const wrapped = <Value>(value: Value | null): { readonly value: Value } | null =>
  value === null ? null : { value };

/** A value that was read without doubt. */
const surely = <Value>({ value, doubts }: Read<Value>): { readonly value: Value } | null =>
  doubts.length > 0 ? null : { value };

const linesOf = (text: string, between: RegExp): string[] => text.split(between).map(oneLine).filter(Boolean);

function dayOf(own: OwnEdits, field: 'start' | 'lastReview', before: CivilDate | null): void {
  own.value(field, field, before, (text) => surely(readDay(field, { text })), dayInWords);
}

type Named = Risk['owners'][number];

/**
 * The people of a cell, a line each. Whoever stands there as they were exported stays who they are, however their name is written; only a
 * line that somebody wrote is read.
 */
function peopleOf<Known extends Named>(
  own: OwnEdits,
  field: 'leads' | 'owners',
  known: readonly Known[],
  { people, decisions }: Pick<OwnParts, 'people' | 'decisions'>,
  make: (reference: Named, role: Lead['role']) => Known,
): Known[] | undefined {
  const text = own.text(field);
  if (text === undefined) return undefined;
  const left = [...known];
  return text
    .split('\n')
    .map(oneLine)
    .filter(Boolean)
    .flatMap((line) => {
      const said = nameAndRole(line);
      const at = left.findIndex(({ name }) => [line, said.name].includes(oneLine(name)));
      const [same] = at === -1 ? [] : left.splice(at, 1);
      if (same !== undefined) return [make(same, line === oneLine(same.name) ? 'lead' : said.role)];
      const { leads, doubts } = readLeads(line);
      // Whoever typed it knows how many they are.
      for (const { rule, about } of doubts) if (rule !== 'several leads') own.doubt(field, rule, about);
      return leads.map((lead) => {
        const name = decisions.names[lead.name] ?? lead.name;
        return make(people.referenceTo({ ...lead, name }), lead.role);
      });
    });
}

function leadsOf(own: OwnEdits, { leads }: Action, parts: OwnParts): void {
  const after = peopleOf<Lead>(own, 'leads', leads, parts, ({ name, personKey }, role) => ({
    name,
    personKey,
    role,
  }));
  const words = (all: readonly Lead[]) =>
    all.map(({ name, role }) => (role === 'lead' ? name : `${name} (${role})`)).join('; ');
  if (after !== undefined)
    own.change('leads', leads, after, { beforeInWords: words(leads), afterInWords: words(after) });
}

function ownersOf(own: OwnEdits, { owners }: Risk, parts: OwnParts): void {
  const after = peopleOf<Named>(own, 'owners', owners, parts, ({ name, personKey }) => ({ name, personKey }));
  if (after !== undefined) own.change('owners', owners, after);
}

function groupOf(own: OwnEdits, before: string | null, groups: readonly Group[]): void {
  own.value(
    'group',
    'groupKey',
    before,
    (text) => (text === '' ? { value: null } : wrapped<string | null>(groupNamed(text, groups))),
    (key) => groups.find((group) => group.key === key)?.name ?? '',
  );
}

/** The one risk a reference names. */
export function riskWith(
  reference: string,
  risks: readonly Risk[],
): { readonly value: string | null } | null {
  if (reference === '') return { value: null };
  const named = risks.filter((risk) => comparable(risk.reference) === comparable(reference));
  return named.length === 1 ? wrapped(named[0]?.key ?? null) : null;
}

/** What somebody wrote over the last note is a note of its own; notes are never taken away. */
function noteOf(own: OwnEdits, item: Pick<Action | Risk, 'lastNote'>): void {
  const text = own.text('progress');
  if (text) own.change('note', item.lastNote?.text ?? '', text);
}

function proposed(
  changes: readonly FoundChange[],
  doubts: readonly ImportDoubt[],
  isUntouched: boolean,
): OwnChanges {
  return {
    doubts,
    changes: changes.map((change) => ({
      ...change,
      // Nothing exempt becomes public because a document says so: a person does that.
      proposed: isUntouched && !(change.field === 'marking' && change.after === 'publish'),
    })),
  };
}
