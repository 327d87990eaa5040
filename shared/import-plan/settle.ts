import { personalDetailIn } from '../domain/personal-details.ts';
import { actionStatusSchema, ragSchema } from '../domain/status.ts';
import { readLeads } from '../importing/read-leads.ts';
import { readAudience, readDay, readDue, readPercentCell, readScore } from '../importing/read-values.ts';
import { oneLine } from '../importing/cell-text.ts';
import type {
  ImportDoubt,
  ImportField,
  ReadAction,
  ReadingCorrections,
  ReadLead,
  ReadRisk,
} from '../importing/reading.ts';
import { doubtKey, type ImportDecisions } from './decisions.ts';

/** The rules whose reading is only proposed: left open, the field stays empty and its text stays in the raw row. */
const proposals: ReadonlySet<ImportDoubt['rule']> = new Set([
  'due inside another cell',
  'words of the score',
  'score not readable',
  'score does not fit the scheme',
  'date not readable',
  'month before day',
]);

/** Doubts nobody has looked at yet. */
export function openDoubts(
  row: { readonly id: string; readonly needsCheck: readonly ImportDoubt[] },
  { settled }: ImportDecisions,
): ImportDoubt[] {
  return row.needsCheck.filter(
    ({ field, rule, about }) => settled[doubtKey(row.id, field, rule, about)] === undefined,
  );
}

/** What is left empty: a proposal that a person left open, or has not looked at. */
function isLeftEmpty(
  row: { readonly id: string; readonly needsCheck: readonly ImportDoubt[] },
  field: ImportField,
  { settled }: ImportDecisions,
): boolean {
  return row.needsCheck.some(
    (doubt) =>
      doubt.field === field &&
      proposals.has(doubt.rule) &&
      settled[doubtKey(row.id, doubt.field, doubt.rule)] !== 'accepted',
  );
}

const without = (doubts: readonly ImportDoubt[], field: ImportField): ImportDoubt[] =>
  doubts.filter((doubt) => doubt.field !== field);

/** What a person typed in the preview is looked at as the document is. */
function detailsTyped(id: string, { edits }: ImportDecisions): ImportDoubt[] {
  return (Object.entries(edits[id] ?? {}) as [ImportField, string][])
    .filter(([, text]) => personalDetailIn(text) !== null)
    .map(([field]) => ({ field, rule: 'personal details', about: '' }));
}

const linesOf = (text: string): string[] => text.split('\n').map(oneLine).filter(Boolean);

/** A row with a person's texts in place of the document's, read by the same rules: what they typed may need a look too. */
export function withActionEdits(
  row: ReadAction,
  decisions: ImportDecisions,
  corrections: ReadingCorrections,
): ReadAction {
  let edited = { ...row, leads: named(row.leads, decisions) };
  for (const [field, text] of Object.entries(decisions.edits[row.id] ?? {}) as [ImportField, string][]) {
    const needsCheck = without(edited.needsCheck, field);
    switch (field) {
      case 'reference':
      case 'priority':
      case 'plan':
      case 'evidenceLink':
      case 'group':
        edited = { ...edited, [field]: oneLine(text), needsCheck };
        break;
      case 'outcome':
      case 'action':
      case 'progress':
        edited = { ...edited, [field]: text.trim(), needsCheck };
        break;
      case 'successMeasures':
        edited = { ...edited, successMeasures: linesOf(text), needsCheck };
        break;
      case 'audience':
        edited = { ...edited, audience: readAudience(text), needsCheck };
        break;
      case 'leads': {
        const { leads, doubts } = readLeads(text);
        edited = {
          ...edited,
          leads: named(leads, decisions),
          // Whoever typed it knows how many they are.
          needsCheck: [
            ...needsCheck,
            ...doubts.filter(({ rule }) => rule !== 'several leads').map((found) => ({ field, ...found })),
          ],
        };
        break;
      }
      case 'due': {
        const { value, doubts } = readDue({ text }, corrections);
        edited = { ...edited, due: value, needsCheck: [...needsCheck, ...doubts] };
        break;
      }
      case 'percentComplete': {
        const { value, doubts } = readPercentCell({ text });
        edited = { ...edited, percentComplete: value, needsCheck: [...needsCheck, ...doubts] };
        break;
      }
      case 'status': {
        const status = actionStatusSchema.safeParse(text);
        edited = { ...edited, status: status.success ? status.data : null, needsCheck };
        break;
      }
      case 'rag': {
        const rag = ragSchema.safeParse(text);
        edited = { ...edited, rag: rag.success ? rag.data : null, needsCheck };
        break;
      }
      default:
    }
  }
  edited = { ...edited, needsCheck: [...edited.needsCheck, ...detailsTyped(row.id, decisions)] };
  const isEmpty = (field: ImportField) =>
    isLeftEmpty(edited, field, decisions) && decisions.edits[row.id]?.[field] === undefined;
  if (isEmpty('start')) edited = { ...edited, start: null };
  return isEmpty('due') ? { ...edited, due: readDue({ text: '' }, corrections).value } : edited;
}

