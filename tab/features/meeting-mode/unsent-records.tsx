import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { personalDetailWords } from '../../../shared/domain/personal-details.ts';
import { useWords } from '../../ui/language.tsx';
import type { Unsent } from './use-unsent.ts';
import { words } from './words.ts';

const useStyles = makeStyles({
  // Whoever writes at the foot of a long item still sees that it is not recorded; on a low screen it would cover what is written.
  bar: { '@media (min-height: 600px)': { position: 'sticky', top: '8px', zIndex: 2 } },
});

/** What was said in the meeting and has not reached the register yet: how much, why, and that nobody need do anything. */
export function UnsentRecords({ unsent: { waiting, why, giveUp, saveAnyway } }: { unsent: Unsent }) {
  const styles = useStyles();
  const w = useWords(words);
  const { saveAnyway: itIsNobody } = useWords(personalDetailWords);
  const [first] = waiting;
  if (first === undefined) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert" className={styles.bar}>
      <MessageBarBody>
        <MessageBarTitle>{w.unsent(waiting.length)}</MessageBarTitle>{' '}
        {giveUp === null ? `${why} ${w.sentByItself}` : `${why} ${w.notTaken(first.text)}`}
      </MessageBarBody>
      {giveUp !== null && (
        <MessageBarActions>
          {saveAnyway !== null && <Button onClick={saveAnyway}>{itIsNobody}</Button>}
          <Button onClick={giveUp}>{w.giveUp}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
