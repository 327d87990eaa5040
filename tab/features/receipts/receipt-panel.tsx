import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Receipt, ReceiptLine } from '../../../shared/contracts/receipts.ts';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { receiptErrorInWords } from '../../../shared/reminders/receipt-error-in-words.ts';
import { reasonInWords } from '../../../shared/reminders/reason-in-words.ts';
import { stageInWords } from '../../../shared/domain/receipt.ts';
import { channelInWords, itemInWords, personInWords, whatToDo } from '../../register/receipts-in-words.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { paths } from '../../ui/board-paths.ts';
import { Facts, RowProblems, Section } from '../../ui/details.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { ReceiptState } from '../../ui/receipt-state.tsx';
import { WhatCameBack } from '../../ui/what-came-back.tsx';
import { receiptsWords } from './receipts-words.ts';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  top: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: tokens.spacingHorizontalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: 'anywhere',
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  lines: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalM },
  line: {
    display: 'grid',
    rowGap: '4px',
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  label: { color: tokens.colorNeutralForeground3 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** One receipt: what went out, through what, and what came back. */
export function ReceiptPanel(props: { receipt: Receipt; sendAgain: ReactNode; onClose: () => void }) {
  const { receipt, sendAgain, onClose } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = receiptsWords(language);
  const register = useRegister();
  const heading = useRef<HTMLHeadingElement>(null);
  const { timeZone } = register.board.settings;
  const { name, agency } = personInWords(receipt.personKey, register);
  const moment = (instant: string) => (instant === '' ? null : momentInWords(instant, timeZone, language));
  const told = whatToDo(receipt, language);

  useEffect(() => heading.current?.focus(), [receipt.id]);

  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <div>
          <h2 ref={heading} tabIndex={-1} className={styles.heading}>
            {name}, {receipt.filedOn === null ? w.noDay : formatCivilDate(receipt.filedOn, language)}
          </h2>
          <ReceiptState state={receipt.state} />
        </div>
        <div>
          <Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={w.close} onClick={onClose} />
        </div>
      </div>
      <RowProblems problems={receipt.problems} />
      <Facts
        entries={[
          [w.facts.agency, agency],
          [w.facts.what, receipt.kind === 'notice' ? w.toldAtOnce : w.cardOfDay],
          [w.facts.through, channelInWords(receipt, language)],
          [w.facts.claimed, moment(receipt.claimedAt)],
          [receipt.state === 'sent' ? w.facts.sent : w.facts.finished, moment(receipt.finishedAt)],
          [w.facts.attempts, String(receipt.attempts)],
          [w.facts.wrong, receiptErrorInWords(receipt.error, language)],
          [w.facts.todo, receipt.needsYou ? told : null],
          [w.facts.sentAgainBy, receipt.requestedBy?.name ?? null],
          [
            w.facts.policy,
            receipt.policyVersion === 0 ? w.firstPolicy : w.policyVersion(receipt.policyVersion),
          ],
          [w.facts.receipt, receipt.claimKey],
        ]}
      />
      {sendAgain}
      <Section heading={w.asked} level={3}>
        {receipt.lines.length === 0 ? (
          <p className={styles.quiet}>{w.askedUnknown}</p>
        ) : (
          <ul className={styles.lines}>
            {receipt.lines.map((line, index) => (
              <Line key={`${index} ${line.itemKey}`} receipt={receipt} line={line} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function Line({ receipt, line }: { receipt: Receipt; line: ReceiptLine }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = receiptsWords(language);
  const { id: board } = useBoard();
  const register = useRegister();
  const { name, item } = itemInWords(line, register);
  return (
    <li className={styles.line}>
      <div>{item === null ? name : <ItemLink to={paths.item(board, item)}>{name}</ItemLink>}</div>
      <div>
        <span className={styles.label}>{w.stageOf}</span> {stageInWords(line.stage, language)}
        {line.dueUsed !== null && w.countedFrom(formatCivilDate(line.dueUsed, language))}
      </div>
      {line.reason !== '' && (
        <div>
          <span className={styles.label}>{w.why}</span> {reasonInWords(line.reason, language)}
        </div>
      )}
      <WhatCameBack receipt={receipt} line={line} />
    </li>
  );
}
