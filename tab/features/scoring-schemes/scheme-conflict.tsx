import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import type { SchemeChange } from '../../../shared/domain/scheme-change.ts';
import { useLanguage } from '../../ui/language.tsx';
import { changeInWords } from './scheme-history.tsx';
import { schemeWords } from './scheme-words.ts';

const useStyles = makeStyles({
  list: { margin: '4px 0', paddingLeft: '18px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: '8px' },
  text: { margin: '4px 0' },
});

/** Somebody else decided in between: it is shown, and nothing typed is lost whichever way the person goes on. */
export function SchemeConflict(props: {
  /** True = nothing newer is there, and what the person's changes stand on is not either: somebody deleted it. */
  isGone: boolean;
  /** Theirs, oldest first; empty = they cannot be read. */
  changes: readonly SchemeChange[];
  /** What of the scheme being written they changed, a sentence each. */
  differences: readonly string[];
  titleOf: (reference: SchemeChange['inUse']) => string;
  timeZone: string;
  onRebase: () => void;
  onDiscard: () => void;
}) {
  const { isGone, changes, differences, titleOf, timeZone, onRebase, onDiscard } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = schemeWords(language);
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{w.conflictTitle}</MessageBarTitle>
        {changes.length === 0 && <p className={styles.text}>{isGone ? w.conflictGone : w.conflictUnknown}</p>}
        {changes.map((change) => (
          <p key={change.change} className={styles.text}>
            {changeInWords(change, titleOf, language)},{' '}
            {w.conflictBy(change.by.name, momentInWords(change.at, timeZone, language), change.why)}
          </p>
        ))}
        <p className={styles.text}>{w.conflictText}</p>
        {differences.length > 0 && (
          <ul className={styles.list}>
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        )}
        <div className={styles.buttons}>
          <Button onClick={onRebase}>{w.onTop}</Button>
          <Button onClick={onDiscard}>{w.throwAway}</Button>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
