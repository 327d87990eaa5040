import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PolicyPreview } from '../../../shared/contracts/reminder-policy.ts';
import { civilDateSchema, formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { reasonInWords } from '../../../shared/reminders/reason-in-words.ts';
import type { ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import type { RequestFailure } from '../../register/failure.ts';
import { itemInWords } from '../../register/receipts-in-words.ts';
import { useApi, useBoard, useRegister } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { paths } from '../../ui/board-paths.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Section } from '../../ui/details.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { ErrorNotice } from '../../ui/states.tsx';
import { policyPageWords } from './policy-page-words.ts';

const useStyles = makeStyles({
  question: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  text: { margin: 0, maxWidth: '70ch' },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  people: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalM },
  lines: { margin: '4px 0 0', paddingLeft: '20px', display: 'grid', rowGap: '4px' },
  line: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  left: { alignSelf: 'flex-start' },
});

type Preview =
  | { phase: 'no' }
  | { phase: 'asking' }
  | { phase: 'failed'; failure: RequestFailure }
  | { phase: 'shown'; preview: PolicyPreview; policy: string };

const shownAtFirst = 50;

/** Who would get what on a day if the policy in the form held. `policy` is null while the form holds none. */
export function PolicyPreviewPanel(props: { policy: ReminderPolicy | null; from: CivilDate }) {
  const { policy, from } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = policyPageWords(language).preview;
  const api = useApi();
  const { id: board } = useBoard();
  const announce = useAnnounce();
  const [on, setOn] = useState<string>(from);
  const [preview, setPreview] = useState<Preview>({ phase: 'no' });
  const day = civilDateSchema.safeParse(on);

  async function ask(): Promise<void> {
    if (policy === null || !day.success) return;
    setPreview({ phase: 'asking' });
    const result = await api.previewPolicy(board, { policy, on: day.data });
    if (!result.ok) {
      setPreview({ phase: 'failed', failure: result.failure });
      return;
    }
    setPreview({ phase: 'shown', preview: result.value, policy: JSON.stringify(policy) });
    announce(headingOf(result.value, language));
  }

  return (
    <Section heading={w.title}>
      <p className={styles.text}>{w.text}</p>
      <div className={styles.question}>
        <DateField
          label={w.on}
          value={on}
          onChange={setOn}
          {...(day.success ? {} : { validationState: 'error' as const, validationMessage: w.chooseDay })}
        />
        <Button
          disabledFocusable={policy === null || !day.success || preview.phase === 'asking'}
          onClick={() => void ask()}
        >
          {preview.phase === 'asking' ? w.working : w.show}
        </Button>
      </div>
      {policy === null && <p className={styles.text}>{w.putRightFirst}</p>}
      {preview.phase === 'failed' && (
        <ErrorNotice
          userMessage={preview.failure.userMessage}
          correlationId={preview.failure.correlationId}
          onRetry={() => void ask()}
        />
      )}
      {preview.phase === 'shown' && (
        <>
          {preview.policy !== JSON.stringify(policy) && <p className={styles.strong}>{w.changedSince}</p>}
          <Shown preview={preview.preview} board={board} />
        </>
      )}
    </Section>
  );
}

function headingOf({ on, quietBecause, digests }: PolicyPreview, language: Language): string {
  const w = policyPageWords(language).preview;
  const date = formatCivilDate(on, language);
  if (quietBecause !== null) return w.nothing(quietBecause);
  return digests.length === 0 ? w.nobody(date) : w.people(date, digests.length);
}

function Shown({ preview, board }: { preview: PolicyPreview; board: string }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = policyPageWords(language).preview;
  const register = useRegister();
  const [all, setAll] = useState(false);
  const { digests, warnings, alreadyToday } = preview;
  const shown = all ? digests : digests.slice(0, shownAtFirst);
  return (
    <Section heading={headingOf(preview, language)} level={3}>
      {warnings.map((warning) => (
        <p key={warning} className={styles.text}>
          <strong>{w.note}</strong> {warning}
        </p>
      ))}
      {alreadyToday > 0 && <p className={styles.text}>{w.alreadyToday(alreadyToday)}</p>}
      <ul className={styles.people}>
        {shown.map(({ personKey, name, at, lines }) => (
          <li key={personKey}>
            <strong>{name}</strong> <span className={styles.quiet}>{w.at(at)}</span>
            <ul className={styles.lines}>
              {lines.map((line, index) => {
                const { name: title, item } = itemInWords(line, register);
                return (
                  <li key={`${index} ${line.itemKey}`} className={styles.line}>
                    {item === null ? title : <ItemLink to={paths.item(board, item)}>{title}</ItemLink>}
                    {' – '}
                    {reasonInWords(line.reason, language)}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
      {shown.length < digests.length && (
        <Button className={styles.left} onClick={() => setAll(true)}>
          {w.others(digests.length - shown.length)}
        </Button>
      )}
    </Section>
  );
}
