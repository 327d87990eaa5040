import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import {
  appetiteFor,
  isAtLeastEscalation,
  levelName,
  scoreWith,
  type ScoringScheme,
} from '../../../shared/domain/scoring-scheme.ts';
import { ScoreBadge } from '../../ui/badges.tsx';
import { Section } from '../../ui/details.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { schemeWords } from './scheme-words.ts';

const useStyles = makeStyles({
  pair: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  part: { flex: '1 1 16ch', minWidth: 0, maxWidth: '36ch' },
  select: { minWidth: 0, width: '100%' },
  result: { margin: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '8px' },
});

/** What two levels come to, in words. */
export function PairTest({ scheme }: { scheme: ScoringScheme }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = schemeWords(language);
  const [chosen, setChosen] = useState({ likelihood: 0, impact: 0 });
  const at = (axis: 'likelihood' | 'impact') => Math.min(chosen[axis], scheme[axis].length - 1);
  const likelihood = scheme.likelihood[at('likelihood')];
  const impact = scheme.impact[at('impact')];
  if (likelihood === undefined || impact === undefined) return null;
  const scored = scoreWith(scheme, { likelihood: likelihood.value, impact: impact.value });
  const appetite = appetiteFor(scheme);
  return (
    <Section heading={w.test}>
      <div className={styles.pair}>
        {(['likelihood', 'impact'] as const).map((axis) => (
          <Field key={axis} label={w[axis]} className={styles.part}>
            <Select
              className={styles.select}
              value={String(at(axis))}
              onChange={(_, { value }) => setChosen({ ...chosen, [axis]: Number(value) })}
            >
              {scheme[axis].map((level, index) => (
                <option key={level.value} value={String(index)}>
                  {levelName(level)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <div role="status">
        {scored.ok ? (
          <p className={styles.result}>
            <ScoreBadge score={scored.score} band={scored.band} />
            <span>
              {w.testResult(
                likelihood.label,
                impact.label,
                scored.band.label,
                scored.score,
                scored.code ?? '',
              )}{' '}
              {w.testReview(scored.band.reviewEveryMonths)}
              {isAtLeastEscalation(scheme, { score: scored.score, band: scored.band.key }) &&
                ` ${w.testEscalated}`}
              {appetite !== undefined &&
                scored.score !== null &&
                scored.score > appetite &&
                ` ${w.testOverAppetite}`}
            </span>
          </p>
        ) : (
          scored.userMessage[language]
        )}
      </div>
    </Section>
  );
}
