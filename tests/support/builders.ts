import {
  registerRowsShape,
  type BoardInfo,
  type BoardsResponse,
  type ChangesResponse,
  type HistoryResponse,
  type RegisterRows,
} from '../../shared/contracts/tab-api.ts';
import type { Action, Lead } from '../../shared/domain/action.ts';
import { civilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Due } from '../../shared/domain/due.ts';
import type { Group, Meeting, Person } from '../../shared/domain/person.ts';
import type { Assessment, Control, Risk, ScoreOnRow } from '../../shared/domain/risk.ts';
import type { PersonReference, Row, RowProblem } from '../../shared/domain/row.ts';
import { schemePreset } from '../../shared/domain/scheme-presets.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import type { Update } from '../../shared/domain/update.ts';

/**
 * Whole entities with sensible values: a test names only what it is about. Ids count up from 1 in the order of
 * calls. People and places are fictional.
 */
let lastId = 0;

export function aRow(): Row {
  lastId += 1;
  return {
    id: String(lastId),
    etag: `"row-${lastId},1"`,
    modifiedAt: '2026-03-02T09:30:00Z',
    modifiedBy: 'Morgan Ellis',
    problems: [],
  };
}

export function aProblem(parts: Partial<RowProblem> = {}): RowProblem {
  return {
    column: 'Current due',
    raw: 'end of term',
    message: 'This is not a date. Open the row in SharePoint and enter a day.',
    ...parts,
  };
}

