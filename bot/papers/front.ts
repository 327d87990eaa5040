import type { Language } from '../../shared/domain/language.ts';
import type { Paper } from './paper.ts';
import { paperFacts } from './paper-facts.ts';
import type { PartedSource } from './paper-source.ts';
import { paperWords } from './paper-words.ts';

/** Title, facts and marking, the same for everything that is printed. */
export function frontOf(
  { board, meeting, part, asAt, sealed, now }: PartedSource,
  language: Language,
  kind: string,
): Pick<Paper, 'title' | 'facts' | 'marking' | 'language' | 'pageWords' | 'madeAt'> {
  const words = paperWords(language);
  const { day } = paperFacts([], words, language);
  const marking = part === 'A' ? words.partA : words.partB;
  return {
    title: `${kind}: ${board.settings.title}`,
    facts: [
      [words.board, [board.settings.partnership, board.settings.title].filter(Boolean).join(', ')],
      ...(meeting === null
        ? []
        : ([
            [words.meeting, meeting.title],
            [words.meetingDate, meeting.date === null ? words.notDated : day(meeting.date)],
          ] as const)),
      [words.from, words.boardManager],
      [words.part, marking],
      [words.register, sealed === null ? words.asOf(day(asAt)) : words.asItStood(day(asAt), sealed.by)],
    ],
    marking,
    language,
    pageWords: words.page,
    madeAt: now,
  };
}
