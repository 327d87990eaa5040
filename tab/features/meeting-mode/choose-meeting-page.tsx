import { makeStyles, tokens } from '@fluentui/react-components';
import { meetingWithDate } from '../../../shared/domain/meeting-title.ts';
import type { Meeting } from '../../../shared/domain/person.ts';
import { useBoard, useRegister, useRegisterSnapshot } from '../../register/register-context.tsx';
import { paths } from '../../ui/board-paths.ts';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { words } from './words.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  list: { margin: 0, paddingLeft: '20px', display: 'grid', rowGap: tokens.spacingVerticalS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** Which meeting is being held, where the place the page was opened from does not say. */
export function ChooseMeetingPage({ gone }: { gone: boolean }) {
  const styles = useStyles();
  const w = useWords(words);
  const language = useLanguage();
  const { id: board } = useBoard();
  const { meetings, today } = useRegister();
  const { showings } = useRegisterSnapshot().register;
  return (
    <div className={styles.page}>
      <PageHeading title={gone ? w.noMeeting : w.choose} />
      <p className={styles.quiet}>{gone ? w.noMeetingHelp : w.chooseHelp}</p>
      {meetings.length === 0 && <EmptyState>{w.noMeetings}</EmptyState>}
      <ul className={styles.list}>
        {nextFirst(meetings, today).map(({ id, key, title, date }) => {
          const shown = showings.find(({ meetingKey }) => meetingKey === key);
          return (
            <li key={id}>
              <ItemLink to={paths.runMeeting(board, key)}>
                {date === null ? `${title}, ${w.noDate}` : meetingWithDate({ title, date }, language)}
              </ItemLink>
              {shown !== undefined && <p className={styles.quiet}>{w.beingShown(shown.by.name)}</p>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Today's and coming meetings, soonest first; then past ones, newest first. */
function nextFirst(meetings: readonly Meeting[], today: string): readonly Meeting[] {
  const dayOf = ({ date }: Meeting) => date ?? '';
  const coming = meetings.filter((each) => dayOf(each) >= today);
  const past = meetings.filter((each) => dayOf(each) < today);
  return [
    ...coming.sort((first, second) => (dayOf(first) < dayOf(second) ? -1 : 1)),
    ...past.sort((first, second) => (dayOf(first) > dayOf(second) ? -1 : 1)),
  ];
}
