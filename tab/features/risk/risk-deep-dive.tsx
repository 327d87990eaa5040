import { makeStyles, tokens } from '@fluentui/react-components';
import type { Risk } from '../../../shared/domain/risk.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { factsOfRisk } from '../../register/risk-facts.ts';
import { useHistory } from '../../register/use-history.ts';
import { Section } from '../../ui/details.tsx';
import { useWords } from '../../ui/language.tsx';
import { Trail } from '../../ui/trail.tsx';
import { Controls, TreatingActions } from './risk-page.tsx';
import { Scores } from './risk-scores.tsx';
import { riskWords } from './risk-words.ts';
import { ScoresOverTime } from './scores-over-time.tsx';

const useStyles = makeStyles({
  dive: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
});

/** What a board asks about one risk when it stops at it: where the score came from, what holds it, who does what, what was said. */
export function RiskDeepDive({ risk }: { risk: Risk }) {
  const styles = useStyles();
  const w = useWords(riskWords);
  const { id: board } = useBoard();
  const register = useRegister();
  const history = useHistory('risk', risk.key, risk.modifiedAt);
  return (
    <div className={styles.dive}>
      <Section heading={w.scores}>
        <Scores
          facts={factsOfRisk(risk, register)}
          register={register}
          assessments={history.phase === 'read' ? history.history.assessments : []}
        />
      </Section>
      {history.phase === 'read' && (
        <Section heading={w.scoresOverTime}>
          <ScoresOverTime assessments={history.history.assessments} register={register} />
        </Section>
      )}
      <Section heading={w.controls}>
        <Controls controls={register.controlsByRisk.get(risk.key) ?? []} register={register} />
      </Section>
      <Section heading={w.actions}>
        <TreatingActions risk={risk} register={register} board={board} />
      </Section>
      <Section heading={w.history}>
        <Trail state={history} timeZone={register.board.settings.timeZone} meetings={register.meetingByKey} />
      </Section>
    </div>
  );
}