export function withRiskEdits(row: ReadRisk, decisions: ImportDecisions): ReadRisk {
  let edited: ReadRisk = { ...row, owners: named(row.owners, decisions) };
  for (const [field, text] of Object.entries(decisions.edits[row.id] ?? {}) as [ImportField, string][]) {
    const needsCheck = without(edited.needsCheck, field);
    switch (field) {
      case 'reference':
      case 'title':
      case 'category':
      case 'leadAgency':
      case 'group':
        edited = { ...edited, [field]: oneLine(text), needsCheck };
        break;
      case 'description':
      case 'progress':
        edited = { ...edited, [field]: text.trim(), needsCheck };
        break;
      case 'consequences':
      case 'likelihoodFactors':
        edited = { ...edited, [field]: linesOf(text), needsCheck };
        break;
      case 'owners': {
        const { leads } = readLeads(text);
        edited = { ...edited, owners: named(leads, decisions), needsCheck };
        break;
      }
      case 'marking':
        edited = { ...edited, marking: text === 'publish' ? 'publish' : 'exempt', needsCheck };
        break;
      case 'lastReview':
      case 'nextReview':
      case 'targetDate': {
        const { value, doubts } = readDay(field, { text });
        edited = { ...edited, [field]: value, needsCheck: [...needsCheck, ...doubts] };
        break;
      }
      case 'grossScore':
      case 'previousScore':
      case 'currentScore':
      case 'targetScore': {
        const stage = field.replace('Score', '') as 'gross' | 'previous' | 'current' | 'target';
        // "4|2": the likelihood and the impact chosen from the board's own scheme.
        const [likelihood, impact] = text.split('|');
        const chosen =
          likelihood !== undefined && impact !== undefined
            ? { text: edited[stage]?.text ?? '', likelihood, impact, score: null, band: null }
            : readScore(field, { text }).value;
        edited = { ...edited, [stage]: chosen, needsCheck };
        break;
      }
      default:
    }
  }
  edited = { ...edited, needsCheck: [...edited.needsCheck, ...detailsTyped(row.id, decisions)] };
  for (const field of ['lastReview', 'nextReview', 'targetDate'] as const) {
    if (isLeftEmpty(edited, field, decisions) && decisions.edits[row.id]?.[field] === undefined)
      edited = { ...edited, [field]: null };
  }
  for (const stage of ['gross', 'previous', 'current', 'target'] as const) {
    const score = edited[stage];
    const field = `${stage}Score` as const;
    if (score === null || decisions.edits[row.id]?.[field] !== undefined) continue;
    if (isLeftEmpty(edited, field, decisions)) {
      edited = { ...edited, [stage]: { ...score, likelihood: null, impact: null } };
    }
  }
  return edited;
}

function named(leads: readonly ReadLead[], { names }: ImportDecisions): ReadLead[] {
  const seen = new Set<string>();
  return leads
    .map((lead) => ({
      ...lead,
      name:
        names[lead.jobTitle === '' ? lead.name : `${lead.name} (${lead.jobTitle})`] ??
        names[lead.name] ??
        lead.name,
    }))
    .filter(({ name }) => {
      if (seen.has(name)) return false;
      seen.add(name);
      return true;
    });
}
