import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReadDocumentOutcome } from '../../../shared/contracts/imports.ts';
import { refusalWords } from '../../../shared/importing/refusal-words.ts';
import { readingCorrectionsSchema, type ReadingCorrections } from '../../../shared/importing/reading.ts';
import { viewerIsManager } from '../../register/is-manager.ts';
import type { RequestFailure } from '../../register/failure.ts';
import { useImportsClient } from '../../register/imports-client.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { dropDraft, keepDraft, loadDraft } from '../../ui/drafts.ts';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { EmptyState, ErrorNotice } from '../../ui/states.tsx';
import { bringInWords } from './bring-in-words.ts';
import { ChooseDocument, pastedDraftName, type ChosenDocument } from './choose-document.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import { ReadDocument } from './read-document.tsx';
import { useImports } from './use-imports.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
  text: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
});

type Read = Extract<ReadDocumentOutcome, { outcome: 'read' }>;

const noCorrections: ReadingCorrections = readingCorrectionsSchema.parse({});

/** Under which name the corrections of a document are kept: by its content, as decisions about its rows are. */
const correctionsOf = (board: string, { document }: Read): string =>
  `import corrections ${board} ${document.sha256}`;

/** Brings a document in: chosen, read, looked at row by row, written as a whole or not at all. For board managers. */
export function BringInPage({ openLink }: { openLink: (url: string) => Promise<boolean> }) {
  const styles = useStyles();
  const w = useWords(bringInWords);
  const language = useLanguage();
  const client = useImportsClient();
  const announce = useAnnounce();
  const { id: board, viewerOid } = useBoard();
  const register = useRegister();
  const imports = useImports();
  const [corrections, setCorrections] = useState(noCorrections);
  const [document, setDocument] = useState<ChosenDocument | null>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [refused, setRefused] = useState('');
  if (!viewerIsManager(register, viewerOid)) {
    return (
      <div className={styles.page}>
        <PageHeading title={w.title} />
        <EmptyState>{w.managersOnly}</EmptyState>
      </div>
    );
  }

  /** What is known of a document beforehand, and, once it was read, what was corrected about it before: that is kept over a reload. */
  const ask = async (chosen: ChosenDocument, how: ReadingCorrections) => {
    setDocument(chosen);
    setCorrections(how);
    setIsReading(true);
    setFailure(null);
    setRefused('');
    announce(w.reading);
    const readAs = (as: ReadingCorrections) =>
      client.read(board, chosen, { ...as, mapping: imports.mapping });
    let answer = await readAs(how);
    if (read === null && answer.ok && answer.value.outcome === 'read') {
      const kept = loadDraft(correctionsOf(board, answer.value), readingCorrectionsSchema);
      if (kept !== null) {
        const { plan, planStart } = how;
        const asBefore = {
          ...kept,
          plan: plan === '' ? kept.plan : plan,
          planStart: planStart ?? kept.planStart,
        };
        setCorrections(asBefore);
        answer = await readAs(asBefore);
      }
    }
    setIsReading(false);
    if (!answer.ok) {
      setFailure(answer.failure);
    } else if (answer.value.outcome === 'refused') {
      setRead(null);
      const { what, remedy } = refusalWords(answer.value.refusal, language);
      setRefused(`${what} ${remedy}`);
    } else {
      setRead(answer.value);
    }
  };

  return (
    <div className={styles.page}>
      <div>
        <PageHeading title={w.title} />
        <p className={styles.text}>{w.summary}</p>
      </div>
      {refused !== '' && <ErrorNotice userMessage={refused} correlationId={null} />}
      {failure !== null && (
        <ErrorNotice
          userMessage={failure.userMessage}
          correlationId={failure.correlationId}
          {...(document === null ? {} : { onRetry: () => void ask(document, corrections) })}
        />
      )}
      {read === null || document === null ? (
        <ChooseDocument
          isReading={isReading}
          corrections={corrections}
          onCorrect={setCorrections}
          onRead={(chosen) => void ask(chosen, corrections)}
        />
      ) : (
        <ReadDocument
          key={read.document.sha256}
          read={read}
          content={document.content}
          corrections={corrections}
          isReading={isReading}
          imports={imports}
          onCorrect={(next) => {
            keepDraft(correctionsOf(board, read), next);
            void ask(document, next);
          }}
          onBroughtIn={() => dropDraft(correctionsOf(board, read))}
          onAnother={() => {
            setRead(null);
            setDocument(null);
            dropDraft(pastedDraftName(board));
            // Of another document nothing was corrected yet.
            setCorrections(noCorrections);
          }}
        />
      )}
      <EarlierImports
        imports={imports.imports}
        isBusy={imports.progress !== null}
        onGoOn={(key) => void imports.goOn(key)}
        onUndo={(key) => void imports.undo(key)}
        openLink={openLink}
      />
    </div>
  );
}
