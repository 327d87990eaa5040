import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { retentionResponseSchema, type RetentionResponse } from '../../../shared/contracts/retention.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { retentionPeriods } from '../../../shared/domain/retention.ts';
import { retentionWords } from '../../../shared/domain/retention-words.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { Facts, Section, TextList } from '../../ui/details.tsx';
import { loadDraft } from '../../ui/drafts.ts';
import { useLanguage } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { settingWords } from '../../ui/setting/setting-words.ts';
import { ErrorNotice, Loading } from '../../ui/states.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { changesInWords, retentionDraftName, retentionDraftSchema } from './retention-draft.ts';
import { RetentionForm } from './retention-form.tsx';
import { retentionPageWords } from './retention-page-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '960px' },
  text: { margin: 0, maxWidth: '70ch' },
  versions: { margin: 0, paddingLeft: '20px', display: 'grid', rowGap: tokens.spacingVerticalS },
});

/** How long the board keeps what, and why: for everybody to read, for its managers to change. */
export function RetentionPage() {
  const styles = useStyles();
  const w = retentionPageWords(useLanguage());
  const api = useApi();
  const { id: board } = useBoard();
  const query = useQuery({
    queryKey: ['retention', board],
    queryFn: () => api.call(retentionResponseSchema, `/boards/${encodeURIComponent(board)}/retention`),
  });
  const readAgain = () => void query.refetch();
  return (
    <div className={styles.page}>
      <PageHeading title={w.title} />
      <p className={styles.text}>{w.nothingDeleted}</p>
      {query.data === undefined ? (
        <Loading words={w.reading} />
      ) : query.data.ok ? (
        <Read kept={query.data.value} readAgain={readAgain} />
      ) : (
        <ErrorNotice
          userMessage={query.data.failure.userMessage}
          correlationId={query.data.failure.correlationId}
          onRetry={readAgain}
        />
      )}
    </div>
  );
}

function Read({ kept, readAgain }: { kept: RetentionResponse; readAgain: () => void }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = retentionPageWords(language);
  const { kinds, years } = retentionWords(language);
  const { id: board } = useBoard();
  // Somebody who left the form with something typed finds it open again.
  const [editing, setEditing] = useState(
    () => loadDraft(retentionDraftName(board), retentionDraftSchema) !== null,
  );
  const [beginning, focusBack] = useFocusBack<HTMLDivElement>();
  const decided = whoDecided(kept, language);
  return (
    <>
      {decided !== '' && <p className={styles.text}>{decided}</p>}
      {kept.damaged && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{w.damaged}</MessageBarTitle>
            {w.damagedText}
          </MessageBarBody>
        </MessageBar>
      )}
      {editing && kept.mayEdit ? (
        <RetentionForm
          kept={kept}
          onDone={() => {
            setEditing(false);
            focusBack();
            readAgain();
          }}
        />
      ) : (
        <>
          {kept.mayEdit && (
            <div ref={beginning}>
              <Button appearance="primary" onClick={() => setEditing(true)}>
                {w.change}
              </Button>
            </div>
          )}
          <Facts
            entries={[
              ...retentionPeriods.map((period) => [kinds[period], years(kept.retention[period])] as const),
              [w.reviewWords, kept.retention.reviewWords.join(', ')],
            ]}
          />
          {kept.versions.length > 0 && <Versions kept={kept} />}
        </>
      )}
    </>
  );
}

/** Who saved what and when, newest first. */
function Versions({ kept }: { kept: RetentionResponse }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = retentionPageWords(language);
  const { versions, first, timeZone } = kept;
  const listed = versions.map((saved, index) => ({
    ...saved,
    changes: changesInWords(versions[index - 1]?.retention ?? first, saved.retention, language),
  }));
  return (
    <Section heading={settingWords(language).versions}>
      <ul className={styles.versions}>
        {listed.reverse().map(({ version, by, at, changes }) => (
          <li key={version}>
            {w.savedBy(version, by.name, momentInWords(at, timeZone, language))}
            <TextList items={changes} none="" />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function whoDecided(kept: RetentionResponse, language: Language): string {
  const { version, versions, timeZone, mayEdit, damaged } = kept;
  const w = retentionPageWords(language);
  const setting = settingWords(language);
  const saved = versions.find((each) => each.version === version);
  const whose =
    saved !== undefined
      ? setting.thisVersionSaved(version, saved.by.name, momentInWords(saved.at, timeZone, language))
      : // Somebody did change them: what they saved cannot be read.
        damaged
        ? ''
        : w.asItCame;
  return [whose, mayEdit ? '' : setting.managersChange].filter((words) => words !== '').join(' ');
}
