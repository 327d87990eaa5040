import type { Action } from '../../shared/domain/action.ts';
import { daysBetween } from '../../shared/domain/civil-date.ts';
import { heatMapOf, schemesInUse } from '../../shared/domain/heat-map.ts';
import type { Language } from '../../shared/domain/language.ts';
import { compareReferences } from '../../shared/domain/reference-order.ts';
import { highestBand, levelName } from '../../shared/domain/scoring-scheme.ts';
import { isFinished, isOverdue } from '../../shared/domain/status.ts';
import { changesSince } from '../../shared/meetings/changes-since.ts';
import type { RegisterChanges } from '../../shared/meetings/register-changes.ts';
import { actionColumns, riskColumns, sectionOf } from './columns.ts';
import { heatMapPicture } from './heat-map-picture.ts';
import { frontOf } from './front.ts';
import type { Block, Column, Paper } from './paper.ts';
import { paperFacts, worstFirst, type PaperFacts } from './paper-facts.ts';
import type { PartedSource } from './paper-source.ts';
import { paperWords } from './paper-words.ts';
import { actionPlanBlocks } from './register-paper.ts';
import { sinceBlocks } from './since-blocks.ts';

const mostTopRisks = 10;
/** Points of A4 between the margins. */
const textWidth = 483;

/** What a board reads before it meets: what changed, where it stands, what it has to decide. */
export function boardPaper(source: PartedSource, language: Language, withActionPlan: boolean): Paper {
  const words = paperWords(language);
  const facts = paperFacts(source.board.schemes, words, language);
  const changes =
    source.since === null
      ? null
      : changesSince({
          then: source.since,
          now: source.rows,
          board: source.board,
          today: source.asAt,
        });
  return {
    ...frontOf(source, language, words.kinds['board-paper']),
    orientation: 'portrait',
    blocks: [
      { kind: 'heading', level: 1, text: words.summary },
      { kind: 'list', items: summary(source, facts, changes) },
      ...(changes === null ? [] : changesBlocks(source, facts, changes)),
      ...heatMapBlocks(source, facts),
      ...topRiskBlocks(source, facts),
      ...overdueBlocks(source, facts),
      ...movedBlocks(source, facts),
      ...(withActionPlan ? actionPlanBlocks(source, facts, words.appendix) : []),
    ],
  };
}

const openRisks = ({ rows }: PartedSource) => rows.risks.filter(({ status }) => status === 'open');

const openActions = ({ rows }: PartedSource) => rows.actions.filter(({ status }) => !isFinished(status));

const overdueActions = (source: PartedSource) =>
  source.rows.actions.filter((action) => isOverdue(action, source.asAt));

function ownScheme({ board }: PartedSource, facts: PaperFacts) {
  return facts.schemeOf(board.settings.scheme);
}

function summary(source: PartedSource, facts: PaperFacts, changes: RegisterChanges | null): string[] {
  const { words } = facts;
  const risks = openRisks(source);
  const own = ownScheme(source, facts);
  const top = own === undefined ? undefined : highestBand(own);
  const left = source.leftOut.risks + source.leftOut.actions + source.leftOut.controls;
  return [
    words.openRisks(risks.length),
    ...(top === undefined
      ? []
      : [
          words.inTopBand(
            risks.filter((risk) => facts.band(risk.current, risk.scheme)?.label === top.label).length,
            top.label,
          ),
        ]),
    words.aboveAppetite(risks.filter((risk) => facts.isAboveAppetite(risk)).length),
    words.openActions(openActions(source).length, overdueActions(source).length),
    ...(changes === null
      ? []
      : [
          words.movedSince(changes.risks.scoreMoved.length),
          words.toDecide(changes.actions.moreTimeWaiting.length),
        ]),
    ...(source.part === 'A' ? [left === 0 ? words.nothingExempt : words.leftOut(left)] : []),
  ];
}

function changesBlocks(source: PartedSource, facts: PaperFacts, changes: RegisterChanges): Block[] {
  const { words, day } = facts;
  const { since } = source;
  return [
    {
      kind: 'heading',
      level: 1,
      text: words.since(changes.since === null ? null : day(changes.since)),
    },
    ...(since !== null && since.meeting !== null && since.sealed === null
      ? [{ kind: 'paragraph', text: words.noComparison(since.problem) } as const]
      : []),
    ...sinceBlocks(changes, facts),
  ];
}

