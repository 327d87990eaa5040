import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { SchemesResponse } from '../../../shared/contracts/scoring-schemes.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { isSameReference } from '../../../shared/domain/scheme-change.ts';
import { schemePresets } from '../../../shared/domain/scheme-presets.ts';
import { settingsProblemInWords } from '../../../shared/domain/settings-problem-in-words.ts';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { byReference } from '../../register/risk-facts.ts';
import { paths } from '../../ui/board-paths.ts';
import { Section } from '../../ui/details.tsx';
import { keepDraft, loadDraft } from '../../ui/drafts.ts';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { settingWords } from '../../ui/setting/setting-words.ts';
import { ErrorNotice, Loading } from '../../ui/states.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { copyOf, draftOf, schemeDraftName, schemeDraftSchema, type SchemeDraft } from './scheme-draft.ts';
import { SchemeForm } from './scheme-form.tsx';
import { AllSchemes, SchemeHistory, titleIn } from './scheme-history.tsx';
import { SchemePicture } from './scheme-picture.tsx';
import { schemeWords } from './scheme-words.ts';
import { TakeIntoUse, takingDraftName, takingDraftSchema, type TakingDraft } from './take-into-use.tsx';
import { useSchemes } from './use-schemes.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '960px' },
  text: { margin: 0, maxWidth: '70ch' },
  list: { margin: 0, paddingLeft: '18px', display: 'grid', rowGap: '4px' },
  begin: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  preset: { minWidth: 0, maxWidth: '100%' },
  select: { minWidth: 0 },
});

/** How the board scores its risks: for everybody to read, for its managers to draw. */
export function SchemesPage() {
  const styles = useStyles();
  const state = useSchemes();
  const w = schemeWords(useLanguage());
  return (
    <div className={styles.page}>
      <PageHeading title={w.title} />
      {state.phase === 'loading' && <Loading words={w.reading} />}
      {state.phase === 'failed' && (
        <ErrorNotice
          userMessage={state.failure.userMessage}
          correlationId={state.failure.correlationId}
          onRetry={state.retry}
        />
      )}
      {state.phase === 'read' && <Read read={state.schemes} readAgain={state.readAgain} />}
    </div>
  );
}

type Doing = 'reading' | 'drawing' | { use: TakingDraft };

