import { Field, makeStyles, RadioGroup, Radio, Select, tokens } from '@fluentui/react-components';
import {
  importFieldSchema,
  tableKindSchema,
  type ImportReading,
  type ReadingCorrections,
  type TableReading,
} from '../../../shared/importing/reading.ts';
import { doubtWords } from '../../../shared/importing/doubt-words.ts';
import type { SourceNotice } from '../../../shared/importing/source-document.ts';
import type { ImportDecisions } from '../../../shared/import-plan/decisions.ts';
import { Section } from '../../ui/details.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { bringInWords } from './bring-in-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: '20px', display: 'grid', rowGap: '4px', overflowWrap: 'anywhere' },
  text: { margin: 0 },
  table: { padding: '2px 0' },
  line: { margin: 0, padding: '2px 0' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    gap: tokens.spacingHorizontalM,
    paddingTop: '8px',
  },
  // A select is otherwise as wide as the longest of its choices.
  column: { minWidth: 0 },
  summary: { cursor: 'pointer', overflowWrap: 'anywhere' },
});

/** What a document was taken for: its tables and columns, the words with two meanings, and who may be one person. All of it can be corrected. */
export function ReadingOverview(props: {
  reading: ImportReading;
  notices: readonly SourceNotice[];
  corrections: ReadingCorrections;
  onCorrect: (corrections: ReadingCorrections) => void;
  decisions: ImportDecisions;
  onDecide: (decisions: ImportDecisions) => void;
}) {
  const { reading, notices, corrections, onCorrect, decisions, onDecide } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const d = doubtWords(useLanguage());
  const controls = reading.risks.reduce((sum, risk) => sum + risk.controls.length, 0);
  return (
    <>
      <Section heading={w.found}>
        <p className={styles.text} role="status">
          {w.foundCounts(reading.risks.length, controls, reading.actions.length)}
        </p>
        {notices.length > 0 && (
          <ul className={styles.list} aria-label={w.warnings}>
            {notices.map(({ kind, about }) => (
              <li key={`${kind} ${about}`}>{d.notices[kind](about)}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section heading={w.tables}>
        {reading.tables.map((table) => (
          <TableOverview
            key={`${table.table} ${table.kind}`}
            table={table}
            corrections={corrections}
            onCorrect={onCorrect}
          />
        ))}
      </Section>
      {reading.ambiguousCadences.map((words) => (
        <CadenceChoice key={words} words={words} corrections={corrections} onCorrect={onCorrect} />
      ))}
      {reading.people.length > 0 && (
        <Section heading={w.people}>
          {reading.people.map(({ names, proposed }) => (
            <Field key={names.join('|')} label={w.samePeople(names.join('; '))}>
              <RadioGroup
                value={decisions.names[names[0] ?? ''] ?? ''}
                onChange={(_, { value }) => {
                  const kept = Object.fromEntries(
                    Object.entries(decisions.names).filter(([name]) => !names.includes(name)),
                  );
                  onDecide({
                    ...decisions,
                    names:
                      value === ''
                        ? kept
                        : { ...kept, ...Object.fromEntries(names.map((name) => [name, value])) },
                  });
                }}
              >
                <Radio value="" label={w.keepApart} />
                {[...new Set([proposed, ...names.map((name) => name.replace(/\s*\(.*\)$/, ''))])].map(
                  (name) => (
                    <Radio key={name} value={name} label={name} />
                  ),
                )}
              </RadioGroup>
            </Field>
          ))}
        </Section>
      )}
    </>
  );
}

function TableOverview(props: {
  table: TableReading;
  corrections: ReadingCorrections;
  onCorrect: (corrections: ReadingCorrections) => void;
}) {
  const { table, corrections, onCorrect } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const d = doubtWords(useLanguage());
  const key = String(table.table);
  if (table.table === 0 && table.kind !== 'narrative')
    return <p className={styles.line}>{w.listInText(d.kinds[table.kind], table.rows)}</p>;
  const name = table.title || table.sheet || w.tableCalled(table.table);
  return (
    <details className={styles.table}>
      <summary className={styles.summary}>
        {name}: {d.kinds[table.kind]}, {w.rowsIn(table.rows)}
      </summary>
      {table.table > 0 && (
        <Field label={w.tableKind(name)}>
          <Select
            value={table.kind}
            onChange={(_, { value }) =>
              onCorrect({
                ...corrections,
                kinds: { ...corrections.kinds, [key]: tableKindSchema.parse(value) },
              })
            }
          >
            {tableKindSchema.options.map((kind) => (
              <option key={kind} value={kind}>
                {d.kinds[kind]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className={styles.columns}>
        {table.columns.map(({ index, heading, field }) => (
          <Field key={index} label={w.columnHolds(heading)} className={styles.column}>
            <Select
              className={styles.column}
              value={field}
              onChange={(_, { value }) =>
                onCorrect({
                  ...corrections,
                  columns: {
                    ...corrections.columns,
                    [key]: { ...corrections.columns[key], [String(index)]: importFieldSchema.parse(value) },
                  },
                })
              }
            >
              {importFieldSchema.options.map((each) => (
                <option key={each} value={each}>
                  {w.fields[each]}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
    </details>
  );
}

const meanings = {
  'bi-annual': { often: { n: 6, unit: 'month' }, seldom: { n: 2, unit: 'year' } },
  'bi-yearly': { often: { n: 6, unit: 'month' }, seldom: { n: 2, unit: 'year' } },
  'bi-monthly': { often: { n: 2, unit: 'week' }, seldom: { n: 2, unit: 'month' } },
  'bi-weekly': { often: { n: 3, unit: 'day' }, seldom: { n: 2, unit: 'week' } },
} as const;

/** Words with two meanings are asked about once for the document. */
function CadenceChoice(props: {
  words: string;
  corrections: ReadingCorrections;
  onCorrect: (corrections: ReadingCorrections) => void;
}) {
  const { words, corrections, onCorrect } = props;
  const w = useWords(bringInWords);
  const both = words in meanings ? meanings[words as keyof typeof meanings] : undefined;
  if (both === undefined) return null;
  const labels =
    words === 'bi-monthly'
      ? { often: w.twiceAMonth, seldom: w.everyTwoMonths }
      : words === 'bi-weekly'
        ? { often: w.twiceAWeek, seldom: w.everyTwoWeeks }
        : { often: w.twiceAYear, seldom: w.everyTwoYears };
  const chosen = corrections.cadences[words];
  const value =
    chosen === undefined
      ? ''
      : chosen.unit === both.often.unit && chosen.n === both.often.n
        ? 'often'
        : 'seldom';
  return (
    <Field label={w.cadence(words)}>
      <Select
        value={value}
        onChange={(_, data) => {
          const { [words]: _was, ...rest } = corrections.cadences;
          const picked =
            data.value === 'often' ? both.often : data.value === 'seldom' ? both.seldom : undefined;
          onCorrect({
            ...corrections,
            cadences: picked === undefined ? rest : { ...rest, [words]: { ...picked } },
          });
        }}
      >
        <option value="">{w.cadenceOpen}</option>
        <option value="often">{labels.often}</option>
        <option value="seldom">{labels.seldom}</option>
      </Select>
    </Field>
  );
}
