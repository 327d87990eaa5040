import { Button, Checkbox, Link, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { importProblemInWords } from '../../../shared/contracts/import-words.ts';
import type { ReadDocumentOutcome } from '../../../shared/contracts/imports.ts';
import { rememberedHeading } from '../../../shared/importing/classify.ts';
import type { ReadingCorrections } from '../../../shared/importing/reading.ts';
import { importDecisionsSchema } from '../../../shared/import-plan/decisions.ts';
import { planImport, type ImportPlan } from '../../../shared/import-plan/plan-import.ts';
import type { SaveFailure } from '../../register/failure.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { paths } from '../../ui/board-paths.ts';
import { Section } from '../../ui/details.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { SaveProblem } from '../../ui/save-problem.tsx';
import { EmptyState, ErrorNotice } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { bringInWords, type BringInWords } from './bring-in-words.ts';
import { MarkingChoice } from './choose-document.tsx';
import { NotBroughtIn } from './not-brought-in.tsx';
import { Preview } from './preview.tsx';
import { ReadingOverview } from './reading-overview.tsx';
import type { Progress, useImports } from './use-imports.ts';

const useStyles = makeStyles({
  commit: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    alignItems: 'flex-start',
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  bar: { width: '100%', maxWidth: '640px' },
  links: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
});

/** A document that was read: corrected, decided row by row, and brought in. Decisions are kept over a reload under the document's checksum. */
export function ReadDocument(props: {
  read: Extract<ReadDocumentOutcome, { outcome: 'read' }>;
  content: Blob;
  corrections: ReadingCorrections;
  isReading: boolean;
  imports: ReturnType<typeof useImports>;
  onCorrect: (corrections: ReadingCorrections) => void;
  onBroughtIn: () => void;
  onAnother: () => void;
}) {
  const { read, content, corrections, isReading, imports, onCorrect, onBroughtIn, onAnother } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const language = useLanguage();
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const { id: board } = useBoard();
  const register = useRegister();
  const { document, reading } = read;
  const [decisions, decide, forget] = useDraft(
    `import ${board} ${document.sha256}`,
    importDecisionsSchema,
    freshDecisions,
  );
  const [keepDocument, setKeepDocument] = useState(true);
  const [remember, setRemember] = useState(true);
  const [problem, setProblem] = useState<SaveFailure | null>(null);
  const [isDone, setIsDone] = useState(false);
  const sent = useRef<{ readonly plan: ImportPlan; readonly key: string } | null>(null);
  const decided = useDeferredValue(decisions);
  const { risks, actions, controlsByRisk, people, groups, scheme, today } = register;
  const plan = useMemo(
    () =>
      scheme === undefined
        ? null
        : planImport({
            reading,
            decisions: decided,
            corrections,
            document,
            register: { risks, actions, controls: [...controlsByRisk.values()].flat(), people, groups },
            scheme,
            today,
          }),
    [reading, decided, corrections, document, risks, actions, controlsByRisk, people, groups, scheme, today],
  );
  if (plan === null || scheme === undefined) return <EmptyState>{w.nothingToDo}</EmptyState>;

  const bringIn = async (anyway: { saveAnyway?: true } = {}) => {
    setProblem(null);
    // Pressed again after a lost line, the same plan is the same import.
    if (sent.current?.plan !== plan) sent.current = { plan, key: crypto.randomUUID() };
    const ended = await imports.write(
      {
        key: sent.current.key,
        document: { name: document.name, sha256: document.sha256, bytes: document.bytes },
        keepDocument,
        mapping: remember ? mappingOf(read, corrections) : null,
        ...anyway,
      },
      plan.writes,
      content,
    );
    if (ended.kind === 'failed') setProblem(ended.failure);
    else if (ended.problem !== null)
      setProblem({
        userMessage: importProblemInWords(ended.problem, language, register.board.settings.timeZone),
        correlationId: null,
      });
    else {
      forget();
      onBroughtIn();
      setIsDone(true);
      announce(w.done(document.name));
    }
  };

  if (isDone) {
    return (
      <Section heading={w.done(document.name)}>
        <div className={styles.links}>
          <Link as="button" inline onClick={() => navigate(paths.actions(board))}>
            {w.toPlan}
          </Link>
          <Link as="button" inline onClick={() => navigate(paths.register(board))}>
            {w.toRegister}
          </Link>
          <Link as="button" inline onClick={onAnother}>
            {w.another}
          </Link>
        </div>
      </Section>
    );
  }

  const open = plan.rows.filter((row) => row.open.length > 0).length;
  const newPeople = plan.writes.filter(({ list }) => list === 'people').length;
  const { progress } = imports;
  return (
    <>
      <div className={styles.links}>
        <strong>{document.name}</strong>
        <Link as="button" inline onClick={onAnother}>
          {w.another}
        </Link>
      </div>
      {isReading && <ProgressBar className={styles.bar} aria-label={w.reading} />}
      <ReadingOverview
        reading={reading}
        notices={document.notices}
        corrections={corrections}
        onCorrect={onCorrect}
        decisions={decisions}
        onDecide={decide}
      />
      {reading.risks.some(({ own }) => own === null) && (
        <MarkingChoice value={decisions.marking} onChange={(marking) => decide({ ...decisions, marking })} />
      )}
      <Section heading={w.preview}>
        <Preview plan={plan} scheme={scheme} decisions={decisions} onDecide={decide} />
      </Section>
      <NotBroughtIn refused={[...reading.refused, ...plan.untold]} />
      <div className={styles.commit}>
        <p className={styles.text}>{open > 0 ? w.stillOpen(open) : w.draftKept}</p>
        <Checkbox
          checked={keepDocument}
          label={w.keepDocument}
          onChange={(_, { checked }) => setKeepDocument(checked === true)}
        />
        <Checkbox
          checked={remember}
          label={w.remember}
          onChange={(_, { checked }) => setRemember(checked === true)}
        />
        {problem !== null && problem.code !== 'personal details' && (
          <ErrorNotice userMessage={problem.userMessage} correlationId={problem.correlationId} />
        )}
        {problem?.code === 'personal details' && (
          <SaveProblem failure={problem} onSaveAnyway={() => void bringIn({ saveAnyway: true })} />
        )}
        <Button
          appearance="primary"
          disabledFocusable={plan.writes.length === 0 || progress !== null || isReading}
          onClick={() => {
            if (plan.writes.length > 0 && progress === null && !isReading) void bringIn();
          }}
        >
          {plan.writes.length === 0 ? w.nothingToDo : w.bringIn(plan.writes.length - newPeople, newPeople)}
        </Button>
        {progress !== null && (
          <>
            <ProgressBar className={styles.bar} value={shareOf(progress)} aria-label={inWords(progress, w)} />
            <p className={styles.text}>{inWords(progress, w)}</p>
          </>
        )}
      </div>
    </>
  );
}

const freshDecisions = () => importDecisionsSchema.parse({});

/** Columns as they were read in the end, by their headings. */
function mappingOf(
  { reading }: Extract<ReadDocumentOutcome, { outcome: 'read' }>,
  { columns }: ReadingCorrections,
) {
  return Object.fromEntries(
    reading.tables.flatMap((table) =>
      table.columns
        .filter(({ index }) => columns[String(table.table)]?.[String(index)] !== undefined)
        .map(({ heading, field }) => [rememberedHeading(heading).slice(0, 200), field]),
    ),
  );
}

const shareOf = (progress: Progress): number =>
  progress.kind === 'sending'
    ? progress.done / Math.max(1, progress.of)
    : progress.view.done / Math.max(1, progress.view.of);

function inWords(progress: Progress, w: BringInWords): string {
  if (progress.kind === 'sending') return w.sending(progress.done + 1, progress.of);
  const { state, done, of } = progress.view;
  return state === 'rolling back' || state === 'undoing' ? w.takingBack(done, of) : w.writing(done, of);
}
