import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Receipt } from '../../../shared/contracts/receipts.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { stageInWords, wentOutAt } from '../../../shared/domain/receipt.ts';
import { reminderStateSchema } from '../../../shared/domain/reminder.ts';
import {
  cameBackInWords,
  channelInWords,
  itemInWords,
  personInWords,
  receiptCameBackInWords,
} from '../../register/receipts-in-words.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import type { ReadableRegister } from '../../register/register-index.ts';
import { counted } from '../../register/risk-facts.ts';
import { useReceipts, type ReceiptsState } from '../../register/use-receipts.ts';
import { DataTable, type Column, type TableRow } from '../../ui/data-table.tsx';
import { ChoiceFilter, ClearFilters, Filters } from '../../ui/filters.tsx';
import { NeedsCheck } from '../../ui/marks.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ReceiptState } from '../../ui/receipt-state.tsx';
import { useRemembered, useScrollMemory } from '../../ui/remembered.ts';
import { EmptyState, ErrorNotice, Loading, MessagePage } from '../../ui/states.tsx';
import { ExportReceipts } from './export-receipts.tsx';
import { NeedsYou } from './needs-you.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import {
  filterOf,
  itemOptions,
  noChoices,
  receiptRows,
  type Arrangement,
  type ReceiptChoices,
  type ReceiptRow,
} from './receipt-rows.ts';
import { SendAgain } from './send-again.tsx';
import { receiptWords } from '../../register/receipt-words.ts';

const wide = '@media (min-width: 1024px)';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  summary: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  found: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
  },
  arrange: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  day: { flex: '1 1 130px', maxWidth: '180px', minWidth: 0 },
  full: { width: '100%', minWidth: 0 },
  beside: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  besidePanel: { [wide]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(360px, 420px)' } },
  // Where there is no room for both, the receipt takes the place of the list, which stays as it was.
  behind: { display: 'none', [wide]: { display: 'flex' } },
  panel: {
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    [wide]: {
      position: 'sticky',
      top: '8px',
      boxSizing: 'border-box',
      maxHeight: 'calc(100vh - 16px)',
      overflowY: 'auto',
    },
  },
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

type Read = Extract<ReceiptsState, { phase: 'read' }>;

/**
 * Who was asked, when, through what, and what came back: all of it for a board manager, one's own for everybody else.
 * @param openLink opens a file of the library in a browser
 */
export function ReceiptsPage({ openLink }: { openLink: (url: string) => Promise<boolean> }) {
  const { id: board } = useBoard();
  const [choices, setChoices] = useRemembered<ReceiptChoices>(`receipt choices ${board}`, noChoices);
  const filter = useMemo(() => filterOf(choices), [choices]);
  const state = useReceipts(filter);
  const [scope, setScope] = useState<Read['scope'] | null>(null);
  useScrollMemory(`receipts ${board}`);

  // Another filter is read anew; whose page this is stays known meanwhile.
  if (state.phase === 'read' && state.scope !== scope) setScope(state.scope);
  if (state.phase === 'failed' && state.failure.code === 'no access') {
    return (
      <MessagePage title="Reminders sent">
        <p role="alert">{state.failure.userMessage}</p>
      </MessagePage>
    );
  }
  if (scope === null && state.phase === 'loading') return <Loading words="Reading the receipts…" />;
  return (
    <Receipts
      own={scope === 'own'}
      state={state}
      choices={choices}
      onChoose={setChoices}
      openLink={openLink}
    />
  );
}

function Receipts(props: {
  own: boolean;
  state: ReceiptsState;
  choices: ReceiptChoices;
  onChoose: (choices: ReceiptChoices) => void;
  openLink: (url: string) => Promise<boolean>;
}) {
  const { own, state, choices, onChoose, openLink } = props;
  const styles = useStyles();
  const { id: board } = useBoard();
  const register = useRegister();
  const [arrangement, setArrangement] = useRemembered<Arrangement>(`receipt arrangement ${board}`, 'day');
  const [openId, setOpenId] = useState<string | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const read = state.phase === 'read' ? state : null;
  const open =
    openId === null
      ? undefined
      : [...(read?.receipts ?? []), ...(read?.needsYou ?? [])].find(({ id }) => id === openId);
  const beside = open !== undefined;
  const refresh = read?.refresh;

  const show = (receipt: Receipt) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setOpenId(receipt.id);
  };
  // Closing gives focus back to what the receipt was opened from.
  useEffect(() => {
    if (!beside) opener.current?.focus();
  }, [beside]);

  const sendAgain = (receipt: Receipt) =>
    own || register.directory.person(receipt.personKey) === undefined ? null : (
      <SendAgain
        key={receipt.personKey}
        personKey={receipt.personKey}
        name={personInWords(receipt.personKey, register).name}
        timesSeen={read?.timesToday[receipt.personKey] ?? 0}
        onAnswered={() => refresh?.()}
      />
    );

  return (
    <div className={styles.page} ref={page}>
      <div>
        <PageHeading title={own ? 'Reminders sent to me' : 'Reminders sent'} />
        <p className={styles.summary}>
          {own
            ? 'Every reminder this register sent you, and what was recorded afterwards.'
            : 'Who was asked, when, through what, and what came back.'}
        </p>
      </div>
      <div className={mergeClasses(styles.page, beside && styles.behind)}>
        <Choices own={own} choices={choices} onChoose={onChoose} register={register} />
        {read !== null && !own && <NeedsYou receipts={read.needsYou} sendAgain={sendAgain} onOpen={show} />}
      </div>
      <div className={mergeClasses(styles.beside, beside && styles.besidePanel)}>
        <div className={mergeClasses(styles.page, beside && styles.behind)}>
          {state.phase === 'loading' && <p role="status">Reading the receipts…</p>}
          {state.phase === 'failed' && (
            <ErrorNotice
              userMessage={state.failure.userMessage}
              correlationId={state.failure.correlationId}
              onRetry={state.retry}
            />
          )}
          {read !== null && (
            <Found
              own={own}
              read={read}
              filtered={choices !== noChoices && JSON.stringify(choices) !== JSON.stringify(noChoices)}
              arrangement={arrangement}
              onArrange={setArrangement}
              onClear={() => onChoose(noChoices)}
              openId={openId}
              onOpen={show}
              exporting={
                <ExportReceipts
                  key={JSON.stringify(choices)}
                  filter={filterOf(choices)}
                  openLink={openLink}
                />
              }
              register={register}
            />
          )}
        </div>
        {open !== undefined && (
          <aside className={styles.panel} aria-label="Receipt">
            <ReceiptPanel
              key={open.id}
              receipt={open}
              sendAgain={sendAgain(open)}
              onClose={() => setOpenId(null)}
            />
          </aside>
        )}
      </div>
    </div>
  );
}

