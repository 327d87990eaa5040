import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { nameOfAction, nameOfRisk } from '../../../shared/domain/item-title.ts';
import { isFinished } from '../../../shared/domain/status.ts';
import { percentInWords, statusInWords, type ActionFacts } from '../../register/action-facts.ts';
import { myWork, standingOnThisRisk, type Mine } from '../../register/my-work.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { counted, type RiskFacts } from '../../register/risk-facts.ts';
import { Direction, RagBadge, ScoreBadge } from '../../ui/badges.tsx';
import { paths } from '../../ui/board-paths.ts';
import { DateInWords, reviewInWords } from '../../ui/dates.tsx';
import { draftNames, hasDraft } from '../../ui/drafts.ts';
import { DueText } from '../../ui/due-text.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { useKeptLines } from '../../ui/kept-lines.ts';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { JustChanged, NeedsCheck } from '../../ui/marks.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { QuickButtons } from '../../ui/quick-buttons.tsx';
import { useScrollMemory } from '../../ui/remembered.ts';
import { EmptyState } from '../../ui/states.tsx';
import type { QuickStart } from '../../register/quick-start.ts';
import { myWorkWords } from './my-work-words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL, maxWidth: '960px' },
  summary: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    // A form in a line is as wide as the line, whatever its longest choice is.
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
  },
  item: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 180px minmax(96px, max-content)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    alignItems: 'start',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  under: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: '2px',
    color: tokens.colorNeutralForeground2,
  },
  note: { margin: '4px 0 0', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  form: {
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    maxWidth: '640px',
  },
});

type Form<Item> = (item: Item, onDone: (saved: boolean) => void, start?: QuickStart) => ReactNode;

