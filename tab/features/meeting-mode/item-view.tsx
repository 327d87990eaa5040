import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode, Ref } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { nameOfAction, shortTitleOfRisk, withReference } from '../../../shared/domain/item-title.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import type { ShownItem } from '../../../shared/domain/showing.ts';
import { factsOfAction, percentInWords, statusInWords } from '../../register/action-facts.ts';
import { useRegister } from '../../register/register-context.tsx';
import type { ReadableRegister } from '../../register/register-index.ts';
import { factsOfRisk } from '../../register/risk-facts.ts';
import { Direction, RagBadge, ScoreBadge } from '../../ui/badges.tsx';
import { DateInWords, reviewInWords } from '../../ui/dates.tsx';
import { Facts } from '../../ui/details.tsx';
import { DueText } from '../../ui/due-text.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { LeadNames } from '../../ui/lead-names.tsx';
import { JustChanged } from '../../ui/marks.tsx';
import { words } from './words.ts';

const useStyles = makeStyles({
  item: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: 'clamp(1.5rem, 3vw, 2.5rem)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' },
  },
  narrowHeading: { fontSize: tokens.fontSizeBase500 },
  kind: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase400 },
  scores: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 20px', fontSize: '1.375rem' },
  badge: { display: 'inline-block', fontSize: '1.375rem', '& > *': { lineHeight: 1.4 } },
  text: {
    margin: 0,
    maxWidth: '70ch',
    fontSize: '1.25rem',
    lineHeight: 1.5,
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
  withheld: {
    padding: tokens.spacingHorizontalXXL,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
});

interface ItemViewProps {
  item: ShownItem;
  /** False = only what names the item. */
  detail: boolean;
  narrow: boolean;
  heading: Ref<HTMLHeadingElement>;
}

/** One item as a room reads it from the back row; or that it is withheld, with nothing of it. */
export function ItemView(props: ItemViewProps) {
  const register = useRegister();
  const { kind, key } = props.item;
  if (kind === 'risk') {
    const risk = register.riskByKey.get(key);
    return risk === undefined ? (
      <Withheld {...props} />
    ) : (
      <RiskView {...props} risk={risk} register={register} />
    );
  }
  const action = register.actionByKey.get(key);
  return action === undefined ? (
    <Withheld {...props} />
  ) : (
    <ActionView {...props} action={action} register={register} />
  );
}

function Withheld({ heading, narrow }: ItemViewProps) {
  const styles = useStyles();
  const w = useWords(words);
  return (
    <div className={mergeClasses(styles.item, styles.withheld)}>
      <ItemHeading heading={heading} narrow={narrow}>
        {w.withheld}
      </ItemHeading>
      <p className={styles.text}>{w.withheldHelp}</p>
    </div>
  );
}

function ItemHeading(props: { heading: Ref<HTMLHeadingElement>; narrow: boolean; children: ReactNode }) {
  const styles = useStyles();
  return (
    <h1
      ref={props.heading}
      tabIndex={-1}
      className={mergeClasses(styles.heading, props.narrow && styles.narrowHeading)}
    >
      {props.children}
    </h1>
  );
}

function RiskView(props: ItemViewProps & { risk: Risk; register: ReadableRegister }) {
  const { risk, register, detail, narrow, heading } = props;
  const styles = useStyles();
  const w = useWords(words);
  const facts = factsOfRisk(risk, register);
  return (
    <article className={styles.item}>
      <p className={styles.kind}>{[w.risk, ...risk.path].join(' / ')}</p>
      <ItemHeading heading={heading} narrow={narrow}>
        {withReference(risk.reference, shortTitleOfRisk(risk))}
      </ItemHeading>
      <JustChanged kind="risk" id={risk.id} />
      <div className={styles.scores}>
        <span className={styles.badge}>
          <ScoreBadge score={risk.current?.score ?? null} band={facts.band ?? null} />
        </span>
        <Direction direction={facts.direction} words={facts.directionWords} />
        {risk.target !== null && (
          <span>
            {w.facts.target} <ScoreBadge score={risk.target.score} band={facts.targetBand ?? null} />
          </span>
        )}
      </div>
      {detail && (
        <>
          {risk.description.trim() !== '' && <p className={styles.text}>{risk.description}</p>}
          <Facts
            large
            entries={[
              [w.facts.owners, facts.owners],
              [
                w.facts.nextReview,
                risk.nextReview === null ? (
                  w.facts.noDate
                ) : (
                  <DateInWords
                    key="review"
                    date={risk.nextReview}
                    words={
                      risk.status === 'open'
                        ? reviewInWords(risk.nextReview, register.today, register.language)
                        : ''
                    }
                    flagged={facts.reviewOverdue}
                  />
                ),
              ],
              [w.facts.group, facts.group],
              [w.lastNote, noteOf(risk.lastNote)],
            ]}
          />
        </>
      )}
    </article>
  );
}

function ActionView(props: ItemViewProps & { action: Action; register: ReadableRegister }) {
  const { action, register, detail, narrow, heading } = props;
  const styles = useStyles();
  const w = useWords(words);
  const language = useLanguage();
  const facts = factsOfAction(action, register);
  const asked = action.moreTimeRequest;
  return (
    <article className={styles.item}>
      <p className={styles.kind}>{[w.action, action.plan, action.priority].filter(Boolean).join(' / ')}</p>
      <ItemHeading heading={heading} narrow={narrow}>
        {nameOfAction(action)}
      </ItemHeading>
      <JustChanged kind="action" id={action.id} />
      <div className={styles.scores}>
        <RagBadge rag={action.rag} />
        <span>{statusInWords(action.status, language)}</span>
        <DueText due={facts.due} />
      </div>
      {detail && (
        <>
          {action.outcome.trim() !== '' && action.action !== '' && (
            <p className={styles.text}>{action.outcome}</p>
          )}
          <Facts
            large
            entries={[
              [
                w.facts.leads,
                facts.leads.length === 0 ? (
                  w.facts.nobody
                ) : (
                  <LeadNames key="leads" leads={facts.leads} detailed />
                ),
              ],
              [
                w.facts.moreTime,
                asked === null
                  ? null
                  : w.asksFor(asked.by.name, formatCivilDate(asked.proposedDue, language), asked.reason),
              ],
              [
                w.facts.progress,
                action.percentComplete === null ? null : percentInWords(action.percentComplete, language),
              ],
              [w.facts.group, facts.group],
              [w.lastNote, noteOf(action.lastNote)],
            ]}
          />
        </>
      )}
    </article>
  );
}

const noteOf = (note: { text: string; by: string } | null): string | null =>
  note === null ? null : `${note.text}\n${note.by}`;
