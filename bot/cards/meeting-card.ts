import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import type { Meeting } from '../../shared/domain/person.ts';
import { lineWords } from '../../shared/reminders/line-words.ts';
import type { MyLine } from '../../shared/reminders/my-line.ts';
import { button, linkButton, text, type CardMessage } from './card.ts';
import { cardWords } from './card-words.ts';
import { listWords } from './list-words.ts';
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
  const { language } = place;
  const words = listWords(language);
  const { backToList, openRegister } = cardWords(language);
  const name = meeting.title.trim() === '' ? lineWords(language).theMeeting : oneLine(meeting.title, 100);
  const title = words.yourActionsFor(name, lines.length);
  const date = meeting.date === null ? '' : words.on(formatCivilDate(meeting.date, language));
  const deadline =
    meeting.updateDeadline === null ? '' : words.wantedBy(formatCivilDate(meeting.updateDeadline, language));
  const todo = lines.length === 0 ? words.noneForIt : words.sayHowItGoes;
  return {
    summary: oneLine(`${title} – ${place.board.title}`, 200),
    card: pagedCard({
      language,
      top: [
        text(escapeText(title), { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
        text(`${date}${deadline}${todo}`, { spacing: 'small' }),
      ],
      lines: lines.map((line) => ({ section: words.yourOpenActions, element: lineElement(question, line) })),
      from: question.from,
      page: (from) => ({ verb: 'meeting.show', board: place.board.id, meetingKey: meeting.key, from }),
      actions: [
        button(backToList, { verb: 'digest.show', board: place.board.id, list: 'today', from: 0 }),
        linkButton(openRegister, place.links.board(place.board.id)),
      ],
      mri: place.mri,
    }),
  };
}
