import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { importProblemInWords, importWords } from '../../../shared/contracts/import-words.ts';
import type { ImportView } from '../../../shared/contracts/imports.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { useRegister } from '../../register/register-context.tsx';
import { Section } from '../../ui/details.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { bringInWords } from './bring-in-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalM },
  line: { overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '4px' },
});

const sum = (counts: ImportView['created']): number =>
  Object.values(counts ?? {}).reduce((total, count) => total + count, 0);

/** What was brought in before, what stopped on the way, and the way back. */
export function EarlierImports(props: {
  imports: readonly ImportView[];
  isBusy: boolean;
  onGoOn: (key: string) => void;
  onUndo: (key: string) => void;
  openLink: (url: string) => Promise<boolean>;
}) {
  const { imports, isBusy, onGoOn, onUndo, openLink } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const language = useLanguage();
  const words = importWords(language);
  const { timeZone } = useRegister().board.settings;
  if (imports.length === 0) return null;
  return (
    <Section heading={w.earlier}>
      <ul className={styles.list}>
        {imports.map((each) => {
          const isStopped = ['writing', 'rolling back', 'undoing'].includes(each.state);
          return (
            <li key={each.key} className={styles.line}>
              {w.earlierLine(
                each.document.name,
                each.by.name,
                momentInWords(each.at, timeZone, language),
                words.states[each.state],
              )}
              {each.created !== null && ` · ${w.created(sum(each.created))}`}
              {each.changed !== null && sum(each.changed) > 0 && ` · ${w.changedRows(sum(each.changed))}`}
              {each.problem !== null && <p>{importProblemInWords(each.problem, language, timeZone)}</p>}
              {each.keptCount > 0 && <p>{w.kept(each.kept.map(({ title }) => title).join('; '))}</p>}
              <div className={styles.buttons}>
                {isStopped && (
                  <Button size="small" disabledFocusable={isBusy} onClick={() => onGoOn(each.key)}>
                    {w.goOn}
                  </Button>
                )}
                {(each.state === 'writing' || each.state === 'committed') && (
                  <Button size="small" disabledFocusable={isBusy} onClick={() => onUndo(each.key)}>
                    {each.state === 'writing' ? w.takeBack : w.undo}
                  </Button>
                )}
                {each.folderUrl !== '' && (
                  <Link as="button" inline onClick={() => void openLink(each.folderUrl)}>
                    {w.folder}
                  </Link>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