function Choices(props: {
  own: boolean;
  choices: ReceiptChoices;
  onChoose: (choices: ReceiptChoices) => void;
  register: ReadableRegister;
}) {
  const { own, choices, onChoose, register } = props;
  const styles = useStyles();
  const items = useMemo(() => itemOptions(register), [register]);
  const people = useMemo(
    () =>
      register.people
        .filter(({ kind }) => kind === 'person')
        .map(({ key, name }) => ({ value: key, label: name }))
        .sort((first, second) => first.label.localeCompare(second.label, 'en-GB')),
    [register],
  );
  const set = (parts: Partial<ReceiptChoices>) => onChoose({ ...choices, ...parts });
  return (
    <Filters label="Filter the receipts">
      {!own && (
        <ChoiceFilter
          label="Person"
          value={choices.person}
          options={[{ value: '', label: 'Everybody' }, ...people]}
          onChange={(person) => set({ person })}
        />
      )}
      <ChoiceFilter
        label="Action or risk"
        value={choices.item}
        options={[{ value: '', label: 'All' }, ...items]}
        onChange={(item) => set({ item })}
      />
      <ChoiceFilter
        label="What became of it"
        value={choices.state}
        options={[
          { value: '', label: 'Anything' },
          ...reminderStateSchema.options.map((state) => ({
            value: state,
            label: receiptWords(register.language).states[state],
          })),
        ]}
        onChange={(state) => set({ state })}
      />
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={end === 'from' ? 'From' : 'To'} size="small" className={styles.day}>
          <Input
            type="date"
            className={styles.full}
            value={choices[end]}
            onChange={(_, { value }) => set({ [end]: value })}
          />
        </Field>
      ))}
    </Filters>
  );
}

