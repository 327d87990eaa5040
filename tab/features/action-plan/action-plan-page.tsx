import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import { addDays, formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { nameOfAction, shortTitleOfAction } from '../../../shared/domain/item-title.ts';
import {
  factsOfAction,
  percentInWords,
  statusInWords,
  type ActionFacts,
} from '../../register/action-facts.ts';
import type { QuickStart } from '../../register/quick-start.ts';
import { viewerIsManager } from '../../register/is-manager.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { counted } from '../../register/risk-facts.ts';
import { RagBadge } from '../../ui/badges.tsx';
import { paths } from '../../ui/board-paths.ts';
import { DataTable, type Column, type TableRow } from '../../ui/data-table.tsx';
import { DueText } from '../../ui/due-text.tsx';
import { ClearFilters, Filters, TextFilter } from '../../ui/filters.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { LeadNames } from '../../ui/lead-names.tsx';
import { JustChanged, NeedsCheck } from '../../ui/marks.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useRemembered, useScrollMemory } from '../../ui/remembered.ts';
import { EmptyState } from '../../ui/states.tsx';
import { ActionPanel } from './action-panel.tsx';
import { ChangeMany } from './change-many.tsx';
import { changeManyWords } from './change-many-words.ts';
import { PlanChoices } from './plan-choices.tsx';
import {
  filterPlan,
  inOrderOfReference,
  noPlanFilter,
  planRows,
  type PlanFilter,
  type PlanRow,
} from './plan-rows.ts';
import { Tick } from './tick.tsx';
import { tickedActionsOf, type TickedActions } from './ticked-actions.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { actionPlanWords } from './action-plan-words.ts';

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
  beside: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  besidePanel: { [wide]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(360px, 420px)' } },
  // Where there is no room for both, the action takes the place of the plan, which stays as it was.
  behind: { display: 'none', [wide]: { display: 'block' } },
  behindFlex: { display: 'none', [wide]: { display: 'flex' } },
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
  headingLine: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
  },
  priority: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  outcome: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  tally: { color: tokens.colorNeutralForeground2 },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase300 },
});

/**
 * The board's action plan by priority and outcome; an action opens beside it.
 * @param openKey key of the action that is open, null for none
 */
export function ActionPlanPage(props: {
  openKey: string | null;
  onOpen: (key: string | null) => void;
  linkTo: (action: Action, label: string) => string;
  updateForm: (action: Action, onDone: (saved: boolean) => void, start?: QuickStart) => ReactNode;
  acts: (action: Action, onDone: (saved: boolean) => void) => ReactNode;
}) {
  const { openKey, onOpen, linkTo, updateForm, acts } = props;
  const styles = useStyles();
  const { id: board, viewerOid, sealed } = useBoard();
  const register = useRegister();
  const { language } = register;
  const w = actionPlanWords(language);
  const [filter, setFilter] = useRemembered<PlanFilter>(`plan filter ${board}`, noPlanFilter);
  const deferred = useDeferredValue(filter);
  const page = useRef<HTMLDivElement>(null);
  useScrollMemory(`actions ${board}`);

  const all = useMemo(
    () => inOrderOfReference(register.actions.map((action) => factsOfAction(action, register))),
    [register],
  );
  const found = useMemo(
    () => filterPlan(all, deferred, addDays(register.today, 28), register.today),
    [all, deferred, register.today],
  );
  const rows = useMemo(() => planRows(found, w.noPriority).map(tableRow), [found, w]);
  const mayChangeMany = sealed === null && viewerIsManager(register, viewerOid);
  const ticked = mayChangeMany ? tickedActionsOf(board) : null;
  const columns = useMemo(() => columnsFor(board, language, ticked), [board, language, ticked]);
  const summed = useMemo(() => summary(all, language), [all, language]);
  const filtered = JSON.stringify(filter) !== JSON.stringify(noPlanFilter);
  const open = openKey === null ? undefined : register.actionByKey.get(openKey);
  const openId = open?.id ?? null;

  const { text, ...choices } = filter;
  const set = useCallback(
    (parts: Partial<PlanFilter>) => setFilter((before) => ({ ...before, ...parts })),
    [setFilter],
  );

  // Closing gives focus back to the line the action was opened from.
  const lastOpen = useRef<string | null>(null);
  useEffect(() => {
    if (openId === null && lastOpen.current !== null) {
      page.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(lastOpen.current)}"] a`)?.focus();
    }
    lastOpen.current = openId;
  }, [openId]);

  const behind = openKey === null ? undefined : styles.behindFlex;
  return (
    <div className={styles.page} ref={page}>
      <div>
        <PageHeading title={w.title} />
        <p className={styles.summary}>{summed}</p>
      </div>
      <div className={mergeClasses(styles.page, behind)}>
        <Filters label={w.filter}>
          <TextFilter label={w.search} value={text} onChange={(words) => set({ text: words })} />
          <PlanChoices {...choices} all={all} onChange={set} />
        </Filters>
        <div className={styles.found}>
          <span role="status">
            {found.length === all.length
              ? w.all(counted(all.length, 'action', language))
              : w.some(counted(found.length, 'action', language), all.length.toLocaleString('en-GB'))}
          </span>
          {filtered && <ClearFilters onClear={() => setFilter(noPlanFilter)} />}
        </div>
        {ticked !== null && all.length > 0 && <ChangeMany ticked={ticked} shown={found} />}
      </div>
      <div className={mergeClasses(styles.beside, openKey !== null && styles.besidePanel)}>
        <div className={openKey === null ? undefined : styles.behind}>
          <DataTable
            caption={w.title}
            columns={columns}
            rows={rows}
            chosenId={openId}
            view={JSON.stringify(deferred)}
            instead={
              found.length === 0 ? <EmptyState>{all.length === 0 ? w.none : w.noneFits}</EmptyState> : null
            }
          />
        </div>
        {openKey !== null && (
          <aside className={styles.panel} aria-label={w.action}>
            {open === undefined ? (
              <Gone onClose={() => onOpen(null)} />
            ) : (
              <ActionPanel
                key={open.key}
                action={open}
                link={linkTo(open, nameOfAction(open))}
                updateForm={updateForm}
                acts={acts}
                onClose={() => onOpen(null)}
              />
            )}
          </aside>
        )}
      </div>
    </div>
  );
}

