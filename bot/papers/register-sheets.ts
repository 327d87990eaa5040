import type { Action } from '../../shared/domain/action.ts';
import type { Language } from '../../shared/domain/language.ts';
import { compareReferences } from '../../shared/domain/reference-order.ts';
import { reviewRuleInWords } from '../../shared/domain/review-rule.ts';
import { dueDoubtInWords } from '../../shared/domain/due-doubt-in-words.ts';
import { rowProblemInWords } from '../../shared/domain/row-problem-in-words.ts';
import { schemeOfScore, type Control, type Risk } from '../../shared/domain/risk.ts';
import type { Row, RowProblem } from '../../shared/domain/row.ts';
import { isOverdue } from '../../shared/domain/status.ts';
import {
  asExported,
  ownExportHeading,
  ownKeyHeading,
  ownRiskKeyHeading,
  type ExportedCell,
} from '../../shared/importing/own-export.ts';
import type { ImportField } from '../../shared/importing/reading.ts';
import { triggerLines } from '../../shared/importing/trigger-lines.ts';
import type { Cell, Sheet, SheetColumn, Workbook } from './paper.ts';
import { paperFacts, type PaperFacts } from './paper-facts.ts';
import type { PartedSource } from './paper-source.ts';
import { paperWords } from './paper-words.ts';
import { sheetWords, type SheetWords } from './sheet-words.ts';
import { withoutIds } from './without-ids.ts';

interface SheetField<Item> extends SheetColumn {
  readonly of: (item: Item) => Cell;
  /** What an edit of this column means when the workbook comes back; absent = it is only shown, and an edit of it is told so. */
  readonly field?: ImportField;
}

/** Risks, actions and controls as sheets for people; hidden columns keep what a program needs to read them again. */
export function registerWorkbook(source: PartedSource, language: Language): Workbook {
  const words = paperWords(language);
  const titles = sheetWords(language);
  const facts = paperFacts(source.board.schemes, words, language);
  const byReference = (
    first: { readonly reference: string },
    second: { readonly reference: string },
  ): number => compareReferences(first.reference, second.reference);
  return {
    title: `${words.kinds.register}: ${source.board.settings.title}`,
    language,
    marking: source.part === 'A' ? words.partA : words.partB,
    madeAt: source.now,
    sheets: [
      sheetOf(
        titles.risks,
        known(riskFields(source, facts, titles, language)),
        [...source.rows.risks].sort(byReference),
      ),
      sheetOf(
        titles.actions,
        known(actionFields(source, facts, titles, language)),
        [...source.rows.actions].sort(byReference),
      ),
      sheetOf(titles.controls, known(controlFields(source, titles)), controlsInOrder(source)),
    ],
  };
}

function sheetOf<Item>(name: string, fields: readonly SheetField<Item>[], items: readonly Item[]): Sheet {
  return {
    name,
    columns: fields.map(({ title, width, kind, hidden }) => ({
      title,
      width,
      kind,
      ...(hidden === true ? { hidden } : {}),
    })),
    rows: items.map((item) => fields.map((field) => field.of(item))),
  };
}

function text<Item>(
  title: string,
  width: number,
  of: (item: Item) => string,
  field?: ImportField,
): SheetField<Item> {
  return { title, width, kind: 'text', of, ...(field === undefined ? {} : { field }) };
}
function date<Item>(title: string, of: (item: Item) => string | null, field?: ImportField): SheetField<Item> {
  return { title, width: 18, kind: 'date', of, ...(field === undefined ? {} : { field }) };
}
function number<Item>(
  title: string,
  of: (item: Item) => number | null,
  field?: ImportField,
): SheetField<Item> {
  return { title, width: 11, kind: 'number', of, ...(field === undefined ? {} : { field }) };
}
function hidden<Item>(title: string, of: (item: Item) => Cell): SheetField<Item> {
  return { title, width: 20, kind: 'text', hidden: true, of };
}

