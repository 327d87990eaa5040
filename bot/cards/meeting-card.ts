import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import type { Meeting } from '../../shared/domain/person.ts';
import type { MyLine } from '../../shared/reminders/my-list.ts';
import { button, linkButton, text, type CardMessage } from './card.ts';
import { lineElement, type LineQuestion } from './digest-line.ts';
import { pagedCard } from './paged-lines.ts';
import { escapeText, oneLine } from './plain-text.ts';

export interface MeetingQuestion extends LineQuestion {
  readonly meeting: Meeting;
  /** The person’s open actions that the meeting looks at, most pressing first. */
  readonly lines: readonly MyLine[];
  readonly from: number;
}

/** A person’s open actions for one meeting, to be brought up to date before it. */
export function meetingCard(question: MeetingQuestion): CardMessage {
  const { place, meeting, lines } = question;
  const name = meeting.title.trim() === '' ? 'the meeting' : oneLine(meeting.title, 100);
  const title = `Your actions for ${name} (${lines.length})`;
  const date = meeting.date === null ? '' : `On ${formatCivilDate(meeting.date)}. `;
  const deadline =
    meeting.updateDeadline === null
      ? ''
      : `Updates are wanted by ${formatCivilDate(meeting.updateDeadline)}. `;
  const todo =
    lines.length === 0 ? 'You have no open actions for it.' : 'Choose a line to say how it is going.';
  return {
    summary: oneLine(`${title} – ${place.board.title}`, 200),
    card: pagedCard({
      top: [
        text(escapeText(title), { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
        text(`${date}${deadline}${todo}`, { spacing: 'small' }),
      ],
      lines: lines.map((line) => ({ section: 'Your open actions', element: lineElement(question, line) })),
      from: question.from,
      page: (from) => ({ verb: 'meeting.show', board: place.board.id, meetingKey: meeting.key, from }),
      actions: [
        button('Back to my list', { verb: 'digest.show', board: place.board.id, list: 'today', from: 0 }),
        linkButton('Open the register', place.links.board(place.board.id)),
      ],
      mri: place.mri,
    }),
  };
}
