import { Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useCallback, useRef, useState, type SubmitEvent } from 'react';
import { z } from 'zod';
import type { SchemesResponse } from '../../../shared/contracts/scoring-schemes.ts';
import { schemeReferenceSchema } from '../../../shared/domain/risk.ts';
import { isSameReference, longestSchemeReason } from '../../../shared/domain/scheme-change.ts';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { useBoard } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { SaveOrDiscard } from '../../ui/setting/setting-form.tsx';
import { settingWords } from '../../ui/setting/setting-words.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { useFocusOnOpening } from '../../ui/use-focus-on-opening.ts';
import { SchemePreviewPanel } from './preview-panel.tsx';
import { SchemeConflict } from './scheme-conflict.tsx';
import { titleIn } from './scheme-history.tsx';
import { schemeWords } from './scheme-words.ts';
import { useDeciding } from './use-deciding.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  text: { margin: 0, maxWidth: '70ch' },
});

export const takingDraftSchema = z.strictObject({
  basedOn: z.number().int().nonnegative(),
  scheme: schemeReferenceSchema,
  why: z.string(),
});
export type TakingDraft = z.infer<typeof takingDraftSchema>;

/** The name under which this window keeps what was typed. */
export const takingDraftName = (board: string) => `scheme to use ${board}`;

/** Another version is to be scored with: what that would change, why, and the decision. */
export function TakeIntoUse(props: {
  read: SchemesResponse;
  /** What the draft begins as. */
  start: TakingDraft;
  readAgain: () => void;
  onDone: (words: string) => void;
}) {
  const { read, start, readAgain, onDone } = props;
  const styles = useStyles();
  const { id: board } = useBoard();
  const language = useLanguage();
  const announce = useAnnounce();
  const w = schemeWords(language);
  const setting = settingWords(language);
  const fresh = useCallback(() => start, [start]);
  const [draft, change, forget] = useDraft(takingDraftName(board), takingDraftSchema, fresh);
  const { sending, decide, newestRefused, reworded } = useDeciding(readAgain);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpening(form);
  const [tried, setTried] = useState(false);
  const scheme: ScoringScheme | undefined = read.schemes.find((each) => isSameReference(each, draft.scheme));
  const titleOf = titleIn(read.schemes, language);
  const busy = sending.phase === 'saving';
  const missing = tried && draft.why.trim() === '';

  function done(words: string): void {
    forget();
    announce(words);
    onDone(words);
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    save();
  }

  function save(anyway: { saveAnyway?: true } = {}) {
    if (busy) return;
    setTried(true);
    if (draft.why.trim() === '') return;
    void decide(
      { kind: 'use', basedOn: draft.basedOn, why: draft.why.trim(), scheme: draft.scheme, ...anyway },
      (_, again) => {
        const name = titleOf(draft.scheme);
        done(again ? w.savedAlready(name) : w.used(name));
      },
    );
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={w.take}>
      <p className={styles.text}>{w.takeText(titleOf(draft.scheme))}</p>
      {scheme !== undefined && <SchemePreviewPanel scheme={scheme} />}
      <Field
        label={w.whyField}
        hint={w.whyHint}
        {...(missing ? { validationMessage: w.whyMissing, validationState: 'error' as const } : {})}
      >
        <Textarea
          rows={2}
          resize="vertical"
          maxLength={longestSchemeReason}
          value={draft.why}
          onChange={(_, { value }) => {
            reworded();
            change({ ...draft, why: value });
          }}
        />
      </Field>
      {sending.phase === 'failed' && (
        <SaveProblem failure={sending.failure} onSaveAnyway={() => save({ saveAnyway: true })} />
      )}
      {!busy && read.newest !== draft.basedOn && read.newest >= newestRefused && (
        <SchemeConflict
          isGone={read.newest < draft.basedOn}
          changes={read.changes.filter((each) => each.change > draft.basedOn)}
          differences={[]}
          titleOf={titleOf}
          timeZone={read.timeZone}
          onRebase={() => {
            change({ ...draft, basedOn: read.newest });
            announce(setting.rebased);
          }}
          onDiscard={() => done(setting.nothingSaved)}
        />
      )}
      <SaveOrDiscard
        busy={busy}
        nothing={false}
        save={w.takeButton}
        discard={w.cancel}
        onDiscard={() => done(setting.nothingSaved)}
      />
    </form>
  );
}