/** A hidden value for programs. Part A may be published: there it names people and not their accounts or keys. */
function asKept({ part }: PartedSource, value: unknown): string {
  return part === 'A' ? withoutIds(value, ['oid', 'personKey', 'lastDecision']) : JSON.stringify(value);
}

/** The hidden cell by which an edited workbook is understood when it comes back. */
function known<Item extends Row>(fields: readonly SheetField<Item>[]): SheetField<Item>[] {
  const cells = (item: Item): ExportedCell[] =>
    fields.flatMap(({ title, field = 'ignore', of }) =>
      title === ownKeyHeading ? [] : [{ heading: title, field, text: String(of(item) ?? '') }],
    );
  return [...fields, hidden(ownExportHeading, (item) => asExported(item.etag, cells(item)))];
}

const lines = (all: readonly string[]): string => all.filter((line) => line.trim() !== '').join('\n');

const checks = (problems: readonly RowProblem[], language: Language, more: readonly string[] = []): string =>
  lines([
    ...problems.map(
      ({ column, raw, message }) => `${column}: “${raw}” – ${rowProblemInWords(message, language)}`,
    ),
    ...more,
  ]);

function riskFields(
  source: PartedSource,
  facts: PaperFacts,
  titles: SheetWords,
  language: Language,
): SheetField<Risk>[] {
  const { rows } = source;
  const { words } = facts;
  const groups = new Map(rows.groups.map(({ key, name }) => [key, name]));
  const controls = new Map<string, string[]>();
  for (const { riskKey, heading, text: said, adequacy } of rows.controls) {
    if (riskKey === null) continue;
    const told = [heading, said, adequacy === '' ? '' : `(${adequacy})`].filter(Boolean).join(' ');
    controls.set(riskKey, [...(controls.get(riskKey) ?? []), told]);
  }
  return [
    text(titles.reference, 10, ({ reference }) => reference, 'reference'),
    text(titles.title, 40, ({ title }) => title, 'title'),
    text(titles.description, 60, ({ description }) => description, 'description'),
    text(titles.category, 20, ({ category }) => category, 'category'),
    text(titles.path, 28, ({ path }) => path.join(' / '), 'path'),
    text(
      titles.issueType,
      14,
      ({ issueType }) => (issueType === null ? '' : titles.issueTypes[issueType]),
      'issueType',
    ),
    text(titles.triggers, 40, ({ triggers }) => triggerLines(triggers), 'triggers'),
    text(
      titles.likelihoodFactors,
      40,
      ({ likelihoodFactors }) => lines(likelihoodFactors),
      'likelihoodFactors',
    ),
    text(titles.consequences, 40, ({ consequences }) => lines(consequences), 'consequences'),
    text(titles.owners, 24, ({ owners }) => lines(owners.map(({ name }) => name)), 'owners'),
    text(titles.leadAgency, 24, ({ leadAgency }) => leadAgency, 'leadAgency'),
    text(titles.group, 24, ({ groupKey }) => groups.get(groupKey ?? '') ?? '', 'group'),
    text(
      titles.response,
      14,
      ({ response }) => (response === null ? '' : titles.responses[response]),
      'response',
    ),
    text(titles.status, 12, ({ status }) => words.riskStatuses[status], 'riskStatus'),
    number(titles.grossLikelihood, ({ gross }) => gross?.likelihood ?? null, 'grossLikelihood'),
    number(titles.grossImpact, ({ gross }) => gross?.impact ?? null, 'grossImpact'),
    text(
      titles.grossScore,
      14,
      (risk) => (risk.gross === null ? '' : facts.score(risk.gross, schemeOfScore(risk, 'gross'))),
      'grossScore',
    ),
    number(titles.likelihood, ({ current }) => current?.likelihood ?? null, 'currentLikelihood'),
    number(titles.impact, ({ current }) => current?.impact ?? null, 'currentImpact'),
    number(titles.currentScore, ({ current }) => current?.score ?? null, 'currentScore'),
    text(titles.band, 12, (risk) => facts.band(risk.current, risk.scheme)?.label ?? risk.current?.band ?? ''),
    number(titles.targetLikelihood, ({ target }) => target?.likelihood ?? null, 'targetLikelihood'),
    number(titles.targetImpact, ({ target }) => target?.impact ?? null, 'targetImpact'),
    text(
      titles.targetScore,
      14,
      (risk) => (risk.target === null ? '' : facts.score(risk.target, schemeOfScore(risk, 'target'))),
      'targetScore',
    ),
    text(titles.direction, 18, (risk) => facts.direction(risk)),
    date(titles.targetDate, ({ targetDate }) => targetDate, 'targetDate'),
    date(titles.lastReview, ({ lastReview }) => lastReview, 'lastReview'),
    date(titles.nextReview, ({ nextReview }) => nextReview, 'nextReview'),
    text(titles.reviewRule, 22, ({ reviewRule }) => reviewRuleInWords(reviewRule, language), 'reviewRule'),
    text(titles.controls, 60, ({ key }) => lines(controls.get(key) ?? [])),
    text(titles.part, 8, ({ marking }) => words.markings[marking], 'marking'),
    text(titles.lastNote, 40, ({ lastNote }) => lastNote?.text ?? '', 'progress'),
    text(titles.needsCheck, 40, ({ problems }) => checks(problems, language)),
    hidden(ownKeyHeading, ({ key }) => key),
    hidden('SharePoint id', ({ id }) => id),
    hidden('Group key', ({ groupKey }) => groupKey),
    hidden('Owners as kept', ({ owners }) => asKept(source, owners)),
    hidden('Triggers as kept', ({ triggers }) => JSON.stringify(triggers)),
    hidden(
      'Scores as kept',
      ({ scheme, grossScheme, previousScheme, targetScheme, gross, previous, current, target }) =>
        JSON.stringify({
          ...{ scheme, grossScheme, previousScheme, targetScheme },
          ...{ gross, previous, current, target },
        }),
    ),
    hidden('Review rule as kept', ({ reviewRule }) => JSON.stringify(reviewRule)),
  ];
}

