import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Conflict } from '../../shared/contracts/record-update.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', rowGap: tokens.spacingVerticalM, margin: 0 },
  field: { margin: 0 },
  label: { fontWeight: tokens.fontWeightSemibold },
  values: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: tokens.spacingHorizontalM,
    rowGap: '2px',
    margin: '4px 0 0',
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
  buttons: { flexWrap: 'wrap', marginTop: tokens.spacingVerticalM },
});

/** Somebody else changed the same thing meanwhile: both values are shown and the person decides. Nothing was saved yet. */
export function ConflictDialog(props: {
  conflicts: readonly Conflict[];
  saving: boolean;
  onSaveMine: () => void;
  onKeepTheirs: () => void;
  onBack: () => void;
}) {
  const { conflicts, saving, onSaveMine, onKeepTheirs, onBack } = props;
  const styles = useStyles();
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onBack()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Somebody changed this while you were writing</DialogTitle>
          <DialogContent>
            <p>Nothing of yours has been saved yet, and nothing is lost. Which should stand?</p>
            <div className={styles.fields}>
              {conflicts.map((conflict) => (
                <div key={conflict.field} className={styles.field}>
                  <div className={styles.label}>{conflict.label}</div>
                  <dl className={styles.values}>
                    <dt>When you opened it</dt>
                    <dd className={styles.value}>{filled(conflict.seen)}</dd>
                    <dt>Now</dt>
                    <dd className={styles.value}>{filled(conflict.now)}</dd>
                    <dt>Yours</dt>
                    <dd className={styles.value}>{filled(conflict.yours)}</dd>
                  </dl>
                </div>
              ))}
            </div>
          </DialogContent>
          <DialogActions fluid className={styles.buttons}>
            <Button appearance="primary" disabled={saving} onClick={onSaveMine}>
              {saving ? 'Saving…' : 'Save mine'}
            </Button>
            <Button disabled={saving} onClick={onKeepTheirs}>
              Keep what is there now
            </Button>
            <Button appearance="subtle" disabled={saving} onClick={onBack}>
              Back to the form
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function filled(text: string): string {
  return text === '' ? 'nothing' : text;
}
