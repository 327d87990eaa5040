import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { civilDateAt, formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import type { Meeting } from '../../../shared/domain/person.ts';
import { whyNotSealed } from '../../../shared/meetings/sealing.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { paths } from '../../ui/board-paths.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { NeedsCheck } from '../../ui/marks.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useScrollMemory } from '../../ui/remembered.ts';
import { EmptyState } from '../../ui/states.tsx';
import { meetingsWords } from './meetings-words.ts';
import { SealDialog } from './seal-dialog.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  links: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: '4px' },
  text: { margin: 0 },
});

type Dated = Meeting & { date: CivilDate };

const isDated = (meeting: Meeting): meeting is Dated => meeting.date !== null;
const byDate = (first: Dated, second: Dated) =>
  first.date === second.date ? (first.key < second.key ? -1 : 1) : first.date < second.date ? -1 : 1;

/** The meetings of the board and its groups: those to come, and those that were with their sealed registers. */
export function MeetingsPage(props: { openLink: (url: string) => Promise<boolean> }) {
  const styles = useStyles();
  const w = useWords(meetingsWords);
  const language = useLanguage();
  const announce = useAnnounce();
  const { id: board, viewerOid } = useBoard();
  const register = useRegister();
  const [asked, setAsked] = useState<{ meeting: Meeting; open: boolean } | null>(null);
  const [done, setDone] = useState('');
  const outcome = useRef<HTMLDivElement>(null);
  // The button that was pressed goes as soon as the meeting is sealed: who pressed it goes on where it says so.
  useEffect(() => {
    if (done !== '') outcome.current?.focus();
  }, [done]);
  useScrollMemory(`meetings ${board}`);

  const { today, meetings, directory } = register;
  const { timeZone, managerKeys } = register.board.settings;
  const dated = meetings.filter(isDated).sort(byDate);
  const undated = meetings.filter(({ date }) => date === null);
  const may = (meeting: Meeting) =>
    viewerOid !== null && whyNotSealed(viewerOid, meeting, { directory, managerKeys }, today) === null;
  const day = (date: CivilDate | null) => (date === null ? w.noDate : formatCivilDate(date, language));

  const named: Column<Meeting> = {
    id: 'meeting',
    heading: w.meeting,
    share: 32,
    namesRow: true,
    cell: (meeting) => (
      <>
        <div>{meeting.title}</div>
        <NeedsCheck problems={meeting.problems} />
      </>
    ),
  };
  const when: Column<Meeting> = { id: 'date', heading: w.date, share: 16, cell: ({ date }) => day(date) };
  const sealButton = (meeting: Meeting) =>
    may(meeting) && (
      <Button
        size="small"
        aria-label={w.sealNamed(meeting.title)}
        onClick={() => setAsked({ meeting, open: true })}
      >
        {w.seal}
      </Button>
    );
  const coming: Column<Meeting>[] = [
    when,
    named,
    { id: 'updates', heading: w.updatesBy, share: 16, cell: ({ updateDeadline }) => day(updateDeadline) },
    { id: 'papers', heading: w.papersBy, share: 16, cell: ({ paperDeadline }) => day(paperDeadline) },
    {
      id: 'open',
      heading: w.open,
      share: 20,
      cell: (meeting) => (
        <div className={styles.links}>
          <ItemLink to={paths.runMeeting(board, meeting.key)} label={w.runNamed(meeting.title)}>
            {w.run}
          </ItemLink>
          <ItemLink to={paths.papers(board, meeting.key)} label={w.papersNamed(meeting.title)}>
            {w.papers}
          </ItemLink>
          {sealButton(meeting)}
        </div>
      ),
    },
  ];
  const past: Column<Meeting>[] = [
    when,
    named,
    {
      id: 'register',
      heading: w.register,
      share: 28,
      cell: (meeting) => (
        <div className={styles.links}>
          <span>
            {meeting.seal === null
              ? w.notSealed
              : w.sealedBy(civilDateAt(meeting.seal.at, timeZone), meeting.seal.by.name)}
          </span>
          {sealButton(meeting)}
        </div>
      ),
    },
    {
      id: 'open',
      heading: w.open,
      share: 24,
      cell: (meeting) => (
        <div className={styles.links}>
          {meeting.seal !== null && (
            <ItemLink to={paths.sealed(board, meeting.key)} label={w.openSealedNamed(meeting.title)}>
              {w.openSealed}
            </ItemLink>
          )}
          <ItemLink to={paths.since(board, meeting.key)} label={w.sinceNamed(meeting.title)}>
            {w.since}
          </ItemLink>
          <ItemLink to={paths.papers(board, meeting.key)} label={w.papersNamed(meeting.title)}>
            {w.papers}
          </ItemLink>
        </div>
      ),
    },
  ];

  const section = (
    id: string,
    heading: string,
    rows: readonly Meeting[],
    columns: Column<Meeting>[],
    empty: string,
  ) => (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {heading}
      </h2>
      {rows.length === 0 ? (
        <EmptyState>{empty}</EmptyState>
      ) : (
        <DataTable
          caption={heading}
          columns={columns}
          rows={rows.map((meeting) => ({ kind: 'item', id: meeting.id, item: meeting }))}
        />
      )}
    </section>
  );

  return (
    <div className={styles.page}>
      <PageHeading title={w.title} />
      {done !== '' && (
        <div ref={outcome} tabIndex={-1}>
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>{done}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      {section(
        'coming-heading',
        w.coming,
        dated.filter(({ date }) => date >= today),
        coming,
        w.noneComing,
      )}
      {undated.length > 0 && (
        <>
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{w.undatedText}</MessageBarBody>
          </MessageBar>
          {section('undated-heading', w.undated, undated, [when, named], '')}
        </>
      )}
      {section('past-heading', w.past, dated.filter(({ date }) => date < today).reverse(), past, w.nonePast)}
      {asked !== null && (
        <SealDialog
          key={asked.meeting.key}
          meeting={asked.meeting}
          open={asked.open}
          openLink={props.openLink}
          onDone={(words) => {
            setAsked({ ...asked, open: false });
            setDone(words);
            announce(words);
          }}
        />
      )}
    </div>
  );
}