function actionFields(
  source: PartedSource,
  facts: PaperFacts,
  titles: SheetWords,
  language: Language,
): SheetField<Action>[] {
  const { words } = facts;
  const { rows, asAt } = source;
  const groups = new Map(rows.groups.map(({ key, name }) => [key, name]));
  const risks = new Map(rows.risks.map(({ key, reference }) => [key, reference]));
  return [
    text(titles.reference, 10, ({ reference }) => reference, 'reference'),
    text(titles.plan, 24, ({ plan }) => plan, 'plan'),
    text(titles.priority, 30, ({ priority }) => priority, 'priority'),
    text(titles.outcome, 45, ({ outcome }) => outcome, 'outcome'),
    text(titles.action, 60, ({ action }) => action, 'action'),
    text(
      titles.audience,
      18,
      ({ audience }) => (audience === null ? '' : titles.audiences[audience]),
      'audience',
    ),
    text(
      titles.leads,
      24,
      ({ leads }) =>
        lines(leads.map(({ name, role }) => (role === 'lead' ? name : `${name} (${titles.roles[role]})`))),
      'leads',
    ),
    text(titles.successMeasures, 45, ({ successMeasures }) => lines(successMeasures), 'successMeasures'),
    text(titles.dueAsWritten, 20, ({ due }) => due.raw, 'due'),
    date(titles.start, ({ start }) => start, 'start'),
    date(titles.originalDue, ({ originalDue }) => originalDue),
    date(titles.currentDue, ({ currentDue }) => currentDue, 'targetDate'),
    number(titles.moves, ({ moves }) => moves),
    text(titles.overdue, 10, (action) => (isOverdue(action, asAt) ? titles.yes : '')),
    text(titles.ongoing, 10, ({ ongoing }) => (ongoing ? titles.yes : ''), 'ongoing'),
    text(titles.status, 14, ({ status }) => words.statuses[status], 'status'),
    text(titles.rag, 22, ({ rag }) => (rag === null ? '' : words.rags[rag]), 'rag'),
    number(titles.percentComplete, ({ percentComplete }) => percentComplete, 'percentComplete'),
    text(titles.evidenceLink, 30, ({ evidenceLink }) => evidenceLink, 'evidenceLink'),
    text(titles.source, 24, ({ source: origin }) => origin, 'source'),
    text(titles.risk, 10, ({ riskKey }) => risks.get(riskKey ?? '') ?? '', 'riskReference'),
    text(titles.group, 24, ({ groupKey }) => groups.get(groupKey ?? '') ?? '', 'group'),
    text(titles.lastNote, 40, ({ lastNote }) => lastNote?.text ?? '', 'progress'),
    text(titles.moreTime, 40, ({ moreTimeRequest }) =>
      moreTimeRequest === null
        ? ''
        : `${facts.day(moreTimeRequest.proposedDue)}: ${moreTimeRequest.by.name}, ${moreTimeRequest.reason}`,
    ),
    text(titles.needsCheck, 40, ({ problems, due }) =>
      checks(problems, language, due.needsCheck ? [dueDoubtInWords(due.reason ?? '', language)] : []),
    ),
    hidden(ownKeyHeading, ({ key }) => key),
    hidden('SharePoint id', ({ id }) => id),
    hidden('Risk key', ({ riskKey }) => riskKey),
    hidden('Group key', ({ groupKey }) => groupKey),
    hidden('Leads as kept', ({ leads }) => asKept(source, leads)),
    hidden('When as read', ({ due }) => JSON.stringify(due)),
    hidden('Status as kept', ({ status, rag, ragSetBy, completedOn, lastHeardAt, lastDecision }) =>
      asKept(source, { status, rag, ragSetBy, completedOn, lastHeardAt, lastDecision }),
    ),
  ];
}

