import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { nameOfAction } from '../../../shared/domain/item-title.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { fieldInWords, recordedInWords } from '../../../shared/domain/recorded-in-words.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { paths } from '../../ui/board-paths.ts';
import { ItemLink } from '../../ui/item-link.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { ErrorNotice } from '../../ui/states.tsx';
import { changeManyWords } from './change-many-words.ts';
import type { Changing, NotSaved } from './use-change-many.ts';

const useStyles = makeStyles({
  outcome: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    maxWidth: '720px',
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  list: { margin: '4px 0 0', paddingLeft: '20px', overflowWrap: 'anywhere' },
});

/** What became of each action of a change of many. */
export function ChangedMany(props: {
  outcome: Extract<Changing, { phase: 'over' }>;
  onSaveAnyway: () => void;
}) {
  const { outcome, onSaveAnyway } = props;
  const { saved, notSaved, failure } = outcome;
  const styles = useStyles();
  const { id: board } = useBoard();
  const { language, actionByKey } = useRegister();
  const w = changeManyWords(language);
  const place = useRef<HTMLDivElement>(null);
  const heading = [
    saved.length > 0 || notSaved.length === 0 ? w.saved(saved.length) : '',
    notSaved.length > 0 ? w.notSaved(notSaved.length) : '',
  ]
    .filter((part) => part !== '')
    .join('; ');

  // What was pressed may be gone, and this is what came of it.
  useEffect(() => place.current?.focus(), [outcome]);

  return (
    <div ref={place} tabIndex={-1} role="group" aria-label={heading} className={styles.outcome}>
      {(failure === null || saved.length > 0 || notSaved.length > 0) && (
        <MessageBar layout="multiline" intent={notSaved.length > 0 ? 'warning' : 'success'}>
          <MessageBarBody>
            {heading}
            {notSaved.length > 0 && (
              <>
                {'. '}
                {w.stillTicked}
                <ul className={styles.list}>
                  {notSaved.map((each) => {
                    const action = actionByKey.get(each.itemKey);
                    return (
                      <li key={each.itemKey}>
                        {action === undefined ? (
                          each.itemKey
                        ) : (
                          <ItemLink to={paths.action(board, action.key)}>{nameOfAction(action)}</ItemLink>
                        )}
                        {': '}
                        {whyNotSaved(each, language)}
                      </li>
                    );
                  })}
                </ul>
              </>
            )}
          </MessageBarBody>
        </MessageBar>
      )}
      {failure?.maySaveAnyway === true && <SaveProblem failure={failure} onSaveAnyway={onSaveAnyway} />}
      {failure !== null && failure.maySaveAnyway !== true && (
        <ErrorNotice userMessage={`${failure.userMessage} ${w.goOn}`} correlationId={failure.correlationId} />
      )}
      <NamesOfActions summary={w.whichSaved} keys={saved} />
    </div>
  );
}

function whyNotSaved({ result }: NotSaved, language: Language): string {
  if (result.outcome === 'refused') return result.userMessage;
  const w = changeManyWords(language);
  const who = [...new Set(result.conflicts.map(({ by }) => by ?? w.somebody))].join(', ');
  const now = result.conflicts.map((conflict) =>
    w.isNow(fieldInWords(conflict, language), recordedInWords(conflict.now, language) || w.nothing),
  );
  return w.changedBy(who, now.join(', '));
}

/** Names of actions, folded away; nothing where there are none. */
export function NamesOfActions({ summary, keys }: { summary: string; keys: readonly string[] }) {
  const styles = useStyles();
  const { actionByKey } = useRegister();
  if (keys.length === 0) return null;
  return (
    <details>
      <summary>
        {summary} ({keys.length})
      </summary>
      <ul className={styles.list}>
        {keys.map((key) => {
          const action = actionByKey.get(key);
          return <li key={key}>{action === undefined ? key : nameOfAction(action)}</li>;
        })}
      </ul>
    </details>
  );
}
