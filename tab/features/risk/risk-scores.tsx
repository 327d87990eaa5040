import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Language } from '../../../shared/domain/language.ts';
import {
  schemeOfScore,
  type Assessment,
  type AssessmentStage,
  type ScoreOnRow,
} from '../../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { keyTakenBack } from '../../../shared/domain/taken-back.ts';
import type { ReadableRegister } from '../../register/register-index.ts';
import { bandOfScore, levelInWords, type RiskFacts } from '../../register/risk-facts.ts';
import { Direction, ScoreBadge } from '../../ui/badges.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { riskWords } from './risk-words.ts';

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

const stages: readonly AssessmentStage[] = ['gross', 'previous', 'current', 'target'];

interface StageScore {
  readonly stage: AssessmentStage;
  readonly score: ScoreOnRow | null;
  /** What this score was made with; undefined when the board's Settings no longer hold it. */
  readonly scheme: ScoringScheme | undefined;
  /** Made with another scheme, or version of it, than the current score. */
  readonly differs: boolean;
  /** The score as a document has it, where nobody has scored it by a scheme since; '' = none. */
  readonly asFound: string;
}

/**
 * A risk's scores, each read by the scheme it was made with.
 * @param assessments every scoring of the risk, oldest first, once they are read
 * @param onScore opens the form that scores the risk; absent for those who may not
 */
export function Scores(props: {
  facts: RiskFacts;
  register: ReadableRegister;
  assessments: readonly Assessment[];
  onScore?: () => void;
}) {
  const { facts, register, assessments, onScore } = props;
  const styles = useStyles();
  const { risk, scheme } = facts;
  const w = riskWords(register.language);
  const scores = stages.map((stage): StageScore => {
    const score = risk[stage];
    return {
      stage,
      score,
      scheme: register.schemeOf(schemeOfScore(risk, stage)),
      differs: score !== null && stage !== 'current' && risk[`${stage}Scheme`] !== null,
      asFound: isUnscored(score) ? asFoundIn(assessments, stage) : '',
    };
  });
  return (
    <>
      <DataTable
        caption={w.scores}
        columns={scoreColumns(register.language, onScore)}
        rows={scores.map((score) => ({ kind: 'item', id: score.stage, item: score }))}
      />
      <div>
        {w.travel} <Direction direction={facts.direction} words={facts.directionWords} />
      </div>
      {scheme === undefined ? (
        risk.scheme !== null && <p className={styles.quiet}>{w.schemeGone}</p>
      ) : (
        <p className={styles.quiet}>
          {w.scheme(scheme.title)}
          {scheme !== register.scheme && w.otherScheme}
        </p>
      )}
    </>
  );
}

const isUnscored = (score: ScoreOnRow | null): boolean =>
  score === null || (score.score === null && score.band === null);

/** The newest words of this stage. What an undo left there are not a document's. */
function asFoundIn(assessments: readonly Assessment[], stage: AssessmentStage): string {
  const newest = assessments.findLast((each) => each.stage === stage && keyTakenBack(each.key) === null);
  return newest === undefined || !isUnscored(newest) ? '' : newest.scoreText.trim();
}

function scoreColumns(language: Language, onScore: (() => void) | undefined): Column<StageScore>[] {
  const w = riskWords(language);
  const level = (axis: 'likelihood' | 'impact', { score, scheme }: StageScore) =>
    score === null ? '–' : levelInWords(axis, score[axis], scheme, language);
  return [
    { id: 'stage', heading: w.stage, share: 22, namesRow: true, cell: ({ stage }) => w.stages[stage] },
    { id: 'likelihood', heading: w.likelihood, share: 30, cell: (row) => level('likelihood', row) },
    { id: 'impact', heading: w.impact, share: 26, cell: (row) => level('impact', row) },
    {
      id: 'score',
      heading: w.score,
      share: 22,
      cell: (row) => <ScoreCell {...row} language={language} onScore={onScore} />,
    },
  ];
}

function ScoreCell(props: StageScore & { language: Language; onScore: (() => void) | undefined }) {
  const { stage, score, scheme, differs, asFound, language, onScore } = props;
  const styles = useStyles();
  const w = riskWords(language);
  return (
    <>
      <ScoreBadge score={score?.score ?? null} band={bandOfScore(score, scheme) ?? null} />
      {differs && (
        <p className={styles.quiet}>{scheme === undefined ? w.itsSchemeGone : w.madeWith(scheme.title)}</p>
      )}
      {asFound !== '' && <p className={styles.quiet}>{w.writtenAs(asFound)}</p>}
      {asFound !== '' && stage === 'current' && onScore !== undefined && (
        <Button size="small" onClick={onScore}>
          {w.scoreIt}
        </Button>
      )}
    </>
  );
}
