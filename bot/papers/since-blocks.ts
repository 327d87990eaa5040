import type { Action } from '../../shared/domain/action.ts';
import { shortTitleOfAction, shortTitleOfRisk, withReference } from '../../shared/domain/item-title.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { Evidence, RegisterChanges } from '../../shared/meetings/register-changes.ts';
import type { Block, Column, Table } from './paper.ts';
import type { PaperFacts } from './paper-facts.ts';

interface Section {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** What changed since the last meeting, a section for each line of the agenda; what is empty is named in one sentence at the end. */
export function sinceBlocks(changes: RegisterChanges, facts: PaperFacts): Block[] {
  const sections = sectionsOf(changes, facts);
  const empty = sections.filter(({ rows }) => rows.length === 0).map(({ title }) => title);
  return [
    ...sections
      .filter(({ rows }) => rows.length > 0)
      .flatMap(({ title, columns, rows }): Block[] => [
        { kind: 'heading', level: 2, text: title },
        { kind: 'table', summary: title, columns, rows } satisfies Table,
      ]),
    ...(empty.length === 0
      ? []
      : [{ kind: 'paragraph', text: facts.words.nothingUnder(empty.join('; ')) } as const]),
  ];
}

const column = (title: string, weight: number): Column => ({ title, weight });

function sectionsOf({ risks, actions, gone }: RegisterChanges, facts: PaperFacts): Section[] {
  const { words, day } = facts;
  const { sections } = words;
  const item = (title: string) => [column(words.reference, 1), column(title, 4)];
  const ofRisk = (risk: Risk) => [risk.reference, shortTitleOfRisk(risk)];
  const ofAction = (action: Action) => [action.reference, shortTitleOfAction(action)];
  return [
    {
      title: sections.added,
      columns: [...item(words.risk), column(words.score, 1.4), column(words.owner, 2)],
      rows: risks.added.map(({ risk }) => [
        ...ofRisk(risk),
        facts.score(risk.current, risk.scheme),
        facts.owners(risk),
      ]),
    },
    {
      title: sections.closed,
      columns: [...item(words.risk), column(words.evidence, 3)],
      rows: risks.closed.map(({ risk, evidence }) => [...ofRisk(risk), said(evidence)]),
    },
    {
      title: sections.scoreMoved,
      columns: [
        ...item(words.risk),
        column(words.fromScore, 1.3),
        column(words.toScore, 1.3),
        column(words.direction, 1.6),
        column(words.evidence, 2.4),
      ],
      rows: risks.scoreMoved.map(({ risk, from, to, between, movement, cameBack, evidence }) => [
        ...ofRisk(risk),
        facts.score(from.score, from.scheme),
        facts.score(to.score, to.scheme),
        cameBack
          ? words.cameBack(between === null ? null : facts.score(between.score, between.scheme))
          : words.movements[movement],
        said(evidence),
      ]),
    },
    {
      title: sections.reviewsMissed,
      columns: [
        ...item(words.risk),
        column(words.reviewDue, 1.8),
        column(words.daysLate, 1),
        column(words.owner, 2),
      ],
      rows: risks.reviewsMissed.map(({ risk, due, daysLate }) => [
        ...ofRisk(risk),
        day(due),
        String(daysLate),
        facts.owners(risk),
      ]),
    },
    {
      title: sections.completed,
      columns: [...item(words.action), column(words.leads, 2), column(words.evidence, 3)],
      rows: actions.completed.map(({ action, evidence }) => [
        ...ofAction(action),
        facts.leads(action),
        said(evidence),
      ]),
    },
    {
      title: sections.closedActions,
      columns: [...item(words.action), column(words.status, 1.5), column(words.evidence, 3)],
      rows: actions.closed.map(({ action, evidence }) => [
        ...ofAction(action),
        words.statuses[action.status],
        said(evidence),
      ]),
    },
    {
      title: sections.newlyOverdue,
      columns: [...item(words.action), column(words.leads, 2), column(words.due, 1.8)],
      rows: actions.newlyOverdue.map(({ action }) => [
        ...ofAction(action),
        facts.leads(action),
        facts.due(action),
      ]),
    },
    {
      title: sections.datesMoved,
      columns: [
        ...item(words.action),
        column(words.originalDue, 1.6),
        column(words.before, 1.6),
        column(words.due, 1.6),
        column(words.moves, 0.9),
        column(words.agreedBy, 1.6),
      ],
      rows: actions.datesMoved.map(({ action, original, before, now, moves, agreedBy }) => [
        ...ofAction(action),
        day(original),
        day(before),
        day(now),
        String(moves),
        agreedBy,
      ]),
    },
    {
      title: sections.moreTimeWaiting,
      columns: [
        ...item(words.action),
        column(words.due, 1.6),
        column(words.proposed, 1.6),
        column(words.reason, 3),
      ],
      rows: actions.moreTimeWaiting.map(({ action }) => [
        ...ofAction(action),
        facts.due(action),
        day(action.moreTimeRequest?.proposedDue ?? null),
        [action.moreTimeRequest?.by.name ?? '', action.moreTimeRequest?.reason ?? '']
          .filter((part) => part !== '')
          .join(': '),
      ]),
    },
    {
      title: sections.silent,
      columns: [
        ...item(words.action),
        column(words.leads, 2),
        column(words.silentSince, 1.7),
        column(words.days, 0.9),
      ],
      rows: actions.silent.map(({ action, since, days }) => [
        ...ofAction(action),
        facts.leads(action),
        day(since),
        String(days),
      ]),
    },
    {
      title: sections.gone,
      columns: [column(words.item, 5)],
      rows: [
        ...gone.risks.map((risk) => [withReference(risk.reference, shortTitleOfRisk(risk))]),
        ...gone.actions.map((action) => [withReference(action.reference, shortTitleOfAction(action))]),
      ],
    },
  ];
}

function said(evidence: Evidence): string {
  if (evidence === null) return '';
  const words = [evidence.text, evidence.reason].filter((part) => part.trim() !== '').join(' – ');
  return words === '' ? evidence.by.name : `${evidence.by.name}: ${words}`;
}
