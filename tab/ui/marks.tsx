import { makeStyles, tokens } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { RowProblem } from '../../shared/domain/row.ts';
import { useRegisterSnapshot } from '../register/register-context.tsx';
import { useWords } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  mark: {
    display: 'inline-block',
    padding: '0 6px',
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorBrandForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  check: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    color: tokens.colorPaletteDarkOrangeForeground1,
    fontSize: tokens.fontSizeBase200,
  },
});

/** "Just updated by Priya Nair" on a row that changed a moment ago; nothing otherwise. */
export function JustChanged({ kind, id }: { kind: 'risk' | 'action'; id: string }) {
  const words = useRegisterSnapshot().justChanged.get(`${kind}:${id}`);
  return words === undefined ? null : <Mark words={words} />;
}

function Mark({ words }: { words: string }) {
  return <div className={useStyles().mark}>{words}</div>;
}

/** On a line whose row holds something that could not be read; the item's own page says what. */
export function NeedsCheck({ problems }: { problems: readonly RowProblem[] }) {
  return problems.length === 0 ? null : <ToCheck count={problems.length} />;
}

function ToCheck({ count }: { count: number }) {
  const styles = useStyles();
  const w = useWords(uiWords);
  return (
    <div className={styles.check}>
      <Warning16Filled aria-hidden="true" />
      {w.thingsToCheck(count)}
    </div>
  );
}
