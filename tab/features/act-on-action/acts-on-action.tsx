import { Link, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { Section } from '../../ui/details.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { ActForm, actNames, wasBegun, type ActName } from './act-form.tsx';
import { actWords } from './act-words.ts';
import { possibleActs } from './possible-acts.ts';

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
});

/**
 * What the viewer may do with an action beside recording progress: decide, close, put right, pass on. Nothing where there is nothing.
 * A form that was begun stays when somebody else answers first, so that nobody's words go without a word.
 */
export function ActsOnAction({ action, onDone }: { action: Action; onDone: (saved: boolean) => void }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = actWords(language);
  const register = useRegister();
  const { id: board, viewerOid } = useBoard();
  const possible = possibleActs(action, register, viewerOid);
  const asked = action.moreTimeRequest;
  const { timeZone } = register.board.settings;
  const { passTo } = possible;
  const [begun, setBegun] = useState<ReadonlySet<ActName>>(
    () => new Set(actNames.filter((name) => wasBegun(name, board, action.key))),
  );
  const about = (name: ActName, isPossible: boolean) => ({
    name,
    action,
    onDone,
    overtaken: !isPossible,
    onBegun: (on: boolean) =>
      setBegun((before) => new Set(on ? [...before, name] : [...before].filter((each) => each !== name))),
  });
  const day = (date: CivilDate | null) => (date === null ? null : formatCivilDate(date, language));
  return (
    <>
      {(possible.decide !== 'no' || begun.has('decide')) && (
        <Section heading={w.request} level={3}>
          {asked !== null && (
            <p className={styles.text}>
              {w.asksUntil(
                asked.by.name,
                formatCivilDate(asked.proposedDue, language),
                momentInWords(asked.at, timeZone, language),
                asked.reason,
              )}
            </p>
          )}
          <p className={styles.text}>
            {w.dates(day(action.currentDue), day(action.originalDue), action.moves)}
          </p>
          {possible.decide !== 'own request' ? (
            <ActForm
              {...about('decide', possible.decide === 'yes')}
              note={w.wordToLeads}
              date={{ label: w.anotherDate, hint: w.anotherDateHint }}
              choices={[
                { label: w.approve, act: () => ({ kind: 'approve more time' }), primary: true },
                { label: w.setAnotherDate, act: ({ due }) => ({ kind: 'set another date', due }) },
                { label: w.decline, act: () => ({ kind: 'decline more time' }) },
              ]}
            />
          ) : (
            <p className={styles.text}>{w.ownRequest}</p>
          )}
        </Section>
      )}
      {(possible.close || begun.has('close')) && (
        <Section heading={w.complete} level={3}>
          <p className={styles.text}>
            {action.completedOn !== null &&
              `${w.saidComplete(formatCivilDate(action.completedOn, language))} `}
            {/^https:\/\//i.test(action.evidenceLink) ? (
              <Link href={action.evidenceLink} target="_blank" rel="noopener noreferrer">
                {w.openEvidence}
              </Link>
            ) : (
              w.noEvidence
            )}
          </p>
          <ActForm
            {...about('close', possible.close)}
            note={w.wordToLeads}
            choices={[
              { label: w.close, act: () => ({ kind: 'close' }), primary: true },
              { label: w.sendBack, act: () => ({ kind: 'send back' }) },
            ]}
          />
        </Section>
      )}
      {(possible.nameLead || begun.has('name-lead')) && (
        <Section heading={w.nameLead} level={3}>
          <ActForm
            {...about('name-lead', possible.nameLead)}
            note={w.note}
            person={w.lead}
            choices={[
              {
                label: w.nameAsLead,
                act: ({ personKey }) => ({ kind: 'name lead', personKey }),
                primary: true,
              },
            ]}
          />
        </Section>
      )}
      {(possible.giveDate || begun.has('give-date')) && (
        <Section heading={w.giveDate} level={3}>
          <ActForm
            {...about('give-date', possible.giveDate)}
            note={w.note}
            date={{ label: w.due, hint: w.planSays(action.due.raw) }}
            choices={[
              { label: w.giveThisDate, act: ({ due }) => ({ kind: 'give date', due }), primary: true },
            ]}
          />
        </Section>
      )}
      {(passTo !== null || begun.has('pass-on')) && (
        <Section heading={w.passOn} level={3}>
          {passTo !== null && <p className={styles.text}>{w.passOnText(passTo.name)}</p>}
          <ActForm
            {...about('pass-on', passTo !== null)}
            note={passTo === null ? w.note : w.wordTo(passTo.name)}
            choices={
              passTo === null
                ? []
                : [
                    {
                      label: w.passTo(passTo.name),
                      act: () => ({ kind: 'pass on', toPersonKey: passTo.key }),
                    },
                  ]
            }
          />
        </Section>
      )}
    </>
  );
}
