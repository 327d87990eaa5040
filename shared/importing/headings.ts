import { comparable } from './cell-text.ts';
import type { ImportField } from './reading.ts';

/**
 * The field's wordings of each heading, as boards print them, parted by semicolons. A wording fits when the heading, without case, dots and dashes, is it; one that
 * ends with "…" fits a heading that begins so.
 */
const wordings: Readonly<Partial<Record<ImportField, string>>> = {
  reference:
    'no; no.; number; ref; ref no; reference; id; item; item no; action no; action ref; ' +
    'action number; risk ref; risk no; risk id; risk number; #; rhif; cyf; cyfeirnod',
  plan: 'plan; action plan; cynllun',
  priority: 'priority; strategic priority; theme; workstream; objective area; blaenoriaeth',
  outcome:
    'outcome; outcomes; what do we want to achieve; what do we want to achieve?; objective; ' +
    'objectives; aim; goal; desired outcome; intended outcome; recommendation; recommendations; ' +
    'what we want to achieve; canlyniad',
  action:
    'action; actions; we will; how are we going to do it; how will we do it; how we will do it; how; ' +
    'what will we do; what we will do; action required; actions required; required action; ' +
    'required actions; agreed action; task; tasks; activity; required management action control; ' +
    'required management action; required management actions; further action; further actions; ' +
    'further actions required; planned action; planned actions; outstanding actions; gweithred; ' +
    'camau gweithredu',
  audience: 'cab; c a b; children adults both; children adults or both; c/a/b; audience; cohort',
  leads:
    'who will lead; who will lead?; lead; leads; lead officer; lead officers; lead agency officer; ' +
    'lead person; responsibility; responsible; responsible officer; responsible person; ' +
    'person responsible; who; who is responsible; by whom; action owner; action owners; assigned to; ' +
    'led by; arweinydd; arweinwyr',
  successMeasures:
    'success criteria; success measure; success measures; how will we know; how will we know…; ' +
    'how are we going to know…; how we will know…; measure; measures; measure of success; ' +
    'measures of success; evidence of success; outcome measure; impact measure; ' +
    'what will success look like; mesurau llwyddiant',
  due:
    'when; when…; timescale; timescales; timescale target; target; target date; due; due date; ' +
    'due as written; deadline; by when; completion date; target completion date; target completion; ' +
    'date due; date for completion; timeframe; time frame; erbyn pryd',
  start: 'start; start date; date started; commencement; dyddiad dechrau',
  status: 'status; action status; current status; progress status; statws',
  ongoing: 'ongoing; parhaus',
  rag: 'rag; rag rating; rag status; brag; brag rating; b rag; rating; r a g; blue rag',
  percentComplete: 'complete; % complete; percent complete; percentage complete; progress %',
  progress:
    'comment on progress; comments on progress; progress; progress review; progress update; ' +
    'progress to date; update; latest update; comments; comment; notes; last note; commentary; ' +
    'current position; position; what have we done; sylwadau; cynnydd',
  evidenceLink: 'evidence; evidence link; link; link to evidence',
  source: 'source; source of action; origin; where the action came from',
  riskReference: 'risk; related risk; linked risk; risk reference',
  group: 'group; subgroup; sub group; responsible group; committee',
  title: 'risk title; risk name; title; risk heading; name of risk; teitl',
  description:
    'description; risk description; description of risk; description of the risk; cause and effect; ' +
    'risk detail; disgrifiad',
  category: 'category; risk category; type of risk; risk type; categori',
  path: 'risk path; path; register',
  issueType: 'issue type; threat or opportunity; threat opportunity issue',
  triggers: 'trigger; triggers; risk triggers; cause; causes; risk cause',
  likelihoodFactors: 'likelihood factors; likelihood factors vulnerability; vulnerability; vulnerabilities',
  consequences:
    'potential consequences; consequences; consequence of risk; implications; effect; effects; ' +
    'impact of risk; potential impact; risk effect',
  owners: 'owner; owners; risk owner; risk owners; perchennog; perchnogion',
  leadAgency: 'lead agency; agency; lead organisation; organisation responsible',
  response:
    'response; risk response; treatment; risk treatment; treat tolerate transfer terminate; 4ts; ' +
    'four ts',
  riskStatus: 'risk status; open closed; open or closed',
  lastReview:
    'last review; last reviewed; date of last review; date last reviewed; reviewed; ' + 'adolygiad diwethaf',
  nextReview: 'next review; review date; next review date; date of next review; review due; adolygiad nesaf',
  targetDate: 'date target score reached; target date for score; date to reach target',
  marking: 'part; marking; exempt; publish or exempt; part a or part b',
  grossScore:
    'gross; gross score; gross risk; gross risk score; inherent; inherent risk; inherent score; ' +
    'inherent risk score; initial score; raw score; original score; uncontrolled risk',
  grossLikelihood:
    'gross likelihood; inherent likelihood; gross l; inherent l; gross risk likelihood; ' +
    'inherent risk likelihood; gross risk l; inherent risk l; gross probability',
  grossImpact:
    'gross impact; inherent impact; gross i; inherent i; gross risk impact; inherent risk impact; ' +
    'gross risk i; inherent risk i; gross consequence',
  previousScore: 'previous; previous score; last score; score at last review; previous risk score',
  currentScore:
    'current; current score; current risk; current risk score; net; net score; net risk; ' +
    'net risk score; residual; residual risk; residual score; residual risk score; score; ' +
    'risk score; risk rating; current rating; l x i; total; controlled risk',
  currentLikelihood:
    'likelihood; current likelihood; net likelihood; residual likelihood; current l; net l; ' +
    'residual l; net risk l; current risk l; residual risk l; net risk likelihood; ' +
    'residual risk likelihood; current risk likelihood; probability; l',
  currentImpact:
    'impact; current impact; net impact; residual impact; current i; net i; residual i; net risk i; ' +
    'current risk i; residual risk i; net risk impact; residual risk impact; current risk impact; ' +
    'severity; i',
  targetScore: 'target score; target risk; target risk score; target rating; tolerance; risk tolerance',
  targetLikelihood: 'target likelihood; target l; target risk l; target risk likelihood',
  targetImpact: 'target impact; target i; target risk i; target risk impact',
  control:
    'control; controls; existing controls; current controls; controls in place; ' +
    'actions controls already in place; actions controls in place; control measures; mitigation; ' +
    'mitigations; mitigating actions; key controls; rheolaethau',
  controlHeading: 'control heading; control group',
  adequacy: 'adequacy; control adequacy; effectiveness; control effectiveness; assurance level',
  lineOfDefence: 'line of defence; lines of defence',
  criticalSuccess: 'critical success; critical success factor; critical success factors',
  key: 'key',
};

