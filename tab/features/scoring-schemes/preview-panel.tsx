import { Button, Checkbox, makeStyles } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import { formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { heatMapOf } from '../../../shared/domain/heat-map.ts';
import type { Language } from '../../../shared/domain/language.ts';
import {
  imaginedBy,
  previewScheme,
  type RiskUnderDraft,
  type SchemePreview,
} from '../../../shared/domain/scheme-preview.ts';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { byReference } from '../../register/risk-facts.ts';
import { ScoreBadge } from '../../ui/badges.tsx';
import { paths } from '../../ui/board-paths.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Section, TextList } from '../../ui/details.tsx';
import { HeatMap } from '../../ui/heat-map.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { PairTest } from './pair-test.tsx';
import { schemeWords } from './scheme-words.ts';

const useStyles = makeStyles({
  text: { margin: 0, maxWidth: '70ch' },
  left: { alignSelf: 'flex-start' },
  list: { margin: 0, paddingLeft: '18px' },
});

const shownAtFirst = 50;

/** A scheme as it would be: its heat map, a pair to test, and what open risks would score by it. Nothing is written. */
export function SchemePreviewPanel({ scheme }: { scheme: ScoringScheme }) {
  const styles = useStyles();
  const register = useRegister();
  const w = schemeWords(register.language);
  // Typing must not wait for five hundred risks.
  const shown = useDeferredValue(scheme);
  const { risks, board } = register;
  const preview = useMemo(
    () => previewScheme([...risks].sort(byReference), board.schemes, shown),
    [risks, board.schemes, shown],
  );
  const map = useMemo(() => heatMapOf(shown, imaginedBy(preview, shown)), [preview, shown]);
  return (
    <>
      <Section heading={w.heatMap}>
        <p className={styles.text}>{w.heatMapHint}</p>
        <HeatMap map={map} />
      </Section>
      <PairTest scheme={scheme} />
      <Section heading={w.preview}>
        <p className={styles.text}>{w.previewHint}</p>
        <TextList items={summaryOf(preview, register.language)} none={w.noRisks} />
        {preview.risks.length > 0 && <Lines preview={preview} language={register.language} />}
      </Section>
    </>
  );
}

function summaryOf({ risks, unscored }: SchemePreview, language: Language): string[] {
  const w = schemeWords(language);
  const count = (which: (line: RiskUnderDraft) => boolean) => risks.filter(which).length;
  const standingOf = ({ then }: RiskUnderDraft) => (then.kind === 'scored' ? then.standing : null);
  const byHand = count(({ then }) => then.kind === 'by hand');
  const moves = count((line) => line.moves);
  const reviews = count((line) => line.reviewMoves);
  if (risks.length === 0) return unscored.length === 0 ? [] : [w.unscored(unscored.length)];
  return [
    w.count.same(risks.length - byHand - moves),
    ...(moves === 0 ? [] : [w.count.moves(moves)]),
    ...(byHand === 0 ? [] : [w.count.byHand(byHand)]),
    w.count.over(
      count((line) => standingOf(line)?.overAppetite === true),
      count(({ now }) => now.overAppetite === true),
    ),
    w.count.escalated(
      count((line) => standingOf(line)?.escalated === true),
      count(({ now }) => now.escalated),
    ),
    ...(reviews === 0 ? [] : [w.count.reviews(reviews)]),
    ...(unscored.length === 0 ? [] : [w.unscored(unscored.length)]),
  ];
}

function Lines({ preview, language }: { preview: SchemePreview; language: Language }) {
  const styles = useStyles();
  const { id: board } = useBoard();
  const w = schemeWords(language);
  const [changesOnly, setChangesOnly] = useState(true);
  const [all, setAll] = useState(false);
  const columns = useMemo(() => columnsFor(board, language), [board, language]);
  const lines = changesOnly
    ? preview.risks.filter(
        (line) =>
          line.moves || line.reviewMoves || line.then.kind === 'by hand' || elseOf(line, language).length > 0,
      )
    : preview.risks;
  const shown = all ? lines : lines.slice(0, shownAtFirst);
  return (
    <>
      <Checkbox
        className={styles.left}
        label={w.changesOnly}
        checked={changesOnly}
        onChange={(_, { checked }) => setChangesOnly(checked === true)}
      />
      {lines.length > 0 && (
        <DataTable
          caption={w.preview}
          columns={columns}
          rows={shown.map((line) => ({ kind: 'item', id: line.risk.id, item: line }))}
        />
      )}
      {shown.length < lines.length && (
        <Button className={styles.left} onClick={() => setAll(true)}>
          {w.showMore(lines.length - shown.length)}
        </Button>
      )}
    </>
  );
}

function columnsFor(board: string, language: Language): Column<RiskUnderDraft>[] {
  const w = schemeWords(language);
  return [
    {
      id: 'risk',
      heading: w.risk,
      share: 36,
      namesRow: true,
      cell: ({ risk }) => (
        <ItemLink to={paths.risk(board, risk.key)}>{`${risk.reference} ${risk.title}`.trim()}</ItemLink>
      ),
    },
    {
      id: 'now',
      heading: w.now,
      share: 16,
      cell: ({ now }) => <ScoreBadge score={now.score} band={now.band} />,
    },
    {
      id: 'then',
      heading: w.then,
      share: 22,
      cell: ({ then }) =>
        then.kind === 'by hand' ? (
          `${w.byHand}: ${w.why(then)}`
        ) : (
          <ScoreBadge score={then.standing.score} band={then.standing.band} />
        ),
    },
    {
      id: 'else',
      heading: w.andThen,
      share: 26,
      cell: (line) => elseOf(line, language).join(' ') || w.nothingElse,
    },
  ];
}

/** What besides score and band would be otherwise, a sentence each. */
function elseOf({ now, then, reviewMoves }: RiskUnderDraft, language: Language): string[] {
  if (then.kind === 'by hand') return [];
  const w = schemeWords(language);
  const { standing, renamed } = then;
  const day = (date: CivilDate | null) => (date === null ? w.noDay : formatCivilDate(date, language));
  const over = standing.overAppetite === true;
  const wasOver = now.overAppetite === true;
  return [
    ...(over && !wasOver ? [w.overThen] : !over && wasOver ? [w.noLongerOver] : []),
    ...(standing.escalated && !now.escalated
      ? [w.escalatedThen]
      : !standing.escalated && now.escalated
        ? [w.noLongerEscalated]
        : []),
    ...(reviewMoves ? [w.reviewThen(day(now.nextReview), day(standing.nextReview))] : []),
    ...renamed
      .filter(({ before, after }) => before.label !== after.label)
      .map(({ axis, before, after }) => w.renamed(axis, before.label, after.label)),
  ];
}