const arrangements = [
  ['day', 'By day'],
  ['person', 'By person'],
  ['item', 'By action'],
] as const;

function Found(props: {
  own: boolean;
  read: Read;
  filtered: boolean;
  arrangement: Arrangement;
  onArrange: (arrangement: Arrangement) => void;
  onClear: () => void;
  openId: string | null;
  onOpen: (receipt: Receipt) => void;
  exporting: React.ReactNode;
  register: ReadableRegister;
}) {
  const { own, read, filtered, arrangement, onOpen, register } = props;
  const styles = useStyles();
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
          userMessage={`${read.behind.userMessage} What you see is as it was read last.`}
          correlationId={read.behind.correlationId}
          onRetry={read.refresh}
        />
      )}
      <div className={styles.found}>
        <div role="group" aria-label="Arrange the receipts" className={styles.arrange}>
          {arrangements
            .filter(([name]) => !own || name !== 'person')
            .map(([name, label]) => (
              <ToggleButton
                key={name}
                size="small"
                checked={arrangement === name}
                onClick={() => props.onArrange(name)}
              >
                {label}
              </ToggleButton>
            ))}
        </div>
        <span role="status">{countInWords(read, filtered)}</span>
        {filtered && <ClearFilters onClear={props.onClear} />}
      </div>
      {receipts.length > 0 && props.exporting}
      {receipts.length === 0 ? (
        <EmptyState>
          {filtered
            ? 'No receipt fits these choices.'
            : own
              ? 'This register has sent you no reminders yet.'
              : 'No reminders have gone out yet. The first appear here on the next working day on which something is due.'}
        </EmptyState>
      ) : (
        <DataTable caption="Reminders sent" columns={columns} rows={rows} chosenId={props.openId} />
      )}
      {read.older !== null && (
        <div>
          <Button onClick={read.older} disabledFocusable={read.readingOlder}>
            {read.readingOlder ? 'Reading older receipts…' : 'Show older receipts'}
          </Button>
        </div>
      )}
    </>
  );
}

function countInWords({ receipts, total }: Read, filtered: boolean): string {
  if (total > receipts.length) return `The newest ${receipts.length} of ${counted(total, 'receipt')}`;
  return filtered ? `${counted(total, 'receipt')} fit` : `All ${counted(total, 'receipt')}`;
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
      <span className={styles.quiet}>{counted(count, 'reminder')}</span>
    </div>
  );
}

function columnsFor(
  arrangement: Arrangement,
  register: ReadableRegister,
  onOpen: (receipt: Receipt) => void,
): Column<ItemRow>[] {
  const { timeZone } = register.board.settings;
  const moment = (receipt: Receipt) => momentInWords(wentOutAt(receipt), timeZone);
  return [
    {
      id: 'receipt',
      heading: arrangement === 'person' ? 'When' : 'Person',
      share: 22,
      namesRow: true,
      cell: ({ receipt }) => {
        const { name } = personInWords(receipt.personKey, register);
        return (
          <>
            <OpenButton
              words={arrangement === 'person' ? moment(receipt) : name}
              label={`Open the receipt of ${name}, ${moment(receipt)}`}
              onPress={() => onOpen(receipt)}
            />
            <NeedsCheck problems={receipt.problems} />
          </>
        );
      },
    },
    {
      id: 'state',
      heading: 'What became of it',
      share: 18,
      cell: ({ receipt }) => <ReceiptState state={receipt.state} />,
    },
    {
      id: 'when',
      heading: arrangement === 'person' ? 'Through' : 'When and through what',
      share: 18,
      cell: ({ receipt }) =>
        arrangement === 'person' ? channelInWords(receipt) : `${moment(receipt)}, ${channelInWords(receipt)}`,
    },
    {
      id: 'about',
      heading: arrangement === 'item' ? 'Stage' : 'About',
      share: 22,
      cell: ({ receipt, line }) =>
        line !== null
          ? stageInWords(line.stage)
          : receipt.lines.length === 1
            ? receipt.lines.map((only) => itemInWords(only, register).name).join()
            : receipt.kind === 'notice' && receipt.lines.length === 0
              ? 'A notice'
              : counted(receipt.lines.length, 'item'),
    },
    {
      id: 'back',
      heading: 'What came back',
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
