import { inLanguages } from '../../shared/domain/language.ts';
import type { Unaddressed } from '../../shared/reminders/manager-list.ts';

interface WeekPageWords {
  readonly week: string;
  readonly quiet: string;
  readonly about: (groups: string) => string;
  readonly done: string;
  readonly overdue: string;
  readonly moved: string;
  readonly silent: string;
  readonly toClose: string;
  readonly noDueDate: string;
  readonly wasDue: (date: string) => string;
  readonly toPutRight: string;
  readonly nothing: string;
  readonly aboutPutRight: string;
  readonly sections: Readonly<Record<Unaddressed['putRight'], string>>;
  readonly nameOneInGroups: string;
  readonly notReached: string;
  readonly settings: string;
}

/** The weekly pages of chairs and board managers. */
export const weekPageWords = inLanguages<WeekPageWords>({
  en: {
    week: 'The week of your groups',
    quiet: 'a quiet week: nothing done, late, moved or silent',
    about: (groups) => `The last seven days of ${groups}.`,
    done: 'Done',
    overdue: 'Overdue',
    moved: 'Given another date',
    silent: 'Nothing heard',
    toClose: 'To close',
    noDueDate: 'No due date',
    wasDue: (date) => `Was due on ${date}`,
    toPutRight: 'To put right',
    nothing: 'nothing at the moment',
    aboutPutRight: 'Nobody is reminded about these until they are put right. Choose a line to do it here.',
    sections: {
      lead: 'Without a lead who can be asked',
      date: 'Without a date',
      'review date': 'Risks without a review date',
      chair: 'Without a chair',
    },
    nameOneInGroups: 'Name one in Groups: press “Open the register”.',
    notReached: 'Could not be reached for certain',
    settings: 'Settings and calendar',
  },
  cy: {
    week: 'Wythnos eich grwpiau',
    quiet: 'wythnos dawel: dim wedi’i wneud, yn hwyr, wedi’i symud na heb air',
    about: (groups) => `Saith diwrnod diwethaf ${groups}.`,
    done: 'Wedi’u gwneud',
    overdue: 'Yn hwyr',
    moved: 'Wedi cael dyddiad arall',
    silent: 'Dim gair',
    toClose: 'I’w cau',
    noDueDate: 'Dim dyddiad cwblhau',
    wasDue: (date) => `Roedd i’w chwblhau erbyn ${date}`,
    toPutRight: 'I’w cywiro',
    nothing: 'dim ar hyn o bryd',
    aboutPutRight:
      'Ni chaiff neb ei atgoffa am y rhain nes iddynt gael eu cywiro. Dewiswch linell i wneud hynny yma.',
    sections: {
      lead: 'Heb arweinydd y gellir gofyn iddo',
      date: 'Heb ddyddiad',
      'review date': 'Risgiau heb ddyddiad adolygu',
      chair: 'Heb gadeirydd',
    },
    nameOneInGroups: 'Enwch un yn y rhestr Grwpiau: pwyswch “Agor y gofrestr”.',
    notReached: 'Ni ellid eu cyrraedd i sicrwydd',
    settings: 'Gosodiadau a chalendr',
  },
});
