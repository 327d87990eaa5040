import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { personalDetailWords } from '../../shared/domain/personal-details.ts';
import { isAboutWhatIsWritten, type SaveFailure } from '../register/failure.ts';
import { useWords } from './language.tsx';
import { ErrorNotice } from './states.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  // A sentence on a button goes over two lines where the screen is narrow.
  button: { minWidth: 0, whiteSpace: 'normal', textAlign: 'start' },
});

/**
 * Why a form could not be saved, and that what was written is still there. Where a text looks like somebody's identity it is a warning,
 * with the way on for whoever has looked again.
 */
export function SaveProblem(props: { failure: SaveFailure; busy?: boolean; onSaveAnyway: () => void }) {
  const { failure, busy = false, onSaveAnyway } = props;
  const styles = useStyles();
  const ui = useWords(uiWords);
  const w = useWords(personalDetailWords);
  const userMessage = `${failure.userMessage} ${ui.stillHere}`.trim();
  if (!isAboutWhatIsWritten(failure)) {
    return <ErrorNotice userMessage={userMessage} correlationId={failure.correlationId} />;
  }
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{ui.lookAgain}</MessageBarTitle> {userMessage}
      </MessageBarBody>
      <MessageBarActions>
        <Button type="button" className={styles.button} disabledFocusable={busy} onClick={onSaveAnyway}>
          {w.saveAnyway}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
