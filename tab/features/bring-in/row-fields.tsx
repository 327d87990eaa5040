import { Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { levelName, type ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { actionStatusSchema } from '../../../shared/domain/status.ts';
import { statusWords } from '../../../shared/domain/status-words.ts';
import type { ImportField, ReadAction, ReadRisk, ReadScore } from '../../../shared/importing/reading.ts';
import { withEdit, type ImportDecisions } from '../../../shared/import-plan/decisions.ts';
import { Section, TextList } from '../../ui/details.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { RagOptions } from '../../ui/status-options.tsx';
import { bringInWords } from './bring-in-words.ts';

const useStyles = makeStyles({
  levels: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
});

export interface RowDecisions {
  readonly decisions: ImportDecisions;
  readonly onDecide: (decisions: ImportDecisions) => void;
}

/**
 * Of a row of our own export only the edited cells say something: the register keeps the rest. What is chosen from a list is asked for only
 * where the cell could not be read.
 */
function fieldsOf(row: ReadAction | ReadRisk, { edits }: ImportDecisions) {
  const typed = { ...row.own?.changed, ...edits[row.id] };
  const asked = new Set<string>([
    ...Object.keys(edits[row.id] ?? {}),
    ...row.needsCheck.map(({ field }) => field),
  ]);
  const asks = (field: ImportField) => row.own === null || asked.has(field);
  return { typed, asks, shows: (field: ImportField) => asks(field) || typed[field] !== undefined };
}

function useEdit({ decisions, onDecide }: RowDecisions, id: string) {
  return (field: ImportField, text: string) => onDecide(withEdit(decisions, id, field, text));
}

export function ActionFields({ row, decisions, onDecide }: RowDecisions & { row: ReadAction }) {
  const w = useWords(bringInWords);
  const language = useLanguage();
  const statuses = statusWords(language).status;
  const edit = useEdit({ decisions, onDecide }, row.id);
  const { typed, asks, shows } = fieldsOf(row, decisions);
  return (
    <>
      {shows('reference') && (
        <Line
          label={w.fields.reference}
          value={typed['reference'] ?? row.reference}
          onChange={(text) => edit('reference', text)}
        />
      )}
      {shows('priority') && (
        <Line
          label={w.fields.priority}
          value={typed['priority'] ?? row.priority}
          onChange={(text) => edit('priority', text)}
        />
      )}
      {shows('outcome') && (
        <Text
          label={w.fields.outcome}
          value={typed['outcome'] ?? row.outcome}
          onChange={(text) => edit('outcome', text)}
        />
      )}
      {shows('action') && (
        <Text
          label={w.fields.action}
          value={typed['action'] ?? row.action}
          onChange={(text) => edit('action', text)}
        />
      )}
      {shows('leads') && (
        <Text
          label={w.fields.leads}
          hint={w.oneALine}
          value={
            typed['leads'] ??
            row.leads
              .map(({ name, jobTitle }) => (jobTitle === '' ? name : `${name} (${jobTitle})`))
              .join('\n')
          }
          onChange={(text) => edit('leads', text)}
        />
      )}
      {shows('successMeasures') && (
        <Text
          label={w.fields.successMeasures}
          hint={w.oneALine}
          value={typed['successMeasures'] ?? row.successMeasures.join('\n')}
          onChange={(text) => edit('successMeasures', text)}
        />
      )}
      {shows('due') && (
        <Line
          label={w.fields.due}
          value={typed['due'] ?? row.due.raw}
          onChange={(text) => edit('due', text)}
        />
      )}
      {asks('status') && (
        <Field label={w.fields.status}>
          <Select value={row.status ?? ''} onChange={(_, { value }) => edit('status', value)}>
            <option value="">–</option>
            {actionStatusSchema.options.map((status) => (
              <option key={status} value={status}>
                {statuses[status]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {asks('rag') && (
        <Field label={w.fields.rag}>
          <Select value={row.rag ?? ''} onChange={(_, { value }) => edit('rag', value)}>
            <option value="">–</option>
            <RagOptions />
          </Select>
        </Field>
      )}
    </>
  );
}

export function RiskFields({
  row,
  scheme,
  decisions,
  onDecide,
}: RowDecisions & { row: ReadRisk; scheme: ScoringScheme }) {
  const w = useWords(bringInWords);
  const language = useLanguage();
  const edit = useEdit({ decisions, onDecide }, row.id);
  const { typed, asks, shows } = fieldsOf(row, decisions);
  return (
    <>
      {shows('reference') && (
        <Line
          label={w.fields.reference}
          value={typed['reference'] ?? row.reference}
          onChange={(text) => edit('reference', text)}
        />
      )}
      {shows('title') && (
        <Text
          label={w.fields.title}
          value={typed['title'] ?? row.title}
          onChange={(text) => edit('title', text)}
        />
      )}
      {shows('description') && (
        <Text
          label={w.fields.description}
          value={typed['description'] ?? row.description}
          onChange={(text) => edit('description', text)}
        />
      )}
      {shows('category') && (
        <Line
          label={w.fields.category}
          value={typed['category'] ?? row.category}
          onChange={(text) => edit('category', text)}
        />
      )}
      {shows('owners') && (
        <Text
          label={w.fields.owners}
          hint={w.oneALine}
          value={typed['owners'] ?? row.owners.map(({ name }) => name).join('\n')}
          onChange={(text) => edit('owners', text)}
        />
      )}
      {shows('consequences') && (
        <Text
          label={w.fields.consequences}
          hint={w.oneALine}
          value={typed['consequences'] ?? row.consequences.join('\n')}
          onChange={(text) => edit('consequences', text)}
        />
      )}
      {shows('nextReview') && (
        <Line
          label={w.fields.nextReview}
          value={
            typed['nextReview'] ?? (row.nextReview === null ? '' : formatCivilDate(row.nextReview, language))
          }
          onChange={(text) => edit('nextReview', text)}
        />
      )}
      {asks('marking') && (
        <Field label={w.fields.marking}>
          <Select value={row.marking ?? ''} onChange={(_, { value }) => edit('marking', value)}>
            <option value="">–</option>
            <option value="exempt">{w.markings.exempt}</option>
            <option value="publish">{w.markings.publish}</option>
          </Select>
        </Field>
      )}
      {(['gross', 'current', 'target'] as const)
        .filter((stage) => asks(`${stage}Score`))
        .map((stage) => (
          <ScoreField
            key={stage}
            label={w.fields[`${stage}Score`]}
            score={row[stage]}
            scheme={scheme}
            onChange={(text) => edit(`${stage}Score`, text)}
          />
        ))}
      {row.controls.length > 0 && (
        <Section heading={w.controls} level={3}>
          <TextList
            items={row.controls.map(({ heading, text, adequacy }) =>
              [heading, text, adequacy === '' ? '' : `(${adequacy})`].filter(Boolean).join(' – '),
            )}
            none=""
          />
        </Section>
      )}
    </>
  );
}

/** Likelihood and impact chosen from the board's own scheme; what the document says stands beside. */
function ScoreField(props: {
  label: string;
  score: ReadScore | null;
  scheme: ScoringScheme;
  onChange: (text: string) => void;
}) {
  const { label, score, scheme, onChange } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const chosen = (levels: ScoringScheme['likelihood'], said: string | null): string =>
    levels
      .find((level) =>
        [String(level.value), level.label.toLowerCase(), level.code?.toLowerCase()].includes(
          said?.toLowerCase() ?? '',
        ),
      )
      ?.value.toString() ?? '';
  const likelihood = chosen(scheme.likelihood, score?.likelihood ?? null);
  const impact = chosen(scheme.impact, score?.impact ?? null);
  return (
    <fieldset>
      <legend>
        {label}
        {score === null || score.text === '' ? '' : ` (${score.text})`}
      </legend>
      <div className={styles.levels}>
        <Field label={w.likelihood}>
          <Select value={likelihood} onChange={(_, { value }) => onChange(`${value}|${impact}`)}>
            <option value="">{w.notScored}</option>
            {scheme.likelihood.map((level) => (
              <option key={level.value} value={String(level.value)}>
                {levelName(level)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={w.impact}>
          <Select value={impact} onChange={(_, { value }) => onChange(`${likelihood}|${value}`)}>
            <option value="">{w.notScored}</option>
            {scheme.impact.map((level) => (
              <option key={level.value} value={String(level.value)}>
                {levelName(level)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </fieldset>
  );
}

function Line(props: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <Field label={props.label}>
      <Input value={props.value} onChange={(_, { value }) => props.onChange(value)} />
    </Field>
  );
}

function Text(props: { label: string; hint?: string; value: string; onChange: (text: string) => void }) {
  const { label, hint = null } = props;
  return (
    <Field label={label} hint={hint}>
      <Textarea resize="vertical" value={props.value} onChange={(_, { value }) => props.onChange(value)} />
    </Field>
  );
}