function heatMapBlocks(source: PartedSource, facts: PaperFacts): Block[] {
  const { words } = facts;
  const risks = openRisks(source);
  const own = ownScheme(source, facts);
  if (own === undefined || risks.length === 0) return [];
  return schemesInUse(risks, own, source.board.schemes).flatMap((scheme, index): Block[] => {
    const map = heatMapOf(scheme, risks);
    const placed = map.rows.flatMap(({ cells }) => cells).reduce((sum, cell) => sum + cell.risks.length, 0);
    if (index > 0 && placed === 0) return [];
    const picture = heatMapPicture(map, words);
    const width = Math.min(textWidth, picture.width * 0.62);
    return [
      { kind: 'heading', level: 1, text: index === 0 ? words.heatMap : `${words.heatMap}: ${scheme.title}` },
      { kind: 'paragraph', text: words.heatMapOf(scheme.title) },
      {
        kind: 'picture',
        svg: picture.svg,
        width,
        height: (picture.height * width) / picture.width,
        alternative: words.heatMapAlternative(placed),
      },
      { kind: 'heading', level: 2, text: words.heatMapTable },
      {
        kind: 'table',
        summary: words.heatMapTable,
        columns: [
          column(words.impactAndLikelihood, 1.6),
          ...scheme.likelihood.map((level) => column(levelName(level), 1.2)),
        ],
        rows: map.rows.map(({ impact, cells }) => [
          levelName(impact),
          ...cells.map((cell) => {
            const named = [
              cell.band?.label ?? '',
              cell.code ?? (cell.score === null ? '' : String(cell.score)),
            ]
              .filter((part) => part !== '')
              .join(' ');
            const references = cell.risks.map(({ reference }) => reference).sort(compareReferences);
            return `${named}:\n${references.length === 0 ? words.none : `${references.length} (${references.join(', ')})`}`;
          }),
        ]),
      },
      ...(index === 0 && placed < risks.length
        ? [{ kind: 'paragraph', text: words.notPlaced(risks.length - placed) } as const]
        : []),
    ];
  });
}

const column = (title: string, weight: number): Column => ({ title, weight });

function topRiskBlocks(source: PartedSource, facts: PaperFacts): Block[] {
  const { words } = facts;
  const column = riskColumns(facts);
  return sectionOf(
    words.topRisks,
    worstFirst(openRisks(source), facts).slice(0, mostTopRisks),
    words.noRisks,
    [
      [column.reference, 0.9],
      [column.risk, 4],
      [column.owner, 1.8],
      [column.score, 1.2],
      [column.target, 1.2],
      [column.direction, 1.5],
      [column.nextReview, 1.8],
    ],
  );
}

function overdueBlocks(source: PartedSource, facts: PaperFacts): Block[] {
  const { words } = facts;
  const column = actionColumns(facts);
  const daysOverdue = {
    title: words.daysOverdue,
    of: ({ currentDue }: Action) => (currentDue === null ? '' : String(daysBetween(currentDue, source.asAt))),
  };
  const late = overdueActions(source).sort((first, second) =>
    (first.currentDue ?? '') < (second.currentDue ?? '') ? -1 : 1,
  );
  return sectionOf(words.overdue, late, words.noOverdue, [
    [column.reference, 0.9],
    [column.action, 4],
    [column.leads, 1.8],
    [column.due, 1.8],
    [daysOverdue, 1.3],
    [column.note, 4],
  ]);
}

function movedBlocks(source: PartedSource, facts: PaperFacts): Block[] {
  const { words } = facts;
  const column = actionColumns(facts);
  const moved = openActions(source)
    .filter(({ moves }) => moves > 0)
    .sort(
      (first, second) => second.moves - first.moves || compareReferences(first.reference, second.reference),
    );
  return sectionOf(words.allMoved, moved, words.noMoved, [
    [column.reference, 0.9],
    [column.action, 4],
    [column.leads, 1.8],
    [column.originalDue, 1.8],
    [column.due, 1.8],
    [column.moves, 1.2],
  ]);
}