/** In the order of their risks; those whose risk is not told last. */
function controlsInOrder({ rows }: PartedSource): Control[] {
  const references = new Map(rows.risks.map(({ key, reference }) => [key, reference]));
  const referenceOf = ({ riskKey }: Control) => references.get(riskKey ?? '');
  return [...rows.controls].sort((one, other) => {
    const [first, second] = [referenceOf(one), referenceOf(other)];
    if (first === undefined || second === undefined)
      return Number(first === undefined) - Number(second === undefined);
    return compareReferences(first, second);
  });
}

function controlFields({ rows }: PartedSource, titles: SheetWords): SheetField<Control>[] {
  const risks = new Map(rows.risks.map((risk) => [risk.key, risk]));
  const riskOf = ({ riskKey }: Control) => risks.get(riskKey ?? '');
  return [
    text(titles.risk, 10, (control) => riskOf(control)?.reference ?? '', 'riskReference'),
    text(titles.title, 40, (control) => riskOf(control)?.title ?? ''),
    text(titles.controlHeading, 30, ({ heading }) => heading, 'controlHeading'),
    text(titles.control, 60, ({ text: said }) => said, 'control'),
    text(titles.adequacy, 16, ({ adequacy }) => adequacy, 'adequacy'),
    text(titles.lineOfDefence, 18, ({ lineOfDefence }) => lineOfDefence, 'lineOfDefence'),
    text(titles.criticalSuccess, 40, ({ criticalSuccess }) => criticalSuccess, 'criticalSuccess'),
    text(titles.owner, 24, ({ owner }) => owner?.name ?? '', 'owners'),
    hidden(ownKeyHeading, ({ key }) => key),
    hidden('SharePoint id', ({ id }) => id),
    hidden(ownRiskKeyHeading, ({ riskKey }) => riskKey),
  ];
}
