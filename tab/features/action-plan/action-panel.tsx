import { Button, Link, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Action, ChairDecision } from '../../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { nameOfRisk } from '../../../shared/domain/item-title.ts';
import { isFinished } from '../../../shared/domain/status.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { factsOfAction, percentInWords, statusInWords } from '../../register/action-facts.ts';
import type { QuickStart } from '../../register/quick-start.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { useHistory } from '../../register/use-history.ts';
import { AskedAbout } from '../../ui/asked-about.tsx';
import { RagBadge } from '../../ui/badges.tsx';
import { paths } from '../../ui/board-paths.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Facts, RowProblems, Section, TextList } from '../../ui/details.tsx';
import { DueText } from '../../ui/due-text.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { LeadNames } from '../../ui/lead-names.tsx';
import { JustChanged } from '../../ui/marks.tsx';
import { QuickButtons } from '../../ui/quick-buttons.tsx';
import { Trail } from '../../ui/trail.tsx';
import type { Language } from '../../../shared/domain/language.ts';
import { useWords } from '../../ui/language.tsx';
import { actionPlanWords } from './action-plan-words.ts';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  top: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: tokens.spacingHorizontalM },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: 'anywhere',
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  where: { margin: '0 0 4px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Everything about one action beside the plan, with its history and the form to record an update. */
export function ActionPanel(props: {
  action: Action;
  link: string;
  updateForm: (action: Action, onDone: (saved: boolean) => void, start?: QuickStart) => ReactNode;
  /** What the viewer may decide, put right or pass on; nothing where there is nothing. */
  acts: (action: Action, onDone: (saved: boolean) => void) => ReactNode;
  onClose: () => void;
}) {
  const { action, link, updateForm, acts, onClose } = props;
  const styles = useStyles();
  const { id: board, sealed } = useBoard();
  const register = useRegister();
  const history = useHistory('action', action.key, action.modifiedAt);
  const [form, setForm] = useState<'closed' | 'open' | 'saved'>('closed');
  const [start, setStart] = useState<QuickStart>();
  const heading = useRef<HTMLHeadingElement>(null);
  const facts = factsOfAction(action, register);
  const { language } = register;
  const w = actionPlanWords(language);
  const day = (date: CivilDate) => formatCivilDate(date, language);
  const { timeZone } = register.board.settings;
  const risk = action.riskKey === null ? undefined : register.riskByKey.get(action.riskKey);

  // Each action opened is a new place to be: say so, and show its top.
  useEffect(() => heading.current?.focus(), [action.id]);

  function record(said?: QuickStart) {
    setStart(said);
    setForm('open');
  }

  function done(saved: boolean) {
    setForm(saved ? 'saved' : 'closed');
    heading.current?.focus();
  }

  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <div>
          <p className={styles.where}>{[action.plan, action.priority].filter(Boolean).join(' / ')}</p>
          <h2 ref={heading} tabIndex={-1} className={styles.heading}>
            {[w.actionOf(action.reference), action.action === '' ? action.outcome : '']
              .filter(Boolean)
              .join(' ')}
          </h2>
          <JustChanged kind="action" id={action.id} />
        </div>
        <div>
          <Button appearance="subtle" icon={<Dismiss20Regular />} aria-label={w.close} onClick={onClose} />
        </div>
      </div>
      {form === 'saved' && (
        <MessageBar intent="success">
          <MessageBarBody>{w.saved}</MessageBarBody>
        </MessageBar>
      )}
      <RowProblems problems={action.problems} />
      {action.action !== '' && <p className={styles.text}>{action.action}</p>}
      {form === 'open' ? (
        <Section heading={w.record} level={3}>
          {updateForm(action, done, start)}
        </Section>
      ) : sealed !== null ? null : (
        <>
          <div className={styles.buttons}>
            <Button appearance="primary" onClick={() => record()}>
              {w.record}
            </Button>
            <CopyLink link={link} />
          </div>
          {!isFinished(action.status) && <QuickButtons about={action.reference} onChoose={record} />}
        </>
      )}
      {acts(action, (saved) => (saved ? done(true) : heading.current?.focus()))}
      <Facts
        entries={[
          [w.status, statusInWords(action.status, language)],
          [w.rag, <RagBadge key="rag" rag={action.rag} />],
          [w.due, <DueText key="due" due={facts.due} />],
          [w.originalDate, action.originalDue === null ? null : day(action.originalDue)],
          [w.timesMoved, action.moves === 0 ? null : String(action.moves)],
          [
            w.moreTime,
            action.moreTimeRequest === null
              ? null
              : w.asksFor(
                  action.moreTimeRequest.by.name,
                  day(action.moreTimeRequest.proposedDue),
                  action.moreTimeRequest.reason,
                ),
          ],
          [
            w.lastDecision,
            action.lastDecision === null ? null : decisionInWords(action.lastDecision, timeZone, language),
          ],
          [w.leads, <LeadNames key="leads" leads={facts.leads} detailed />],
          [w.progress, percentInWords(action.percentComplete, language)],
          [w.for, action.audience === null ? null : w.audiences[action.audience]],
          [w.outcome, action.outcome],
          [w.group, facts.group],
          [w.cameFrom, action.source],
          [
            w.treats,
            risk === undefined ? null : (
              <ItemLink key="risk" to={paths.risk(board, risk.key)}>
                {nameOfRisk(risk)}
              </ItemLink>
            ),
          ],
          [w.starts, action.start === null ? null : day(action.start)],
          [w.ragSetBy, action.rag === null ? null : action.ragSetBy],
          [w.evidence, <Evidence key="evidence" link={action.evidenceLink} />],
          [
            w.lastNote,
            action.lastNote === null
              ? null
              : `${action.lastNote.text}\n${action.lastNote.by}, ${momentInWords(action.lastNote.at, timeZone, language)}`,
          ],
        ]}
      />
      <Section heading={w.measures} level={3}>
        <TextList items={action.successMeasures} none={w.noMeasures} />
      </Section>

      {sealed === null && (
        <Section heading={w.askedAbout} level={3}>
          <AskedAbout kind="action" itemKey={action.key} history={history} />
        </Section>
      )}
      <Section heading={w.history} level={3}>
        <Trail state={history} timeZone={timeZone} meetings={register.meetingByKey} />
      </Section>
    </div>
  );
}

function decisionInWords(
  { kind, at, by, note, due }: ChairDecision,
  timeZone: string,
  language: Language,
): string {
  const w = actionPlanWords(language);
  const date = due === null ? '' : w.dueOn(formatCivilDate(due, language));
  return `${w.decisions[kind]}${date}: ${by.name}, ${momentInWords(at, timeZone, language)}${note === '' ? '' : `\n${note}`}`;
}

/** A link is opened only when it is one: a cell edited by hand can hold anything. */
function Evidence({ link }: { link: string }) {
  const { noEvidence } = useWords(actionPlanWords);
  if (link === '') return noEvidence;
  return /^https:\/\//i.test(link) ? (
    <Link href={link} target="_blank" rel="noopener noreferrer">
      {link}
    </Link>
  ) : (
    link
  );
}
