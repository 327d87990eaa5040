import { Button, makeStyles } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { rulesThatWait } from '../../../shared/import-plan/settle-together.ts';
import type { ImportPlan, PlannedRow } from '../../../shared/import-plan/plan-import.ts';
import { doubtWords } from '../../../shared/importing/doubt-words.ts';
import type { ImportRule } from '../../../shared/importing/reading.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { TextList } from '../../ui/details.tsx';
import { ChoiceFilter, Filters } from '../../ui/filters.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { bringInWords } from './bring-in-words.ts';
import type { RowDecisions } from './row-fields.tsx';
import { SettleTogether } from './settle-together.tsx';
import { fieldName, nameOf, RowPanel } from './row-panel.tsx';

type Shown = 'needs you' | 'all' | PlannedRow['what'];

const useStyles = makeStyles({
  text: { margin: 0 },
  summary: { cursor: 'pointer', overflowWrap: 'anywhere' },
  open: { textAlign: 'start', padding: 0, minWidth: 0 },
});

/** Every row of the document: what happens to it, and the ones that need a person first. */
export function Preview(props: RowDecisions & { plan: ImportPlan; scheme: ScoringScheme }) {
  const { plan, scheme, decisions, onDecide } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const d = doubtWords(useLanguage());
  const needing = plan.rows.filter(({ open }) => open.length > 0).length;
  const [show, setShow] = useState<Shown>(
    // Of a register that was exported hardly a row is not the same.
    needing > 0 ? 'needs you' : plan.rows.some(({ row }) => row.own !== null) ? 'changed' : 'all',
  );
  const [why, setWhy] = useState<ImportRule | ''>('');
  const [openId, setOpenId] = useState<string | null>(null);
  const waiting = rulesThatWait(plan.rows);
  // A reason for which no row waits any more filters nothing.
  const rule = show === 'needs you' ? (waiting.find((each) => each.rule === why)?.rule ?? '') : '';
  // The only one is told of each row without being chosen.
  const told = show === 'needs you' && waiting.length === 1 ? (waiting[0]?.rule ?? '') : rule;
  const waits = ({ open }: PlannedRow) => open.some((doubt) => rule === '' || doubt.rule === rule);
  // A row stays where it is while somebody decides about it, whatever the filter says by then.
  const rows = plan.rows.filter(
    (row) =>
      show === 'all' || row.what === show || (show === 'needs you' && (row.id === openId || waits(row))),
  );
  const columns = useMemo<Column<PlannedRow>[]>(
    () => [
      {
        id: 'row',
        heading: w.columns.row,
        share: 20,
        cell: ({ row }) => w.where(row.source.table, row.source.row, row.source.sheet ?? ''),
      },
      {
        id: 'text',
        heading: w.columns.text,
        share: 40,
        namesRow: true,
        cell: (planned) => (
          <Button
            appearance="transparent"
            className={styles.open}
            aria-expanded={planned.id === openId}
            aria-label={w.open(nameOf(planned.row))}
            onClick={() => setOpenId(planned.id === openId ? null : planned.id)}
          >
            {nameOf(planned.row)}
          </Button>
        ),
      },
      {
        id: 'what',
        heading: w.columns.what,
        share: 22,
        cell: ({ what, changes }) =>
          [w.what[what], [...new Set(changes.map(({ field }) => fieldName(w, field)))].join(', ')]
            .filter(Boolean)
            .join(': '),
      },
      {
        id: 'needs',
        heading: w.columns.needs,
        share: 18,
        // Of one reason, each row says what it is about: all can be looked through without opening any.
        cell: ({ open }) =>
          told !== ''
            ? open
                .filter((doubt) => doubt.rule === told)
                .map(({ about }) => d.doubts[told](about))
                .join('\n')
            : open.length === 0
              ? ''
              : w.things(open.length),
      },
    ],
    [w, d, told, styles.open, openId],
  );
  const at = plan.rows.findIndex(({ id }) => id === openId);
  const opened = plan.rows[at];
  // From the row that is open to the end, then from the beginning.
  const next = [...plan.rows.slice(at + 1), ...plan.rows.slice(0, Math.max(0, at))].find(waits);
  return (
    <>
      <Filters label={w.show}>
        <ChoiceFilter<Shown>
          label={w.show}
          value={show}
          options={[
            { value: 'needs you', label: `${w.needsYou} (${needing})` },
            { value: 'all', label: `${w.allRows} (${plan.rows.length})` },
            ...(['new', 'changed', 'same', 'left out'] as const).map((what) => ({
              value: what,
              label: `${w.what[what]} (${plan.rows.filter((row) => row.what === what).length})`,
            })),
          ]}
          onChange={setShow}
        />
        {show === 'needs you' && needing > 1 && (
          <ChoiceFilter<ImportRule | ''>
            label={w.why}
            value={rule}
            options={[
              { value: '', label: w.everyReason },
              ...waiting.map((each) => ({ value: each.rule, label: `${d.rules[each.rule]} (${each.rows})` })),
            ]}
            onChange={setWhy}
          />
        )}
      </Filters>
      <p className={styles.text} role="status">
        {w.shown(rows.length, needing)}
      </p>
      {plan.absent.length > 0 && (
        <details>
          <summary className={styles.summary}>{w.absent(plan.absent.length)}</summary>
          <TextList
            items={plan.absent
              .slice(0, 300)
              .map(({ list, reference, text }) =>
                [w.lists[list], reference, text].filter(Boolean).join(' · '),
              )}
            none=""
          />
        </details>
      )}
      <SettleTogether
        rows={plan.rows}
        rule={rule}
        decisions={decisions}
        onDecide={onDecide}
        onChoose={setWhy}
      />
      {opened !== undefined && (
        <RowPanel
          key={opened.id}
          planned={opened}
          scheme={scheme}
          decisions={decisions}
          onDecide={onDecide}
          onNext={next === undefined ? null : () => setOpenId(next.id)}
          onClose={() => setOpenId(null)}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState>{show === 'needs you' ? w.looksDone : w.none}</EmptyState>
      ) : (
        <DataTable
          caption={w.previewCaption}
          columns={columns}
          rows={rows.map((row) => ({ kind: 'item' as const, id: row.id, item: row }))}
          chosenId={openId}
        />
      )}
    </>
  );
}
