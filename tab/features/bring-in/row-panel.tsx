import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { doubtWords } from '../../../shared/importing/doubt-words.ts';
import type { ReadAction, ReadRisk } from '../../../shared/importing/reading.ts';
import { changeInWords } from '../../../shared/import-plan/change-in-words.ts';
import { changeKey, doubtKey } from '../../../shared/import-plan/decisions.ts';
import type { PlannedRow } from '../../../shared/import-plan/plan-import.ts';
import { Facts, Section, TextList } from '../../ui/details.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { bringInWords } from './bring-in-words.ts';
import { ActionFields, RiskFields, type RowDecisions } from './row-fields.tsx';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', justifyContent: 'space-between', columnGap: '12px', alignItems: 'start' },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  doubts: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: '12px' },
  doubt: { borderLeft: `4px solid ${tokens.colorStatusWarningBorder2}`, paddingLeft: '12px' },
  settled: { borderLeft: `4px solid ${tokens.colorNeutralStroke2}`, paddingLeft: '12px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '4px', alignItems: 'center' },
  both: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: tokens.spacingHorizontalXL,
  },
  // What is a line in a cell is a line here.
  change: { whiteSpace: 'pre-line' },
  fields: { display: 'grid', rowGap: tokens.spacingVerticalS },
});

/** One row of the document: what it says beside what was understood, what needs a person, and every field to correct. */
export function RowPanel(
  props: RowDecisions & {
    planned: PlannedRow;
    scheme: ScoringScheme;
    /** To the next row that needs a person; null = there is no other. */
    onNext: (() => void) | null;
    onClose: () => void;
  },
) {
  const { planned, decisions, onDecide, scheme, onNext, onClose } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const language = useLanguage();
  const d = doubtWords(language);
  const { row } = planned;
  const isOut = planned.what === 'left out';
  const name = nameOf(row);
  return (
    <section className={styles.panel} aria-label={name}>
      <div className={styles.head}>
        <div>
          <h3
            className={styles.heading}
            tabIndex={-1}
            ref={(heading) => heading?.focus({ preventScroll: false })}
          >
            {name}
          </h3>
          <p className={styles.text}>
            {w.where(row.source.table, row.source.row, row.source.sheet ?? '')} · {w.what[planned.what]}
          </p>
        </div>
        <div className={styles.buttons}>
          {onNext !== null && <Button onClick={onNext}>{w.next}</Button>}
          <Button onClick={onClose}>{w.close}</Button>
        </div>
      </div>
      {row.needsCheck.length > 0 && (
        <ul className={styles.doubts} aria-label={w.columns.needs}>
          {row.needsCheck.map(({ field, rule, about }) => {
            const key = doubtKey(row.id, field, rule, about);
            const said = decisions.settled[key];
            const settle = (to: 'accepted' | 'open' | null) => {
              const { [key]: _was, ...rest } = decisions.settled;
              onDecide({ ...decisions, settled: to === null ? rest : { ...rest, [key]: to } });
            };
            return (
              <li key={`${key} ${about}`} className={said === undefined ? styles.doubt : styles.settled}>
                {field !== 'ignore' && (
                  <>
                    <strong>{w.fields[field]}</strong>:{' '}
                  </>
                )}
                {d.doubts[rule](about)}
                <div className={styles.buttons}>
                  {said === undefined ? (
                    <>
                      <Button size="small" onClick={() => settle('accepted')}>
                        {w.accept}
                      </Button>
                      <Button size="small" onClick={() => settle('open')}>
                        {w.leaveOpen}
                      </Button>
                    </>
                  ) : (
                    <>
                      {w.settled[said]}
                      <Button size="small" appearance="subtle" onClick={() => settle(null)}>
                        {w.lookAgain}
                      </Button>
                    </>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {planned.changes.length > 0 && (
        <Section heading={w.changes} level={3}>
          {planned.changes.map(({ field, before, after, applied }) => (
            <Checkbox
              key={field}
              checked={applied}
              label={{
                className: styles.change,
                children: w.changeFromTo(
                  fieldName(w, field),
                  changeInWords(field, before, language),
                  changeInWords(field, after, language),
                ),
              }}
              onChange={(_, { checked }) =>
                onDecide({
                  ...decisions,
                  changes: { ...decisions.changes, [changeKey(row.id, field)]: checked === true },
                })
              }
            />
          ))}
        </Section>
      )}
      <div className={styles.both}>
        <Section heading={w.asWritten} level={3}>
          <Facts entries={Object.entries(row.raw)} />
        </Section>
        <Section heading={row.own === null ? w.asRead : w.editedCells} level={3}>
          <div className={styles.fields}>
            {'action' in row ? (
              <ActionFields row={row} decisions={decisions} onDecide={onDecide} />
            ) : (
              <RiskFields row={row} scheme={scheme} decisions={decisions} onDecide={onDecide} />
            )}
          </div>
        </Section>
      </div>
      {row.rules.length > 0 && (
        <Section heading={w.rules} level={3}>
          <TextList items={[...new Set(row.rules)].map((rule) => d.rules[rule])} none="" />
        </Section>
      )}
      <Checkbox
        checked={isOut}
        label={w.leaveOut}
        onChange={(_, { checked }) =>
          onDecide({
            ...decisions,
            leftOut:
              checked === true
                ? [...decisions.leftOut, row.id]
                : decisions.leftOut.filter((id) => id !== row.id),
          })
        }
      />
      {onNext !== null && (
        <div>
          <Button onClick={onNext}>{w.next}</Button>
        </div>
      )}
    </section>
  );
}

export function nameOf(row: ReadAction | ReadRisk): string {
  const text = 'action' in row ? row.action || row.outcome : row.title;
  return [row.reference, text.split('\n')[0]].filter(Boolean).join(' · ').slice(0, 200);
}

/** "adequacy:KEY" is the adequacy of a control. */
export function fieldName(w: ReturnType<typeof bringInWords>, field: string): string {
  const name = field.split(':')[0] ?? '';
  return w.fields[name] ?? name;
}
