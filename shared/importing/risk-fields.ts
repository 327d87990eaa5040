import { oneLine } from './cell-text.ts';
import { readLeads } from './read-leads.ts';
import {
  readDay,
  readIssueType,
  readItems,
  readMarking,
  readResponse,
  readRiskStatus,
} from './read-values.ts';
import type { RiskDraft } from './risk-draft.ts';
import type { ImportField, ReadControl } from './reading.ts';

/** Puts a label's text into its field. `turned` holds the pieces of a turned page, nearest first. */
export function setField(
  draft: RiskDraft,
  field: ImportField,
  text: string,
  turned: readonly string[] = [],
): void {
  const { risk, doubts } = draft;
  const whole = text === '' ? turned.join(' ') : text;
  switch (field) {
    case 'reference':
      risk.reference = oneLine(whole);
      return;
    case 'description':
      risk.description = [risk.description, whole].filter(Boolean).join('\n');
      return;
    case 'category':
      risk.category = oneLine(whole);
      return;
    case 'path':
      risk.path = whole
        .split(/\s*[/>›]\s*/)
        .map(oneLine)
        .filter(Boolean);
      return;
    case 'triggers':
      risk.triggers = readTriggers(turned.length > 0 ? turned : [whole]);
      return;
    case 'likelihoodFactors':
      risk.likelihoodFactors = /^\(?vulnerability\)?$/i.test(whole)
        ? []
        : readItems(whole).filter((item) => item.length > 2);
      return;
    case 'consequences':
      risk.consequences = readItems(whole);
      return;
    case 'owners':
    case 'leads': {
      const leads = readLeads(whole);
      risk.owners = [...leads.leads];
      doubts.push(...leads.doubts.map((found) => ({ field: 'owners' as const, ...found })));
      return;
    }
    case 'leadAgency':
      risk.leadAgency = oneLine(whole);
      return;
    case 'progress':
      risk.progress = whole;
      return;
    case 'lastReview':
    case 'nextReview':
    case 'targetDate': {
      const day = readDay(field, { text: whole });
      risk[field] = day.value;
      doubts.push(...day.doubts);
      return;
    }
    case 'due': {
      const day = readDay('targetDate', { text: whole });
      risk.targetDate = day.value;
      doubts.push(...day.doubts);
      return;
    }
    case 'status':
    case 'riskStatus': {
      const status = readRiskStatus(whole);
      risk.status = status.value;
      doubts.push(...status.doubts);
      return;
    }
    case 'response': {
      const response = readResponse(whole);
      risk.response = response.value;
      doubts.push(...response.doubts);
      return;
    }
    case 'issueType': {
      const issue = readIssueType(whole);
      risk.issueType = issue.value;
      doubts.push(...issue.doubts);
      return;
    }
    case 'marking': {
      const marking = readMarking(whole);
      risk.marking = marking.value;
      doubts.push(...marking.doubts);
      return;
    }
    case 'control':
      readItems(whole).forEach((item) => draft.controls.push(controlOf(draft, item)));
      return;
    case 'grossLikelihood':
    case 'grossImpact':
    case 'currentLikelihood':
    case 'currentImpact':
    case 'targetLikelihood':
    case 'targetImpact':
      setLevel(draft, field, oneLine(whole));
      return;
    default:
  }
}

function setLevel(draft: RiskDraft, field: ImportField, text: string): void {
  if (text === '' || text.length > 30) return;
  const [, stage, part] = /^(gross|current|target)(Likelihood|Impact)$/.exec(field) ?? [];
  if (stage === undefined || part === undefined) return;
  const key = stage as 'gross' | 'current' | 'target';
  const score = draft.risk[key] ?? { text: '', likelihood: null, impact: null, score: null, band: null };
  const named = part === 'Likelihood' ? { likelihood: text } : { impact: text };
  draft.risk[key] = { ...score, ...named, text: [score.text, text].filter(Boolean).join(' × ') };
}

/** "Children's services: 1. … 2. …" : triggers by the service they belong to. */
function readTriggers(pieces: readonly string[]): { group: string; items: string[] }[] {
  const groups: { group: string; items: string[] }[] = [];
  for (const piece of pieces.flatMap((text) => text.split('\n'))) {
    const line = oneLine(piece);
    const heading = /^([^:]{2,80}):\s*(.*)$/.exec(line);
    if (heading !== null) groups.push({ group: heading[1] ?? '', items: [] });
    const rest = heading === null ? line : (heading[2] ?? '');
    if (rest === '') continue;
    if (groups.length === 0) groups.push({ group: '', items: [] });
    groups.at(-1)?.items.push(...readItems(rest));
  }
  return groups;
}

function controlOf(draft: RiskDraft, text: string): ReadControl {
  return {
    id: `${draft.id}c${draft.controls.length + 1}`,
    source: { ...draft.source },
    raw: {},
    heading: '',
    text,
    adequacy: '',
    lineOfDefence: '',
    criticalSuccess: '',
    rules: [],
    needsCheck: [],
  };
}
