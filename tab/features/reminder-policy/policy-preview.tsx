import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PolicyPreview } from '../../../shared/contracts/reminder-policy.ts';
import { civilDateSchema, formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import type { ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import type { RequestFailure } from '../../register/failure.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { paths } from '../../ui/board-paths.ts';
import { Section } from '../../ui/details.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { ErrorNotice } from '../../ui/states.tsx';

const useStyles = makeStyles({
  question: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
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
    announce(headingOf(result.value));
  }

  return (
    <Section heading="Who would get what">
      <p className={styles.text}>
        Choose a day to see who would be asked what if this held from now on and nobody answered meanwhile.
        Nothing is sent.
      </p>
      <div className={styles.question}>
        <Field
          label="On"
          {...(day.success ? {} : { validationState: 'error' as const, validationMessage: 'Choose a day.' })}
        >
          <Input type="date" value={on} onChange={(_, { value }) => setOn(value)} />
        </Field>
        <Button
          disabledFocusable={policy === null || !day.success || preview.phase === 'asking'}
          onClick={() => void ask()}
        >
          {preview.phase === 'asking' ? 'Working it out…' : 'Show who would get what'}
        </Button>
      </div>
      {policy === null && (
        <p className={styles.text}>Put right what is marked above, then it can be shown.</p>
      )}
      {preview.phase === 'failed' && (
        <ErrorNotice
          userMessage={preview.failure.userMessage}
          correlationId={preview.failure.correlationId}
          onRetry={() => void ask()}
        />
      )}
      {preview.phase === 'shown' && (
        <>
          {preview.policy !== JSON.stringify(policy) && (
            <p className={styles.strong}>
              You have changed the policy since. What follows is what would have gone out before that change.
            </p>
          )}
          <Shown preview={preview.preview} board={board} />
        </>
      )}
    </Section>
  );
}

function headingOf({ on, quietBecause, digests }: PolicyPreview): string {
  const date = formatCivilDate(on);
  if (quietBecause !== null) return `Nothing would go out: ${quietBecause}`;
  if (digests.length === 0) return `On ${date} nobody would get a card: nothing is due to be asked.`;
  return digests.length === 1
    ? `On ${date} one person would get a card.`
    : `On ${date} ${digests.length} people would get a card.`;
}

function Shown({ preview, board }: { preview: PolicyPreview; board: string }) {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const { digests, warnings, alreadyToday } = preview;
  const shown = all ? digests : digests.slice(0, shownAtFirst);
  return (
    <Section heading={headingOf(preview)} level={3}>
      {warnings.map((warning) => (
        <p key={warning} className={styles.text}>
          <strong>Note:</strong> {warning}
        </p>
      ))}
      {alreadyToday > 0 && (
        <p className={styles.text}>
          {alreadyToday === 1 ? 'One person has' : `${alreadyToday} people have`} had the card of today
          already and would get no other.
        </p>
      )}
      <ul className={styles.people}>
        {shown.map(({ personKey, name, at, lines }) => (
          <li key={personKey}>
            <strong>{name}</strong> <span className={styles.quiet}>at {at}</span>
            <ul className={styles.lines}>
              {lines.map((line, index) => (
                <li key={`${index} ${line.itemKey}`} className={styles.line}>
                  {line.itemKind === 'action' || line.itemKind === 'risk' ? (
                    <ItemLink to={paths.item(board, { kind: line.itemKind, key: line.itemKey })}>
                      {`${line.reference} ${line.title}`.trim()}
                    </ItemLink>
                  ) : (
                    `${line.reference} ${line.title}`.trim()
                  )}
                  {' – '}
                  {line.reason}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {shown.length < digests.length && (
        <Button className={styles.left} onClick={() => setAll(true)}>
          Show the other {digests.length - shown.length}
        </Button>
      )}
    </Section>
  );
}
