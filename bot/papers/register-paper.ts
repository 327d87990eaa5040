import type { Action } from '../../shared/domain/action.ts';
import type { Language } from '../../shared/domain/language.ts';
import { compareReferences } from '../../shared/domain/reference-order.ts';
import { actionColumns, riskColumns, sectionOf, tableOf } from './columns.ts';
import { frontOf } from './front.ts';
import type { Block, Paper } from './paper.ts';
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

function riskBlocks(source: PartedSource, facts: PaperFacts): Block[] {
  const { words } = facts;
  const column = riskColumns(facts);
  return sectionOf(words.riskRegister, worstFirst(source.rows.risks, facts), words.noRisks, [
    [column.reference, 0.8],
    [column.inFull, 5],
    [column.owner, 1.8],
    [column.score, 1.1],
    [column.target, 1.1],
    [column.direction, 1.3],
    [column.nextReview, 1.4],
    [column.status, 0.9],
    [column.note, 4],
  ]);
}

/** The whole plan under one heading, a table for each priority. */
export function actionPlanBlocks(source: PartedSource, facts: PaperFacts, heading: string): Block[] {
  const { words } = facts;
  const column = actionColumns(facts);
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
        tableOf(
          priority,
          [...actions].sort((first, second) => compareReferences(first.reference, second.reference)),
          [
            [column.reference, 0.8],
            [column.inFull, 5],
            [column.leads, 1.8],
            [column.due, 1.7],
            [column.status, 1.5],
            [column.rag, 1.7],
            [column.note, 4],
          ],
        ),
      ]),
  ];
}