/** Titles of our own exports that say a field of their own: kept apart, because elsewhere they mean something else. */
const exactly = new Map<string, ImportField>();
const beginnings: (readonly [string, ImportField])[] = [];
for (const [field, all] of Object.entries(wordings) as [ImportField, string][]) {
  for (const wording of all.split('; ')) {
    const plain = comparable(wording);
    if (wording.endsWith('…')) beginnings.push([plain, field]);
    else if (plain !== '' && !exactly.has(plain)) exactly.set(plain, field);
  }
}

/** Two letters a scan confuses in a heading must not cost a board its column: "Aiready" is "Already". */
const slips: readonly (readonly [RegExp, string])[] = [
  [/\baiready\b/g, 'already'],
  [/\bwho wiii\b/g, 'who will'],
  [/\bcritical success facto\b/g, 'critical success factor'],
  [/\s+\d+$/g, ''],
];

/** Which field a heading names; 'unknown' where it names none we know. */
export function fieldOfHeading(heading: string): ImportField {
  let plain = comparable(heading.replaceAll(/[*_]{2,}/g, ''));
  if (heading.trim() === '#') return 'reference';
  for (const [slip, meant] of slips) plain = plain.replaceAll(slip, meant);
  plain = plain.replace(/\b(?:date dd mm yyyy|dd mm yyyy|please state|see key|see note)$/, '').trim();
  return (
    exactly.get(plain) ??
    beginnings.find(([beginning]) => plain.startsWith(beginning))?.[1] ??
    // "Lead (agency)", "RAG (R/A/G)": what stands in brackets explains.
    exactly.get(comparable(heading.replaceAll(/\([^)]*\)/g, ' '))) ??
    'unknown'
  );
}

/** The label at the beginning of "Risk Path: Exampleshire / Register", and what follows it. */
export function labelIn(text: string): { readonly field: ImportField; readonly rest: string } | null {
  const found = /^([^:\n]{2,60}?)\s*:\s*([\s\S]*)$/.exec(text.trim());
  if (found === null) return null;
  const field = fieldOfHeading(found[1] ?? '');
  return field === 'unknown' ? null : { field, rest: found[2] ?? '' };
}
