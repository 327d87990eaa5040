import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useScrollMemory } from '../../ui/remembered.ts';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { ActionStatus } from './action-status.tsx';
import { RiskMovement } from './movement.tsx';
import { pageWords } from './page-words.ts';
import { PatternDefinitions } from './patterns.tsx';
import { Slippage } from './slippage.tsx';
import { Trends } from './trends.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
  summary: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  print: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    '@media print': { display: 'none' },
  },
  // On the screen the board's name stands above every page.
  onPaper: { margin: '4px 0 0', display: 'none', '@media print': { display: 'block' } },
  help: { margin: 0, flex: '1 1 240px', color: tokens.colorNeutralForeground2 },
});

/** Pictures people look at, each with the same numbers as a table. */
export function OverviewPage() {
  const styles = useStyles();
  const { id: board } = useBoard();
  const register = useRegister();
  const language = useLanguage();
  const w = useWords(pageWords);
  useScrollMemory(`overview ${board}`);
  return (
    <div className={styles.page}>
      <PatternDefinitions />
      <div>
        <PageHeading title={w.title} />
        <p className={styles.onPaper}>
          {register.board.settings.title}, {formatCivilDate(register.today, language)}
        </p>
        <p className={styles.summary}>{w.summary}</p>
      </div>
      <div className={styles.print}>
        <Button onClick={() => window.print()}>{w.print}</Button>
        <p className={styles.help}>{w.printHelp}</p>
      </div>
      <RiskMovement />
      <Trends />
      <ActionStatus />
      <Slippage />
    </div>
  );
}