export function aPerson(parts: Partial<Person> = {}): Person {
  const row = aRow();
  const name = parts.name ?? `Person ${row.id}`;
  return {
    ...row,
    key: `person-${row.id}`,
    name,
    kind: 'person',
    oid: `00000000-0000-4000-8000-${row.id.padStart(12, '0')}`,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@exampleshire.example`,
    agency: 'Exampleshire Council',
    jobTitle: 'Head of Service',
    aliases: [],
    deputyKey: null,
    memberKeys: [],
    guest: false,
    endDate: null,
    digestWeekday: null,
    digestAt: '',
    snoozedUntil: null,
    ...parts,
  };
}

export function aGroup(parts: Partial<Group> = {}): Group {
  const row = aRow();
  return {
    ...row,
    key: `group-${row.id}`,
    name: `Group ${row.id}`,
    kind: 'subgroup',
    parentKey: null,
    chairKey: null,
    deputyKey: null,
    channel: null,
    ...parts,
  };
}

export function aMeeting(parts: Partial<Meeting> = {}): Meeting {
  const row = aRow();
  return {
    ...row,
    key: `meeting-${row.id}`,
    title: 'Board meeting',
    groupKey: null,
    date: civilDate('2026-04-21'),
    updateDeadline: civilDate('2026-04-07'),
    paperDeadline: civilDate('2026-04-14'),
    sealed: false,
    sealedFile: '',
    seal: null,
    ...parts,
  };
}

/** "Due 31 March 2026", read from an exact date. */
export function aDue(parts: Partial<Due> = {}): Due {
  return { kind: 'exact', date: civilDate('2026-03-31'), needsCheck: false, raw: '31/03/2026', ...parts };
}

export function aLead(parts: Partial<Lead> = {}): Lead {
  return { name: 'Priya Nair', personKey: null, role: 'lead', ...parts };
}

/** The person as a reference from a row, matched. */
export function referenceTo(person: Person): PersonReference {
  return { name: person.name, personKey: person.key };
}

/** An action in progress, on track, due 31 March 2026. */
export function anAction(parts: Partial<Action> = {}): Action {
  const row = aRow();
  const currentDue = parts.currentDue === undefined ? civilDate('2026-03-31') : parts.currentDue;
  return {
    ...row,
    key: `A-${row.id}`,
    reference: `1.${row.id}`,
    plan: 'Business plan 2025–27',
    priority: 'Priority 1: Children are heard',
    outcome: 'Children’s views shape the help they get',
    action: 'Review how children’s wishes are recorded at each stage.',
    audience: 'children',
    leads: [],
    successMeasures: [],
    due: aDue(currentDue === null ? {} : { date: currentDue, raw: currentDue }),
    start: null,
    originalDue: currentDue,
    currentDue,
    moves: 0,
    status: 'in progress',
    ongoing: false,
    rag: 'green',
    ragSetBy: 'Priya Nair',
    percentComplete: 40,
    evidenceLink: '',
    source: '',
    riskKey: null,
    groupKey: null,
    lastNote: null,
    lastHeardAt: '',
    completedOn: null,
    moreTimeRequest: null,
    lastDecision: null,
    ...parts,
  };
}

/** A score as scheme `product-5x5` makes it, unless `parts` say otherwise. */
export function aScore(likelihood: number, impact: number, parts: Partial<ScoreOnRow> = {}): ScoreOnRow {
  const score = likelihood * impact;
  const band = score <= 5 ? 'green' : score <= 9 ? 'yellow' : score <= 14 ? 'amber' : 'red';
  return { likelihood, impact, score, band, ...parts };
}

/** An open risk scored 12, amber, under product-5x5 version 1, next reviewed on 30 April 2026. */
export function aRisk(parts: Partial<Risk> = {}): Risk {
  const row = aRow();
  return {
    ...row,
    key: `R-${row.id}`,
    reference: `R${row.id}`,
    title: `Risk ${row.id}`,
    description: 'Children at risk are not seen quickly enough because demand is higher than capacity.',
    category: 'Safeguarding',
    path: ['Exampleshire', 'Partnership register'],
    issueType: 'threat',
    triggers: [],
    likelihoodFactors: [],
    consequences: [],
    owners: [],
    leadAgency: 'Exampleshire Council',
    groupKey: null,
    response: 'treat',
    status: 'open',
    lastReview: civilDate('2026-01-30'),
    nextReview: civilDate('2026-04-30'),
    reviewRule: { kind: 'band' },
    targetDate: null,
    marking: 'publish',
    scheme: { id: 'product-5x5', version: 1 },
    grossScheme: null,
    previousScheme: null,
    targetScheme: null,
    gross: null,
    previous: null,
    current: aScore(3, 4),
    target: null,
    lastNote: null,
    ...parts,
  };
}

export function aControl(parts: Partial<Control> = {}): Control {
  const row = aRow();
  return {
    ...row,
    key: `control-${row.id}`,
    riskKey: null,
    heading: 'Front door',
    text: 'Referrals are triaged on the day they arrive.',
    adequacy: 'Good',
    lineOfDefence: 'First line',
    criticalSuccess: '',
    owner: null,
    ...parts,
  };
}

export function anAssessment(parts: Partial<Assessment> = {}): Assessment {
  const row = aRow();
  return {
    ...row,
    key: `assessment-${row.id}`,
    riskKey: 'R-1',
    stage: 'current',
    asAt: civilDate('2026-01-30'),
    likelihood: 3,
    impact: 4,
    score: 12,
    scoreText: '',
    band: 'amber',
    scheme: { id: 'product-5x5', version: 1 },
    by: { oid: null, name: 'Ruth Adeyemi' },
    ...parts,
  };
}

export function anUpdate(parts: Partial<Update> = {}): Update {
  const row = aRow();
  return {
    ...row,
    key: `update-${row.id}`,
    itemKind: 'action',
    itemKey: 'A-1',
    kind: 'progress',
    at: '2026-02-20T10:15:00Z',
    by: { oid: null, name: 'Priya Nair' },
    via: 'card',
    text: 'Draft shared with partners for comment.',
    changes: [],
    reason: '',
    meetingKey: null,
    ...parts,
  };
}

/** One of the presets. */
export function aScheme(id = 'product-5x5'): ScoringScheme {
  const scheme = schemePreset(id);
  if (scheme === undefined) throw new RangeError(`There is no preset called ${id}.`);
  return scheme;
}

/** The children's board, scoring with product-5x5. */
export function aBoard(parts: Partial<BoardInfo> = {}): BoardInfo {
  const scheme = parts.schemes?.[0] ?? aScheme();
  return {
    id: 'children',
    siteUrl: 'https://exampleshire.sharepoint.com/sites/children',
    settings: {
      title: 'Safeguarding Children Partnership',
      partnership: 'Exampleshire Safeguarding Children Partnership',
      timeZone: 'Europe/London',
      scheme: { id: scheme.id, version: scheme.version },
      managerKeys: [],
      planStart: '2025-04-01',
    },
    policyVersion: 0,
    schemeChange: 0,
    vocabulary: {
      adequacy: ['Good', 'Reasonable', 'Poor'],
      categories: ['Safeguarding', 'Workforce', 'Partnership', 'Information'],
    },
    schemes: [scheme],
    problems: [],
    ...parts,
  };
}

export function boardsOf(...boards: BoardInfo[]): BoardsResponse {
  return {
    boards: boards.map((board) => ({
      id: board.id,
      title: board.settings.title,
      siteUrl: board.siteUrl,
      readable: true,
    })),
  };
}

function noRows(): RegisterRows {
  return { risks: [], controls: [], actions: [], people: [], groups: [], meetings: [] };
}

/** One whole answer on 23 March 2026, a Monday: everything in it and nothing more to come. */
export function aChangesResponse(
  parts: Partial<Omit<ChangesResponse, 'changed' | 'removed'>> & {
    changed?: Partial<RegisterRows>;
    removed?: Partial<ChangesResponse['removed']>;
  } = {},
): ChangesResponse {
  return {
    rowsShape: registerRowsShape,
    cursor: 'cursor-1',
    complete: true,
    today: civilDate('2026-03-23'),
    now: '2026-03-23T09:00:00Z',
    board: null,
    showings: [],
    startAgain: false,
    ...parts,
    changed: { ...noRows(), ...parts.changed },
    removed: {
      risks: [],
      controls: [],
      actions: [],
      people: [],
      groups: [],
      meetings: [],
      ...parts.removed,
    },
  };
}

export function aHistory(parts: Partial<HistoryResponse> = {}): HistoryResponse {
  return { updates: [], assessments: [], ...parts };
}

/** For readable test tables: `on('2026-03-31')`. */
export const on = (text: string): CivilDate => civilDate(text);
