import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { Receipt } from '../../../shared/contracts/receipts.ts';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { receiptErrorInWords } from '../../../shared/reminders/receipt-error-in-words.ts';
import { itemInWords, personInWords, whatToDo } from '../../register/receipts-in-words.ts';
import { useRegister } from '../../register/register-context.tsx';
import { counted } from '../../register/risk-facts.ts';
import { useLanguage } from '../../ui/language.tsx';
import { ReceiptState } from '../../ui/receipt-state.tsx';
import { receiptsWords } from './receipts-words.ts';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorPaletteDarkOrangeBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalM },
  item: {
    display: 'grid',
    rowGap: '4px',
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  first: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, rowGap: '4px' },
  who: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  about: { color: tokens.colorNeutralForeground2 },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    marginTop: '4px',
  },
});

/** So that the list below is not out of sight on a bad day. */
const mostAtFirst = 10;

/** What did not surely arrive, before everything else, each with what to do about it. */
export function NeedsYou(props: {
  receipts: readonly Receipt[];
  sendAgain: (receipt: Receipt) => ReactNode;
  onOpen: (receipt: Receipt) => void;
}) {
  const styles = useStyles();
  const language = useLanguage();
  const w = receiptsWords(language);
  const register = useRegister();
  const { receipts, sendAgain, onOpen } = props;
  const [all, setAll] = useState(false);
  if (receipts.length === 0) return null;
  const shown = all ? receipts : receipts.slice(0, mostAtFirst);
  return (
    <section className={styles.section} aria-labelledby="needs-you">
      <h2 id="needs-you" className={styles.heading}>
        {w.needsYou(counted(receipts.length, 'reminder', language))}
      </h2>
      <ul className={styles.list}>
        {shown.map((receipt) => {
          const { name, agency } = personInWords(receipt.personKey, register);
          const day = receipt.filedOn === null ? w.noDay : formatCivilDate(receipt.filedOn, language);
          return (
            <li key={receipt.id} className={styles.item} data-needs={receipt.id}>
              <div className={styles.first}>
                <h3 className={styles.who}>{agency === '' ? name : `${name}, ${agency}`}</h3>
                <span>{day}</span>
                <ReceiptState state={receipt.state} />
              </div>
              <div className={styles.about}>
                {aboutInWords(
                  receipt.lines.map((line) => itemInWords(line, register).name),
                  language,
                )}
              </div>
              {receipt.error !== '' && <div>{receiptErrorInWords(receipt.error, language)}</div>}
              <div>{whatToDo(receipt, language)}</div>
              <div className={styles.buttons}>
                {sendAgain(receipt)}
                <Button aria-label={w.open(name, day)} onClick={() => onOpen(receipt)}>
                  {w.openReceipt}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {shown.length < receipts.length && (
        <div>
          <Button onClick={() => setAll(true)}>{w.showAll(receipts.length)}</Button>
        </div>
      )}
    </section>
  );
}

/** The receipt itself names them all. */
const mostNamed = 3;

function aboutInWords(names: readonly string[], language: Language): string {
  const w = receiptsWords(language);
  if (names.length === 0) return w.aboutUnknown;
  const shown = names.slice(0, mostNamed).map((name) => name.replace(/\.$/, ''));
  return w.aboutThese(shown, names.length - shown.length);
}