function Gone({ onClose }: { onClose: () => void }) {
  const w = useWords(actionPlanWords);
  return (
    <>
      <p role="alert">{w.gone}</p>
      <button type="button" onClick={onClose}>
        {w.back}
      </button>
    </>
  );
}

function summary(actions: readonly ActionFacts[], language: Language): string {
  const w = actionPlanWords(language);
  const open = actions.filter(
    ({ action }) => action.status === 'not started' || action.status === 'in progress',
  );
  const overdue = open.filter((facts) => facts.overdue);
  const waiting = actions.filter(({ action }) => action.status === 'complete');
  return [
    counted(open.length, 'open action', language),
    w.overdue(overdue.length),
    w.waiting(waiting.length),
  ].join('; ');
}

function tableRow(row: PlanRow): TableRow<ActionFacts> {
  switch (row.kind) {
    case 'action':
      return { kind: 'item', id: row.id, item: row.facts, stamp: row.facts.action.etag };
    case 'outcome':
      return { kind: 'heading', id: row.id, level: 3, content: <OutcomeLine title={row.title} /> };
    case 'priority':
      return { kind: 'heading', id: row.id, level: 2, content: <PriorityLine {...row} /> };
  }
}

function PriorityLine(props: { title: string; actions: number; overdue: number; done: number }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = actionPlanWords(language);
  return (
    <div className={styles.headingLine}>
      <h2 className={styles.priority}>{props.title}</h2>
      <span className={styles.tally}>
        {[
          counted(props.actions, 'action', language),
          props.overdue === 0 ? '' : w.overdue(props.overdue),
          props.done === 0 ? '' : w.done(props.done),
        ]
          .filter((part) => part !== '')
          .join(', ')}
      </span>
    </div>
  );
}

function OutcomeLine({ title }: { title: string }) {
  return <h3 className={useStyles().outcome}>{title}</h3>;
}

function LastNote({ text, by }: { text: string; by: string }) {
  return (
    <div className={useStyles().note}>
      {by}: {text.length > 140 ? `${text.slice(0, 139)}…` : text}
    </div>
  );
}

/** @param ticked null = the viewer ticks nothing */
function columnsFor(board: string, language: Language, ticked: TickedActions | null): Column<ActionFacts>[] {
  const w = actionPlanWords(language);
  const ticks: Column<ActionFacts>[] =
    ticked === null
      ? []
      : [
          {
            id: 'tick',
            heading: changeManyWords(language).heading,
            share: 0,
            width: 48,
            screenOnly: true,
            cell: ({ action }) => <Tick ticked={ticked} action={action} />,
          },
        ];
  return [
    ...ticks,
    { id: 'reference', heading: w.reference, share: 7, cell: ({ action }) => action.reference },
    {
      id: 'action',
      heading: w.action,
      share: 33,
      namesRow: true,
      cell: ({ action }) => (
        <>
          <ItemLink to={paths.action(board, action.key)}>{shortTitleOfAction(action)}</ItemLink>
          <JustChanged kind="action" id={action.id} />
          <NeedsCheck problems={action.problems} />
          {action.lastNote !== null && <LastNote text={action.lastNote.text} by={action.lastNote.by} />}
        </>
      ),
    },
    { id: 'leads', heading: w.leads, share: 17, cell: ({ leads }) => <LeadNames leads={leads} /> },
    { id: 'due', heading: w.due, share: 17, cell: ({ due }) => <DueText due={due} /> },
    {
      id: 'status',
      heading: w.status,
      share: 12,
      cell: ({ action }) => (
        <>
          {statusInWords(action.status, language)}
          {action.percentComplete !== null && <div>{percentInWords(action.percentComplete, language)}</div>}
          {action.moreTimeRequest !== null && (
            <div>{w.moreTimeAsked(formatCivilDate(action.moreTimeRequest.proposedDue, language))}</div>
          )}
        </>
      ),
    },
    {
      id: 'rag',
      heading: w.rag,
      share: 15,
      cell: ({ action }) => <RagBadge rag={action.rag} />,
    },
  ];
}
