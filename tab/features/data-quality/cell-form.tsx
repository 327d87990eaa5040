import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useCallback, type SubmitEvent } from 'react';
import { z } from 'zod';
import type { PutCellRightOutcome } from '../../../shared/contracts/put-cell-right.ts';
import type { QualityItem } from '../../../shared/domain/data-quality.ts';
import type { RowProblem } from '../../../shared/domain/row.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { useSaving } from '../../register/use-saving.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useWords } from '../../ui/language.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { ErrorNotice } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { qualityWords } from './quality-words.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
});

const draftSchema = z.strictObject({ idempotencyKey: z.string(), value: z.string() });

type Written = Extract<PutCellRightOutcome, { item: unknown }>['item'];

/** Says what a cell should hold that could not be read. The service judges it by the same reading. */
export function CellForm(props: {
  item: Extract<QualityItem, { list: 'actions' | 'risks' }>;
  cell: RowProblem;
  onDone: () => void;
}) {
  const { item, cell, onDone } = props;
  const styles = useStyles();
  const w = useWords(qualityWords);
  const api = useApi();
  const { id: board, store } = useBoard();
  const announce = useAnnounce();
  const fresh = useCallback(() => ({ idempotencyKey: crypto.randomUUID(), value: cell.raw }), [cell.raw]);
  const { key } = item.row;
  const [draft, change, forget] = useDraft(
    `cell ${board} ${item.list} ${key} ${cell.column}`,
    draftSchema,
    fresh,
  );
  const { saving, send, reworded } = useSaving<Written>((written) => {
    if (written.kind === 'action') store.applySavedAction(written.action);
    else store.applySavedRisk(written.risk);
  });
  const busy = saving.phase === 'saving';

  function save(anyway: { saveAnyway?: true } = {}) {
    if (busy) return;
    void send(
      () =>
        api.putCellRight(board, {
          idempotencyKey: draft.idempotencyKey,
          itemKind: item.list === 'actions' ? 'action' : 'risk',
          itemKey: key,
          column: cell.column,
          seen: cell.raw,
          value: draft.value,
          ...anyway,
        }),
      () => {
        forget();
        announce(w.saved);
        onDone();
      },
    );
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    save();
  }

  const type = (value: string) => {
    reworded();
    change({ ...draft, value });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={w.cell(cell.column)} hint={w.cellHint}>
        {cell.raw.includes('\n') ? (
          <Textarea rows={4} resize="vertical" value={draft.value} onChange={(_, { value }) => type(value)} />
        ) : (
          <Input value={draft.value} onChange={(_, { value }) => type(value)} />
        )}
      </Field>
      {saving.phase === 'failed' && (
        <SaveProblem failure={saving.failure} onSaveAnyway={() => save({ saveAnyway: true })} />
      )}
      {saving.phase === 'conflict' && (
        <ErrorNotice userMessage={w.cellChanged(cell.column, cell.raw)} correlationId={null} />
      )}
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {busy ? w.saving : w.save}
        </Button>
      </div>
    </form>
  );
}
