import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Receipt, ReceiptLine } from '../../../shared/contracts/receipts.ts';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { stageInWords } from '../../../shared/domain/receipt.ts';
import { channelInWords, itemInWords, personInWords, whatToDo } from '../../register/receipts-in-words.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { paths } from '../../ui/board-paths.ts';
import { Facts, RowProblems, Section } from '../../ui/details.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { ReceiptState } from '../../ui/receipt-state.tsx';
import { WhatCameBack } from '../../ui/what-came-back.tsx';

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
  const register = useRegister();
  const heading = useRef<HTMLHeadingElement>(null);
  const { timeZone } = register.board.settings;
  const { name, agency } = personInWords(receipt.personKey, register);
  const moment = (instant: string) => (instant === '' ? null : momentInWords(instant, timeZone));
  const told = whatToDo(receipt);

  useEffect(() => heading.current?.focus(), [receipt.id]);

  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <div>
          <h2 ref={heading} tabIndex={-1} className={styles.heading}>
            {name}, {receipt.filedOn === null ? 'no day' : formatCivilDate(receipt.filedOn)}
          </h2>
          <ReceiptState state={receipt.state} />
        </div>
        <div>
          <Button
            appearance="subtle"
            icon={<Dismiss20Regular />}
            aria-label="Close receipt"
            onClick={onClose}
          />
        </div>
      </div>
      <RowProblems problems={receipt.problems} />
      <Facts
        entries={[
          ['Agency', agency],
          ['What', receipt.kind === 'notice' ? 'Told at once' : 'Card of the day'],
          ['Through', channelInWords(receipt)],
          ['Claimed', moment(receipt.claimedAt)],
          [receipt.state === 'sent' ? 'Sent' : 'Finished', moment(receipt.finishedAt)],
          ['Attempts', String(receipt.attempts)],
          ['What went wrong', receipt.error],
          ['What to do', receipt.needsYou ? told : null],
          ['Sent again by', receipt.requestedBy?.name ?? null],
          [
            'By the policy',
            receipt.policyVersion === 0 ? 'the board started with' : `version ${receipt.policyVersion}`,
          ],
          ['Receipt', receipt.claimKey],
        ]}
      />
      {sendAgain}
      <Section heading="What was asked, and what came back" level={3}>
        {receipt.lines.length === 0 ? (
          <p className={styles.quiet}>The row no longer says what was asked.</p>
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
  const { id: board } = useBoard();
  const register = useRegister();
  const { name, item } = itemInWords(line, register);
  return (
    <li className={styles.line}>
      <div>{item === null ? name : <ItemLink to={paths.item(board, item)}>{name}</ItemLink>}</div>
      <div>
        <span className={styles.label}>Stage:</span> {stageInWords(line.stage)}
        {line.dueUsed !== null && `, counted from ${formatCivilDate(line.dueUsed)}`}
      </div>
      {line.reason !== '' && (
        <div>
          <span className={styles.label}>Why:</span> {line.reason}
        </div>
      )}
      <WhatCameBack receipt={receipt} line={line} />
    </li>
  );
}
