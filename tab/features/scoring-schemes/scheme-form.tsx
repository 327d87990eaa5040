import { Checkbox, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState, type SubmitEvent } from 'react';
import type { SchemesResponse } from '../../../shared/contracts/scoring-schemes.ts';
import { longestSchemeReason, type SchemeChange } from '../../../shared/domain/scheme-change.ts';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { useBoard } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { SaveOrDiscard, WhatChanges } from '../../ui/setting/setting-form.tsx';
import { settingWords } from '../../ui/setting/setting-words.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { useFocusOnOpening } from '../../ui/use-focus-on-opening.ts';
import { composeScheme } from './compose-scheme.ts';
import { editorWords } from './editor-words.ts';
import { SchemePreviewPanel } from './preview-panel.tsx';
import { schemeChangesInWords } from './scheme-changes.ts';
import { SchemeConflict } from './scheme-conflict.tsx';
import {
  draftOf,
  identityOf,
  rebaseDraft,
  schemeDraftName,
  schemeDraftSchema,
  type SchemeDraft,
} from './scheme-draft.ts';
import { SchemeFields } from './scheme-fields.tsx';
import { titleIn } from './scheme-history.tsx';
import { schemeWords } from './scheme-words.ts';
import { useDeciding } from './use-deciding.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  text: { margin: 0, maxWidth: '70ch' },
});

/** A scheme being drawn: its fields, how it would look and score, what it would change, and Save, which makes a version. */
export function SchemeForm(props: {
  read: SchemesResponse;
  inUse: ScoringScheme;
  readAgain: () => void;
  /** `words` tell what became of it. */
  onDone: (words: string) => void;
}) {
  const { read, inUse, readAgain, onDone } = props;
  const styles = useStyles();
  const { id: board } = useBoard();
  const language = useLanguage();
  const announce = useAnnounce();
  const w = schemeWords(language);
  const setting = settingWords(language);
  const fresh = useCallback(() => draftOf(inUse, read.newest), [inUse, read.newest]);
  const [draft, keep, forget] = useDraft(schemeDraftName(board), schemeDraftSchema, fresh);
  const { sending, decide, newestRefused, reworded } = useDeciding(readAgain);
  const [attempts, setAttempts] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpening(form);
  const { composed, identity } = useMemo(() => {
    // Whether it is a preset as shipped is known only once it can be read.
    const first = composeScheme(draft.values, identityOf(draft, read, null), language);
    if (!first.ok) return { composed: first, identity: identityOf(draft, read, null) };
    const own = identityOf(draft, read, first.scheme);
    return { composed: { ok: true as const, scheme: { ...first.scheme, ...own } }, identity: own };
  }, [draft, read, language]);
  const busy = sending.phase === 'saving';
  const differences = composed.ok ? schemeChangesInWords(draft.base, composed.scheme, language) : null;
  const isNew = !read.schemes.some(({ id }) => id === identity.id);
  const nothing = differences?.length === 0 && !isNew;
  const whyMissing = attempts > 0 && draft.why.trim() === '';
  const wrong = composed.ok ? 0 : Object.keys(composed.problems).length;
  // Another number may also be a smaller one: what the draft stands on was deleted.
  const meanwhile = !busy && read.newest !== draft.basedOn && read.newest >= newestRefused;

  useEffect(() => {
    if (attempts === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem="true"]')?.focus();
  }, [attempts]);

  function change(next: SchemeDraft): void {
    reworded();
    keep(next);
  }

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
    if (busy || nothing) return;
    if (!composed.ok || draft.why.trim() === '') {
      setAttempts(attempts + 1);
      return;
    }
    const { scheme } = composed;
    void decide(
      { kind: 'save', basedOn: draft.basedOn, why: draft.why.trim(), scheme, use: draft.use, ...anyway },
      (saved, again) => {
        const name = w.schemeVersion(saved.saved?.title ?? '', saved.saved?.version ?? 0);
        done(again ? w.savedAlready(name) : w.saved(name, draft.use));
      },
    );
  }

  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={submit}
      noValidate
      aria-label={editorWords(language).form}
    >
      <SchemeFields
        values={draft.values}
        problems={composed.ok ? {} : composed.problems}
        language={language}
        onChange={(values) => change({ ...draft, values })}
      />
      {composed.ok ? (
        <SchemePreviewPanel scheme={composed.scheme} />
      ) : (
        <p className={styles.text}>{w.putRightFirst}</p>
      )}
      <WhatChanges heading={w.whatChanges} changes={differences} wrong={wrong} none={w.nothingYet} />
      <Field
        label={w.whyField}
        hint={w.whyHint}
        {...(whyMissing ? { validationMessage: w.whyMissing, validationState: 'error' as const } : {})}
      >
        <Textarea
          rows={2}
          resize="vertical"
          maxLength={longestSchemeReason}
          value={draft.why}
          onChange={(_, { value }) => change({ ...draft, why: value })}
        />
      </Field>
      <Checkbox
        label={w.useIt}
        checked={draft.use}
        onChange={(_, { checked }) => change({ ...draft, use: checked === true })}
      />
      {sending.phase === 'failed' && (
        <SaveProblem failure={sending.failure} onSaveAnyway={() => save({ saveAnyway: true })} />
      )}
      {meanwhile && (
        <SchemeConflict
          isGone={read.newest < draft.basedOn}
          changes={since(read, draft)}
          differences={differencesMeanwhile(read, draft, language)}
          titleOf={titleIn(read.schemes, language)}
          timeZone={read.timeZone}
          onRebase={() => {
            change(rebaseDraft(draft, read.newest, theirsOf(read, draft)));
            announce(setting.rebased);
          }}
          onDiscard={() => done(setting.nothingSaved)}
        />
      )}
      <SaveOrDiscard
        busy={busy}
        nothing={nothing}
        save={setting.saveAs(identity.version)}
        onDiscard={() => done(setting.nothingSaved)}
      />
    </form>
  );
}

const since = (read: SchemesResponse, { basedOn }: SchemeDraft): SchemeChange[] =>
  read.changes.filter(({ change }) => change > basedOn);

/** The newest version of this scheme that somebody saved since the draft was begun; null when there is none. */
function theirsOf(read: SchemesResponse, draft: SchemeDraft): ScoringScheme | null {
  return (
    since(read, draft).findLast(({ saved }) => saved !== null && saved.id === draft.schemeId)?.saved ?? null
  );
}

function differencesMeanwhile(
  read: SchemesResponse,
  draft: SchemeDraft,
  language: 'en' | 'cy',
): readonly string[] {
  const theirs = theirsOf(read, draft);
  return theirs === null ? [] : schemeChangesInWords(draft.base, theirs, language);
}
