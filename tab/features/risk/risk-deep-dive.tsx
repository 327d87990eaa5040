import { makeStyles, tokens } from '@fluentui/react-components';
import type { Risk } from '../../../shared/domain/risk.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { factsOfRisk } from '../../register/risk-facts.ts';
import { useHistory } from '../../register/use-history.ts';
import { Section } from '../../ui/details.tsx';
import { Trail } from '../../ui/trail.tsx';
import { Controls, Scores, TreatingActions } from './risk-page.tsx';
import { ScoresOverTime } from './scores-over-time.tsx';

const useStyles = makeStyles({
  dive: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
});

/** What a board asks about one risk when it stops at it: where the score came from, what holds it, who does what, what was said. */
export function RiskDeepDive({ risk }: { risk: Risk }) {
  const styles = useStyles();
  const { id: board } = useBoard();
  const register = useRegister();
  const history = useHistory('risk', risk.key, risk.modifiedAt);
  return (
    <div className={styles.dive}>
      <Section heading="Scores">
        <Scores facts={factsOfRisk(risk, register)} register={register} />
      </Section>
      {history.phase === 'read' && (
        <Section heading="Scores over time">
          <ScoresOverTime assessments={history.history.assessments} register={register} />
        </Section>
      )}
      <Section heading="Controls in place">
        <Controls controls={register.controlsByRisk.get(risk.key) ?? []} register={register} />
      </Section>
      <Section heading="Actions treating this risk">
        <TreatingActions risk={risk} register={register} board={board} />
      </Section>
      <Section heading="History">
        <Trail state={history} timeZone={register.board.settings.timeZone} meetings={register.meetingByKey} />
      </Section>
    </div>
  );
}