/** What is on this person's own desk, with the forms to answer in place. */
export function MyWorkPage(props: {
  updateForm: Form<Action>;
  reviewForm: Form<Risk>;
  acts: (action: Action, onDone: (saved: boolean) => void) => ReactNode;
}) {
  const styles = useStyles();
  const { id: board, viewerOid } = useBoard();
  const register = useRegister();
  const language = useLanguage();
  const w = myWorkWords(language);
  const [updated, setUpdated] = useState<ReadonlySet<string>>(new Set());
  const work = useMemo(() => myWork(register, viewerOid, updated), [register, viewerOid, updated]);
  useScrollMemory(`my work ${board}`);
  const open = work.actions.filter(({ action }) => !isFinished(action.status)).length;
  const overdue = work.actions.filter((facts) => facts.overdue).length;
  const due = work.reviews.filter((facts) => facts.reviewDue).length;

  return (
    <div className={styles.page}>
      <div>
        <PageHeading title={w.title} />
        {work.known && (
          <p className={styles.summary}>
            {w.summary(
              counted(open, 'open action', language),
              overdue,
              counted(work.reviews.length, 'risk', language),
              due,
            )}
          </p>
        )}
      </div>
      {!work.known && <EmptyState>{w.unknown}</EmptyState>}
      {work.known && (
        <>
          <ChairsSection
            id="to-decide"
            question="decide"
            title={w.toDecide}
            button={w.decide}
            items={work.toDecide}
            board={board}
            acts={props.acts}
          />
          <ChairsSection
            id="to-close"
            question="close"
            title={w.toClose}
            button={w.closeOrSendBack}
            items={work.toClose}
            board={board}
            acts={props.acts}
          />
          <section className={styles.section} aria-labelledby="my-actions">
            <h2 id="my-actions" className={styles.heading}>
              {w.actions}
            </h2>
            {work.actions.length === 0 ? (
              <EmptyState>{w.noActions}</EmptyState>
            ) : (
              <ul className={styles.list}>
                {work.actions.map((facts) => (
                  <ActionItem
                    key={facts.action.id}
                    facts={facts}
                    board={board}
                    updateForm={(action, onDone, start) =>
                      props.updateForm(
                        action,
                        (saved) => {
                          if (saved) setUpdated((before) => new Set([...before, action.key]));
                          onDone(saved);
                        },
                        start,
                      )
                    }
                  />
                ))}
              </ul>
            )}
          </section>
          <section className={styles.section} aria-labelledby="my-reviews">
            <h2 id="my-reviews" className={styles.heading}>
              {w.reviews}
            </h2>
            {work.reviews.length === 0 ? (
              <EmptyState>{w.noReviews}</EmptyState>
            ) : (
              <ul className={styles.list}>
                {work.reviews.map((facts) => (
                  <ReviewItem key={facts.risk.id} facts={facts} board={board} reviewForm={props.reviewForm} />
                ))}
              </ul>
            )}
          </section>
          {work.owned.length > 0 && (
            <section className={styles.section} aria-labelledby="my-risks">
              <h2 id="my-risks" className={styles.heading}>
                {w.owned}
              </h2>
              <ul className={styles.list}>
                {work.owned.map((facts) => (
                  <ReviewItem key={facts.risk.id} facts={facts} board={board} reviewForm={props.reviewForm} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  );
}

/** What waits for the viewer as a chair; nothing where nothing does. */
function ChairsSection(props: {
  id: string;
  question: 'decide' | 'close';
  title: string;
  button: string;
  items: readonly Mine<ActionFacts>[];
  board: string;
  acts: (action: Action, onDone: (saved: boolean) => void) => ReactNode;
}) {
  const styles = useStyles();
  const language = useLanguage();
  const w = myWorkWords(language);
  const { actionByKey } = useRegister();
  // What is being written about stays, though another chair decides meanwhile: their words are in it.
  const { lines: items, onOpen } = useKeptLines(
    props.items,
    ({ action }) => action.key,
    (item) => {
      const action = actionByKey.get(item.action.key);
      return action === undefined ? null : { ...item, action };
    },
  );
  if (items.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby={props.id}>
      <h2 id={props.id} className={styles.heading}>
        {props.title}
      </h2>
      <ul className={styles.list}>
        {items.map((item) => {
          const { action, due, capacity } = item;
          return (
            <Item
              key={action.id}
              onOpen={(open) => onOpen(item, open)}
              buttonLabel={props.button}
              about={action.reference}
              saved={w.decisionSaved}
              draft={draftNames.act(props.question, props.board, action.key)}
              form={(done) => props.acts(action, done)}
              aside={<DueText due={due} />}
            >
              <h3 className={styles.title}>
                <ItemLink to={paths.action(props.board, action.key)}>{nameOfAction(action)}</ItemLink>
              </h3>
              <div className={styles.under}>
                <span>{statusInWords(action.status, language)}</span>
                <RagBadge rag={action.rag} />
                {capacity !== '' && <span>{w.you(capacity)}</span>}
              </div>
              <JustChanged kind="action" id={action.id} />
            </Item>
          );
        })}
      </ul>
    </section>
  );
}

function ActionItem(props: { facts: Mine<ActionFacts>; board: string; updateForm: Form<Action> }) {
  const { facts, board, updateForm } = props;
  const { action, due, capacity } = facts;
  const styles = useStyles();
  const language = useLanguage();
  const w = myWorkWords(language);
  return (
    <Item
      buttonLabel={w.update}
      about={action.reference}
      saved={w.updateSaved}
      draft={draftNames.update(board, action.key)}
      form={(done, start) => updateForm(action, done, start)}
      quick
      aside={<DueText due={due} />}
    >
      <h3 className={styles.title}>
        <ItemLink to={paths.action(board, action.key)}>{nameOfAction(action)}</ItemLink>
      </h3>
      <div className={styles.under}>
        <span>{statusInWords(action.status, language)}</span>
        <RagBadge rag={action.rag} />
        {action.percentComplete !== null && <span>{percentInWords(action.percentComplete, language)}</span>}
        {capacity !== '' && <span>{w.you(capacity)}</span>}
      </div>
      <JustChanged kind="action" id={action.id} />
      <NeedsCheck problems={action.problems} />
      {action.lastNote !== null && (
        <p className={styles.note}>
          {action.lastNote.by}: {action.lastNote.text}
        </p>
      )}
    </Item>
  );
}

function ReviewItem(props: { facts: Mine<RiskFacts>; board: string; reviewForm: Form<Risk> }) {
  const { facts, board, reviewForm } = props;
  const { risk, band, capacity } = facts;
  const styles = useStyles();
  const language = useLanguage();
  const w = myWorkWords(language);
  const { viewerOid } = useBoard();
  const register = useRegister();
  const { mayReview } = standingOnThisRisk(risk, register, viewerOid);
  return (
    <Item
      buttonLabel={w.review}
      about={risk.reference}
      saved={w.reviewSaved}
      draft={draftNames.review(board, risk.key)}
      form={mayReview ? (done) => reviewForm(risk, done) : null}
      aside={
        risk.nextReview === null ? (
          w.noReviewDate
        ) : (
          <DateInWords
            date={risk.nextReview}
            words={reviewInWords(risk.nextReview, register.today, language)}
            flagged={facts.reviewOverdue}
          />
        )
      }
    >
      <h3 className={styles.title}>
        <ItemLink to={paths.risk(board, risk.key)}>{nameOfRisk(risk)}</ItemLink>
      </h3>
      <div className={styles.under}>
        <ScoreBadge score={risk.current?.score ?? null} band={band ?? null} />
        <Direction direction={facts.direction} words={facts.directionWords} />
        {(capacity !== '' || !mayReview) && <span>{w.you(capacity === '' ? w.owner : capacity)}</span>}
        {!mayReview && <span>{w.chairReviews}</span>}
      </div>
      <JustChanged kind="risk" id={risk.id} />
    </Item>
  );
}

function Item(props: {
  buttonLabel: string;
  about: string;
  saved: string;
  /** What its form keeps a draft under. */
  draft: string;
  form: ((onDone: (saved: boolean) => void, start?: QuickStart) => ReactNode) | null;
  /** Offers to say in one press how an action stands. */
  quick?: boolean;
  onOpen?: (open: boolean) => void;
  aside: ReactNode;
  children: ReactNode;
}) {
  const styles = useStyles();
  const w = useWords(myWorkWords);
  const [state, setTurn] = useState<'closed' | 'open' | 'saved'>('closed');
  const setState = (next: typeof state) => {
    setTurn(next);
    props.onOpen?.(next === 'open');
  };
  const [start, setStart] = useState<QuickStart>();
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The form had the focus and is gone: give it back to the button that opened it.
    if (wasOpen.current && state !== 'open') place.current?.querySelector('button')?.focus();
    wasOpen.current = state === 'open';
  }, [state]);
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <div>{props.children}</div>
        <div>{props.aside}</div>
        <div ref={place}>
          {props.form !== null && (
            <Button
              aria-expanded={state === 'open'}
              aria-label={`${props.buttonLabel} ${props.about}`}
              onClick={() => {
                setStart(undefined);
                setState(state === 'open' ? 'closed' : 'open');
              }}
            >
              {props.buttonLabel}
            </Button>
          )}
        </div>
      </div>
      {props.quick === true && state !== 'open' && (
        <QuickButtons
          about={props.about}
          onChoose={(choice) => {
            setStart(choice);
            setState('open');
          }}
        />
      )}
      {state !== 'open' && props.form !== null && hasDraft(props.draft) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{w.notSaved(props.buttonLabel)}</MessageBarBody>
        </MessageBar>
      )}
      {state === 'saved' && (
        <MessageBar intent="success">
          <MessageBarBody>{props.saved}</MessageBarBody>
        </MessageBar>
      )}
      {state === 'open' && props.form !== null && (
        <div className={styles.form}>
          {props.form((saved) => setState(saved ? 'saved' : 'closed'), start)}
        </div>
      )}
    </li>
  );
}
