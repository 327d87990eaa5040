import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import { withReference } from '../../../shared/domain/item-title.ts';
import type { Meeting } from '../../../shared/domain/person.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { mayRunMeetings } from '../../../shared/domain/standing.ts';
import { inMeeting } from '../../register/in-meeting.ts';
import { ApiProvider, useApi, useBoard, useRegister } from '../../register/register-context.tsx';
import { useSince } from '../../register/use-since.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { paths } from '../../ui/board-paths.ts';
import { ItemLink } from '../../ui/item-link.tsx';
import { useWords } from '../../ui/language.tsx';
import { useRemembered } from '../../ui/remembered.ts';
import { AgendaList } from './agenda-list.tsx';
import { agendaOf, nameOf } from './agenda.ts';
import { ItemView } from './item-view.tsx';
import { JumpBox } from './jump-box.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { commandOf, positionOf } from './meeting-state.ts';
import { PresentingBar, type ShareToStage } from './presenting-bar.tsx';
import { RecordForm } from './record-form.tsx';
import { UnsentRecords } from './unsent-records.tsx';
import { useMeeting } from './use-meeting.ts';
import { useUnsent, type Unsent } from './use-unsent.ts';
import { words } from './words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  title: { flex: '1 1 200px', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  progress: { fontVariantNumeric: 'tabular-nums', fontSize: tokens.fontSizeBase400 },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalXL,
    alignItems: 'start',
  },
  withContents: {
    '@media (min-width: 861px)': { gridTemplateColumns: 'minmax(220px, 300px) minmax(0, 1fr)' },
  },
  contents: {
    maxHeight: '78vh',
    overflowY: 'auto',
    '@media (max-width: 860px)': { order: 2, maxHeight: 'none' },
  },
  stage: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXL, minWidth: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXXXL,
    alignItems: 'start',
  },
  beside: {
    '@media (min-width: 1180px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(300px, 380px)' },
  },
  // Below what is written about the item, as wide as there is room: its tables are read from the back row.
  deepDive: { gridColumn: '1 / -1', minWidth: 0 },
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: 'clamp(1.5rem, 3vw, 2.5rem)',
    lineHeight: 1.2,
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' },
  },
  work: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    maxWidth: '760px',
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  workHeading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

interface MeetingModeProps {
  meeting: Meeting;
  /** Where Teams shows the page: wide, beside a meeting, or on everybody's stage. */
  surface: 'page' | 'side panel' | 'stage';
  shareToStage: ShareToStage | null;
  updateForm: (action: Action, onDone: (saved: boolean) => void) => ReactNode;
  acts: (action: Action, onDone: () => void) => ReactNode;
  reviewForm: (risk: Risk, onDone: (saved: boolean) => void) => ReactNode;
  deepDive: (risk: Risk) => ReactNode;
}

/** One item at a time, large enough for the back row; steered by keys, shown to everybody, and recorded as it is said. */
export function MeetingModePage(props: MeetingModeProps) {
  const api = useApi();
  const { key } = props.meeting;
  const recording = useMemo(() => inMeeting(api, key), [api, key]);
  return (
    <ApiProvider value={recording}>
      <RunMeeting {...props} />
    </ApiProvider>
  );
}