function Read({ read, readAgain }: { read: SchemesResponse; readAgain: () => void }) {
  const styles = useStyles();
  const { id: board } = useBoard();
  const language = useLanguage();
  const w = schemeWords(language);
  // Somebody who left with something typed finds it open again.
  const [doing, setDoing] = useState<Doing>(() => {
    if (loadDraft(schemeDraftName(board), schemeDraftSchema) !== null) return 'drawing';
    const use = loadDraft(takingDraftName(board), takingDraftSchema);
    return use === null ? 'reading' : { use };
  });
  const [beginning, focusBack] = useFocusBack<HTMLDivElement>();
  const inUse = read.schemes.find((scheme) => isSameReference(scheme, read.inUse));

  const begin = (draft: SchemeDraft) => {
    keepDraft(schemeDraftName(board), draft);
    setDoing('drawing');
  };
  const done = () => {
    setDoing('reading');
    focusBack();
    readAgain();
  };
  const acts = {
    change: (scheme: ScoringScheme) => begin(draftOf(scheme, read.newest)),
    copy: (scheme: ScoringScheme) => begin(copyOf(scheme, read.newest, w.copyTitle(scheme.title))),
    use: ({ id, version }: ScoringScheme) =>
      setDoing({ use: { basedOn: read.newest, scheme: { id, version }, why: '' } }),
  };

  return (
    <>
      <WhoDecided read={read} />
      {read.warnings.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{settingWords(language).needsALook}</MessageBarTitle>
            <ul className={styles.list}>
              {read.warnings.map((warning) => (
                <li key={warning}>{settingsProblemInWords(warning, language)}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      {read.mayEdit && doing === 'drawing' && inUse !== undefined ? (
        <SchemeForm read={read} inUse={inUse} readAgain={readAgain} onDone={done} />
      ) : read.mayEdit && typeof doing === 'object' ? (
        <TakeIntoUse read={read} start={doing.use} readAgain={readAgain} onDone={done} />
      ) : (
        <>
          {read.mayEdit && inUse !== undefined && (
            <div ref={beginning}>
              <Begin onChange={() => acts.change(inUse)} onPreset={(preset) => acts.change(preset)} />
            </div>
          )}
          {inUse !== undefined && <InUse scheme={inUse} />}
          <ToScoreAgain read={read} />
          <AllSchemes read={read} acts={read.mayEdit ? acts : null} />
          <SchemeHistory read={read} />
        </>
      )}
    </>
  );
}

function WhoDecided({ read }: { read: SchemesResponse }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = schemeWords(language);
  const last = read.changes.findLast(({ inUse }) => isSameReference(inUse, read.inUse));
  return (
    <p className={styles.text}>
      {w.scoresBy(titleIn(read.schemes, language)(read.inUse))}{' '}
      {last === undefined
        ? w.asItCame
        : w.decided(last.by.name, momentInWords(last.at, read.timeZone, language))}{' '}
      {w.keepsScores} {!read.mayEdit && settingWords(language).managersChange}
    </p>
  );
}

function Begin(props: { onChange: () => void; onPreset: (preset: ScoringScheme) => void }) {
  const { onChange, onPreset } = props;
  const styles = useStyles();
  const w = schemeWords(useLanguage());
  const [chosen, setChosen] = useState(schemePresets[0]?.id ?? '');
  return (
    <div className={styles.begin}>
      <Button appearance="primary" onClick={onChange}>
        {w.change}
      </Button>
      <Field label={w.begin} className={styles.preset}>
        <Select className={styles.select} value={chosen} onChange={(_, { value }) => setChosen(value)}>
          {schemePresets.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        onClick={() => {
          const preset = schemePresets.find(({ id }) => id === chosen);
          if (preset !== undefined) onPreset(preset);
        }}
      >
        {w.beginFromPreset}
      </Button>
    </div>
  );
}

function InUse({ scheme }: { scheme: ScoringScheme }) {
  const { risks } = useRegister();
  const w = schemeWords(useLanguage());
  const open = useMemo(() => risks.filter(({ status }) => status === 'open'), [risks]);
  return (
    <Section heading={w.inUse}>
      <SchemePicture scheme={scheme} risks={open} />
    </Section>
  );
}

const shownAtFirst = 30;

/** Open risks whose score was made with another scheme or version: each leads to its page, where it is reviewed. */
function ToScoreAgain({ read }: { read: SchemesResponse }) {
  const styles = useStyles();
  const { id: board } = useBoard();
  const register = useRegister();
  const w = schemeWords(register.language);
  const [all, setAll] = useState(false);
  const titleOf = titleIn(read.schemes, register.language);
  const { risks } = register;
  const before = useMemo(
    () =>
      risks
        .filter(
          ({ status, current, scheme }) =>
            status === 'open' &&
            current !== null &&
            (current.score !== null || current.band !== null) &&
            scheme !== null &&
            !isSameReference(scheme, read.inUse),
        )
        .sort(byReference),
    [risks, read.inUse],
  );
  const shown = all ? before : before.slice(0, shownAtFirst);
  return (
    <Section heading={w.toScoreAgain}>
      <p className={styles.text}>
        {before.length === 0 ? w.nothingToScoreAgain : w.scoredBefore(before.length)}
      </p>
      {before.length > 0 && (
        <ul className={styles.list}>
          {shown.map((risk) => (
            <li key={risk.key}>
              <ItemLink to={paths.risk(board, risk.key)}>{`${risk.reference} ${risk.title}`.trim()}</ItemLink>
              {risk.scheme !== null &&
                `, ${w.scoredWith(
                  read.schemes.some((scheme) => risk.scheme !== null && isSameReference(scheme, risk.scheme))
                    ? titleOf(risk.scheme)
                    : w.lostScheme,
                )}`}
            </li>
          ))}
        </ul>
      )}
      {shown.length < before.length && (
        <Button onClick={() => setAll(true)}>{w.showMore(before.length - shown.length)}</Button>
      )}
    </Section>
  );
}
