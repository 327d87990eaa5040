import { Button, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import type { Receipt } from '../../../shared/contracts/receipts.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { stageInWords, wentOutAt } from '../../../shared/domain/receipt.ts';
import {
  cameBackInWords,
  channelInWords,
  itemInWords,
  personInWords,
  receiptCameBackInWords,
} from '../../register/receipts-in-words.ts';
import type { ReadableRegister } from '../../register/register-index.ts';
import { counted } from '../../register/risk-facts.ts';
import type { ReceiptsState } from '../../register/use-receipts.ts';
import { DataTable, type Column, type TableRow } from '../../ui/data-table.tsx';
import { ClearFilters } from '../../ui/filters.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { NeedsCheck } from '../../ui/marks.tsx';
import { ReceiptState } from '../../ui/receipt-state.tsx';
import { EmptyState, ErrorNotice } from '../../ui/states.tsx';
import { receiptRows, type Arrangement, type ReceiptRow } from './receipt-rows.ts';
import { receiptsWords } from './receipts-words.ts';

const useStyles = makeStyles({
  found: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
  },
  arrange: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  headingLine: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    justifyContent: 'space-between',
  },
  open: {
    padding: 0,
    minHeight: '24px',
    font: 'inherit',
    textAlign: 'start',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export type ReadReceipts = Extract<ReceiptsState, { phase: 'read' }>;

const arrangements: readonly Arrangement[] = ['day', 'person', 'item'];

/** What fits the choices, under headings, with a way to older receipts and to a file. */
export function Found(props: {
  own: boolean;
  read: ReadReceipts;
  filtered: boolean;
  arrangement: Arrangement;
  onArrange: (arrangement: Arrangement) => void;
  onClear: () => void;
  openId: string | null;
  onOpen: (receipt: Receipt) => void;
  exporting: ReactNode;
  register: ReadableRegister;
}) {
  const { own, read, filtered, arrangement, onOpen, register } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = receiptsWords(language);
  const { receipts } = read;
  const rows = useMemo(
    () => receiptRows(receipts, arrangement, register).map((row) => tableRow(row)),
    [receipts, arrangement, register],
  );
  const columns = columnsFor(arrangement, register, onOpen);
  return (
    <>
      {read.behind !== null && (
        <ErrorNotice
          userMessage={`${read.behind.userMessage} ${w.asReadLast}`}
          correlationId={read.behind.correlationId}
          onRetry={read.refresh}
        />
      )}
      <div className={styles.found}>
        <div role="group" aria-label={w.arrange} className={styles.arrange}>
          {arrangements
            .filter((name) => !own || name !== 'person')
            .map((name) => (
              <ToggleButton
                key={name}
                size="small"
                checked={arrangement === name}
                onClick={() => props.onArrange(name)}
              >
                {w.arrangements[name]}
              </ToggleButton>
            ))}
        </div>
        <span role="status">{countInWords(read, filtered, language)}</span>
        {filtered && <ClearFilters onClear={props.onClear} />}
      </div>
      {receipts.length > 0 && props.exporting}
      {receipts.length === 0 ? (
        <EmptyState>{filtered ? w.noneFits : own ? w.noneToMe : w.none}</EmptyState>
      ) : (
        <DataTable caption={w.title} columns={columns} rows={rows} chosenId={props.openId} />
      )}
      {read.older !== null && (
        <div>
          <Button onClick={read.older} disabledFocusable={read.readingOlder}>
            {read.readingOlder ? w.readingOlder : w.showOlder}
          </Button>
        </div>
      )}
    </>
  );
}

function countInWords({ receipts, total }: ReadReceipts, filtered: boolean, language: Language): string {
  const w = receiptsWords(language);
  const all = counted(total, 'receipt', language);
  if (total > receipts.length) return w.newest(receipts.length, all);
  return filtered ? w.fit(all) : w.allOf(all);
}

type ItemRow = Extract<ReceiptRow, { kind: 'item' }>;

function tableRow(row: ReceiptRow): TableRow<ItemRow> {
  return row.kind === 'item'
    ? { kind: 'item', id: row.id, item: row }
    : { kind: 'heading', id: row.id, level: 2, content: <GroupLine title={row.title} count={row.count} /> };
}

function GroupLine({ title, count }: { title: string; count: number }) {
  const styles = useStyles();
  return (
    <div className={styles.headingLine}>
      <h2 className={styles.heading}>{title}</h2>
      <span className={styles.quiet}>{counted(count, 'reminder', useLanguage())}</span>
    </div>
  );
}

function columnsFor(
  arrangement: Arrangement,
  register: ReadableRegister,
  onOpen: (receipt: Receipt) => void,
): Column<ItemRow>[] {
  const { language } = register;
  const w = receiptsWords(language);
  const { timeZone } = register.board.settings;
  const moment = (receipt: Receipt) => momentInWords(wentOutAt(receipt), timeZone, language);
  return [
    {
      id: 'receipt',
      heading: arrangement === 'person' ? w.when : w.person,
      share: 22,
      namesRow: true,
      cell: ({ receipt }) => {
        const { name } = personInWords(receipt.personKey, register);
        return (
          <>
            <OpenButton
              words={arrangement === 'person' ? moment(receipt) : name}
              label={w.open(name, moment(receipt))}
              onPress={() => onOpen(receipt)}
            />
            <NeedsCheck problems={receipt.problems} />
          </>
        );
      },
    },
    {
      id: 'state',
      heading: w.outcome,
      share: 18,
      cell: ({ receipt }) => <ReceiptState state={receipt.state} />,
    },
    {
      id: 'when',
      heading: arrangement === 'person' ? w.through : w.whenAndThrough,
      share: 18,
      cell: ({ receipt }) =>
        arrangement === 'person'
          ? channelInWords(receipt, language)
          : `${moment(receipt)}, ${channelInWords(receipt, language)}`,
    },
    {
      id: 'about',
      heading: arrangement === 'item' ? w.stage : w.whatAbout,
      share: 22,
      cell: ({ receipt, line }) =>
        line !== null
          ? stageInWords(line.stage, language)
          : receipt.lines.length === 1
            ? receipt.lines.map((only) => itemInWords(only, register).name).join()
            : receipt.kind === 'notice' && receipt.lines.length === 0
              ? w.notice
              : counted(receipt.lines.length, 'item', language),
    },
    {
      id: 'back',
      heading: w.back,
      share: 20,
      cell: ({ receipt, line }) =>
        (line === null
          ? receiptCameBackInWords(receipt, register)
          : cameBackInWords(receipt, line, register)) || '–',
    },
  ];
}

function OpenButton({ words, label, onPress }: { words: string; label: string; onPress: () => void }) {
  return (
    <button type="button" className={useStyles().open} aria-label={label} onClick={onPress}>
      {words}
    </button>
  );
}