function RunMeeting(props: MeetingModeProps) {
  const { meeting, surface, shareToStage, deepDive } = props;
  const styles = useStyles();
  const w = useWords(words);
  const announce = useAnnounce();
  const { id: board, viewerOid } = useBoard();
  const register = useRegister();
  const since = useSince(null);
  const changes = since.phase === 'read' ? since.changes : null;
  const agenda = useMemo(() => agendaOf(register, changes), [register, changes]);
  const { entries } = agenda;
  const isStage = surface === 'stage';
  const running = useMeeting(meeting.key, entries, isStage);
  const unsent = useUnsent(meeting.key);
  const { place, ownSteps, showing, role, take } = running;
  const [contents, setContents] = useRemembered('meeting contents', surface === 'page');
  const [letters, setLetters] = useRemembered('meeting letters', true);
  const heading = useRef<HTMLHeadingElement>(null);
  const jump = useRef<HTMLDivElement>(null);
  const note = useRef<HTMLFormElement>(null);
  const here = positionOf(place, entries);
  const mayRun =
    viewerOid !== null &&
    mayRunMeetings(
      viewerOid,
      { directory: register.directory, managerKeys: register.board.settings.managerKeys },
      register.today,
    );
  const risk = place.item?.kind === 'risk' ? register.riskByKey.get(place.item.key) : undefined;
  const action = place.item?.kind === 'action' ? register.actionByKey.get(place.item.key) : undefined;
  const title = risk ?? action;
  const contentsBeside = contents && surface === 'page' && place.item !== null;

  // Focus follows the person's own steps; what a presenter shows is only said, so that nobody is torn out of a sentence.
  useEffect(() => {
    if (ownSteps > 0) heading.current?.focus({ preventScroll: false });
  }, [ownSteps]);
  const name = showing?.by.name ?? '';
  const sequence = showing?.sequence ?? 0;
  const told = useRef({ sequence: 0, words: '' });
  // What the presenter shows, and not what this window shows: it follows a moment later, and would tell the item before.
  const shownItem = showing?.item ?? null;
  const shownRow =
    shownItem === null
      ? undefined
      : (shownItem.kind === 'risk' ? register.riskByKey : register.actionByKey).get(shownItem.key);
  const what =
    shownItem === null
      ? w.agenda
      : shownRow === undefined
        ? w.withheld
        : withReference(shownRow.reference, 'title' in shownRow ? shownRow.title : shownRow.action);
  useEffect(() => {
    if (role !== 'following' || sequence === told.current.sequence) return;
    told.current = { sequence, words: what };
    announce(w.shows(name, what));
  }, [role, sequence, what, name, announce, w]);

  useEffect(() => {
    if (isStage) return undefined;
    const pressed = (event: KeyboardEvent) => {
      const command = commandOf(
        {
          key: event.key,
          modified: event.ctrlKey || event.altKey || event.metaKey,
          typing: isTyping(event.target),
        },
        letters,
      );
      if (command === null) return;
      event.preventDefault();
      if (command.kind === 'jump') jump.current?.querySelector('input')?.focus();
      else if (command.kind === 'note') note.current?.querySelector('textarea')?.focus();
      else take(command);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        {!isStage && <ItemLink to={paths.meetings(board)}>← {w.leave}</ItemLink>}
        <span className={styles.title}>{meeting.title}</span>
        <span className={styles.progress}>
          {place.item !== null && here >= 0 && w.progress(here + 1, entries.length)}
          {title !== undefined && here < 0 && w.notOnAgenda}
        </span>
      </div>
      {!isStage && (
        <div className={styles.bar} role="group" aria-label={w.agenda}>
          <Button disabledFocusable={place.item === null} onClick={() => take({ kind: 'previous' })}>
            ← {w.previous}
          </Button>
          <Button
            appearance="primary"
            disabledFocusable={here === entries.length - 1}
            onClick={() => take({ kind: 'next' })}
          >
            {w.next} →
          </Button>
          <Button onClick={() => take({ kind: 'agenda' })}>{w.agenda}</Button>
          <Button onClick={() => take({ kind: 'hide detail' })}>
            {place.detail ? w.hideDetail : w.showDetail}
          </Button>
          {risk !== undefined && (
            <Button onClick={() => take({ kind: 'deep dive' })}>
              {place.view === 'deep dive' ? w.endDeepDive : w.deepDive}
            </Button>
          )}
          <JumpBox place={jump} onJump={(item) => take({ kind: 'go to', item })} />
          {place.item !== null && (
            <Button
              appearance="subtle"
              aria-expanded={contents}
              aria-controls="agenda-contents"
              onClick={() => setContents(!contents)}
            >
              {contents ? w.hideContents : w.showContents}
            </Button>
          )}
          <KeyboardHelp letters={letters} onLetters={setLetters} />
        </div>
      )}
      {!isStage && <PresentingBar meeting={running} mayRun={mayRun} shareToStage={shareToStage} />}
      {!isStage && <UnsentRecords unsent={unsent} />}
      {isStage && showing === null && <p>{w.waitingForPresenter}</p>}
      <div
        className={mergeClasses(styles.body, contentsBeside && styles.withContents)}
        // Who writes while the presenter goes on stays at the item they write about.
        onFocus={(event) => {
          if (role === 'following' && isTyping(event.target)) running.stay();
        }}
      >
        {contentsBeside && (
          <nav id="agenda-contents" aria-label={w.contents} className={styles.contents} tabIndex={-1}>
            <AgendaList
              agenda={agenda}
              here={place.item}
              large={false}
              onGoTo={(item) => take({ kind: 'go to', item })}
            />
          </nav>
        )}
        <div className={styles.stage}>
          {place.item === null ? (
            <>
              <h1 ref={heading} tabIndex={-1} className={styles.heading}>
                {w.agendaOf(meeting.title)}
              </h1>
              <AgendaList
                agenda={agenda}
                here={null}
                large={surface !== 'side panel'}
                onGoTo={isStage ? null : (item) => take({ kind: 'go to', item })}
              />
            </>
          ) : (
            <div className={mergeClasses(styles.item, surface === 'page' && mayRun && styles.beside)}>
              <ItemView
                item={place.item}
                detail={place.detail && surface !== 'side panel'}
                narrow={surface === 'side panel'}
                heading={heading}
              />
              {!isStage && mayRun && title !== undefined && (
                <div className={styles.column}>
                  <ItemWork
                    key={nameOf(place.item)}
                    {...props}
                    risk={risk}
                    action={action}
                    record={unsent.record}
                    note={note}
                  />
                </div>
              )}
              {place.view === 'deep dive' && risk !== undefined && surface !== 'side panel' && (
                <div className={styles.deepDive}>{deepDive(risk)}</div>
              )}
            </div>
          )}
          {contents && surface === 'side panel' && place.item !== null && (
            <nav id="agenda-contents" aria-label={w.contents} tabIndex={-1}>
              <AgendaList
                agenda={agenda}
                here={place.item}
                large={false}
                onGoTo={(item) => take({ kind: 'go to', item })}
              />
            </nav>
          )}
        </div>
      </div>
    </div>
  );
}

/** What can be recorded on the item while it is talked about: a decision or note, an update, a chair's act, a review. */
function ItemWork(
  props: MeetingModeProps & {
    risk: Risk | undefined;
    action: Action | undefined;
    record: Unsent['record'];
    note: Ref<HTMLFormElement>;
  },
) {
  const { meeting, risk, action, record, note, updateForm, reviewForm, acts } = props;
  const styles = useStyles();
  const w = useWords(words);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const item = risk === undefined ? action : risk;
  if (item === undefined) return null;
  return (
    <>
      <section className={styles.work}>
        <h2 className={styles.workHeading}>{w.record}</h2>
        <RecordForm
          meetingKey={meeting.key}
          item={{ kind: risk === undefined ? 'action' : 'risk', key: item.key }}
          record={record}
          place={note}
        />
      </section>
      {action !== undefined && acts(action, close)}
      {!open && (
        <div>
          <Button onClick={() => setOpen(true)}>{risk === undefined ? w.recordUpdate : w.review}</Button>
        </div>
      )}
      {open && (
        <section className={styles.work}>
          <h2 className={styles.workHeading}>{risk === undefined ? w.recordUpdate : w.review}</h2>
          {risk !== undefined && reviewForm(risk, close)}
          {action !== undefined && updateForm(action, close)}
        </section>
      )}
    </>
  );
}

/** Whether keys belong to what has the focus: a field, or a control that moves with the arrows. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="radiogroup"], [role="dialog"]',
    ) !== null
  );
}
