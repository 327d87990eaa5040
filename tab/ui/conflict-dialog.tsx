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
import { fieldInWords, recordedInWords } from '../../shared/domain/recorded-in-words.ts';
import { useLanguage } from './language.tsx';
import { uiWords } from './ui-words.ts';

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
  const language = useLanguage();
  const w = uiWords(language);
  const filled = (text: string) => (text === '' ? w.nothing : recordedInWords(text, language));
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onBack()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{w.conflictTitle}</DialogTitle>
          <DialogContent>
            <p>{w.conflictText}</p>
            <div className={styles.fields}>
              {conflicts.map((conflict) => (
                <div key={conflict.field} className={styles.field}>
                  <div className={styles.label}>{fieldInWords(conflict, language)}</div>
                  <dl className={styles.values}>
                    <dt>{w.whenOpened}</dt>
                    <dd className={styles.value}>{filled(conflict.seen)}</dd>
                    <dt>{w.now}</dt>
                    <dd className={styles.value}>{filled(conflict.now)}</dd>
                    <dt>{w.yours}</dt>
                    <dd className={styles.value}>{filled(conflict.yours)}</dd>
                  </dl>
                </div>
              ))}
            </div>
          </DialogContent>
          <DialogActions fluid className={styles.buttons}>
            <Button appearance="primary" disabled={saving} onClick={onSaveMine}>
              {saving ? w.saving : w.saveMine}
            </Button>
            <Button disabled={saving} onClick={onKeepTheirs}>
              {w.keepTheirs}
            </Button>
            <Button appearance="subtle" disabled={saving} onClick={onBack}>
              {w.backToForm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
