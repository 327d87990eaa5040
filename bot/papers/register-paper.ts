import type { Action } from '../../shared/domain/action.ts';
import type { Language } from '../../shared/domain/language.ts';
import { compareReferences } from '../../shared/domain/reference-order.ts';
import { schemeOfScore } from '../../shared/domain/risk.ts';
import { frontOf } from './front.ts';
import type { Block, Column, Paper } from './paper.ts';
import { paperFacts, worstFirst, type PaperFacts } from './paper-facts.ts';
import type { PartedSource } from './paper-source.ts';
import { paperWords } from './paper-words.ts';

/** Risk register and action plan for printing. */
export function registerPaper(source: PartedSource, language: Language): Paper {
  const words = paperWords(language);
  const facts = paperFacts(source.board.schemes, words, language);
  return {
    ...frontOf(source, language, words.kinds.register),
    orientation: 'landscape',
    blocks: [...riskBlocks(source, facts), ...actionPlanBlocks(source, facts, words.actionPlan)],
  };
}

const column = (title: string, weight: number): Column => ({ title, weight });

function riskBlocks(source: PartedSource, facts: PaperFacts): Block[] {
  const { words } = facts;
  const risks = worstFirst(source.rows.risks, facts);
  return [
    { kind: 'heading', level: 1, text: words.riskRegister },
    risks.length === 0
      ? { kind: 'paragraph', text: words.noRisks }
      : {
          kind: 'table',
          summary: words.riskRegister,
          columns: [
            column(words.reference, 0.8),
            column(words.risk, 5),
            column(words.owner, 1.8),
            column(words.score, 1.1),
            column(words.target, 1.1),
            column(words.direction, 1.3),
            column(words.nextReview, 1.4),
            column(words.status, 0.9),
            column(words.note, 4),
          ],
          rows: risks.map((risk) => [
            risk.reference,
            [risk.title, risk.description].filter((part) => part.trim() !== '').join('\n'),
            facts.owners(risk),
            facts.score(risk.current, risk.scheme),
            risk.target === null ? '' : facts.score(risk.target, schemeOfScore(risk, 'target')),
            facts.direction(risk),
            facts.day(risk.nextReview),
            words.riskStatuses[risk.status],
            risk.lastNote?.text ?? '',
          ]),
        },
  ];
}

/** The whole plan under one heading, a table for each priority. */
export function actionPlanBlocks(source: PartedSource, facts: PaperFacts, heading: string): Block[] {
  const { words } = facts;
  const byPriority = new Map<string, Action[]>();
  for (const action of source.rows.actions) {
    const name = action.priority.trim() || words.noPriority;
    const known = byPriority.get(name);
    if (known === undefined) byPriority.set(name, [action]);
    else known.push(action);
  }
  return [
    { kind: 'heading', level: 1, text: heading },
    ...(byPriority.size === 0 ? [{ kind: 'paragraph', text: words.noActions } as const] : []),
    ...[...byPriority]
      .sort(([first], [second]) => compareReferences(first, second))
      .flatMap(([priority, actions]): Block[] => [
        { kind: 'heading', level: 2, text: priority },
        {
          kind: 'table',
          summary: priority,
          columns: [
            column(words.reference, 0.8),
            column(words.action, 5),
            column(words.leads, 1.8),
            column(words.due, 1.7),
            column(words.status, 1.5),
            column(words.rag, 1.7),
            column(words.note, 4),
          ],
          rows: [...actions]
            .sort((first, second) => compareReferences(first.reference, second.reference))
            .map((action) => [
              action.reference,
              action.action.trim() || action.outcome,
              facts.leads(action),
              facts.due(action),
              words.statuses[action.status],
              action.rag === null ? '' : words.rags[action.rag],
              action.lastNote?.text ?? '',
            ]),
        },
      ]),
  ];
}
