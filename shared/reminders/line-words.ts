import { inLanguages } from '../domain/language.ts';

/** What a line of somebody's list says about its date, and what waits. Dates and counts come written out. */
export const lineWords = inLanguages({
  en: {
    due: {
      today: (date: string) => `Due today, ${date}`,
      tomorrow: (date: string) => `Due tomorrow, ${date}`,
      ahead: (days: string, date: string) => `Due in ${days}, on ${date}`,
      late: (days: string, date: string) => `Overdue by ${days}: it was due on ${date}`,
    },
    review: {
      today: (date: string) => `Review due today, ${date}`,
      tomorrow: (date: string) => `Review due tomorrow, ${date}`,
      ahead: (days: string, date: string) => `Review due in ${days}, on ${date}`,
      late: (days: string, date: string) => `Review overdue by ${days}: it was due on ${date}`,
    },
    ongoing: (often: string) => (often === '' ? 'Ongoing' : `Ongoing: ${often}`),
    noDueDate: (written: string) => (written === '' ? 'No due date' : `No due date: “${written}”`),
    noReviewDate: 'No review date',
    saidComplete: 'Said to be complete',
    completeSince: (date: string) => `Complete since ${date}`,
    noEvidence: 'no evidence is linked yet',
    seeEvidence: 'look at the evidence',
    moreTimeAsked: (date: string) => `More time is asked for, until ${date}`,
    nothingHeard: (days: string) => `Nothing heard for ${days}`,
    wasDue: (date: string) => `it was due on ${date}`,
    allHeard: (date: string) => `On ${date}: all your actions have been heard about`,
    waiting: (date: string, count: number, until: string) =>
      `On ${date}: ${count === 1 ? 'one of your actions waits' : `${count} of your actions wait`} for an update${until}`,
    by: (date: string) => ` by ${date}`,
    wasWantedBy: (date: string) => `, which was wanted by ${date}`,
    theMeeting: 'the meeting',
    papersDueNow: (meeting: string, date: string) => `Papers for ${meeting} on ${date} are due now.`,
    papersDueOn: (meeting: string, date: string, due: string) =>
      `Papers for ${meeting} on ${date} are due on ${due}.`,
    papersWereDueOn: (meeting: string, date: string, due: string) =>
      `Papers for ${meeting} on ${date} were due on ${due}.`,
  },
  cy: {
    due: {
      today: (date: string) => `I’w chwblhau heddiw, ${date}`,
      tomorrow: (date: string) => `I’w chwblhau yfory, ${date}`,
      ahead: (days: string, date: string) => `I’w chwblhau ymhen ${days}, ar ${date}`,
      late: (days: string, date: string) => `${days} yn hwyr: roedd i’w chwblhau erbyn ${date}`,
    },
    review: {
      today: (date: string) => `Adolygiad i’w gynnal heddiw, ${date}`,
      tomorrow: (date: string) => `Adolygiad i’w gynnal yfory, ${date}`,
      ahead: (days: string, date: string) => `Adolygiad i’w gynnal ymhen ${days}, ar ${date}`,
      late: (days: string, date: string) => `Adolygiad ${days} yn hwyr: roedd i’w gynnal erbyn ${date}`,
    },
    ongoing: (often: string) => (often === '' ? 'Parhaus' : `Parhaus: ${often}`),
    noDueDate: (written: string) =>
      written === '' ? 'Dim dyddiad cwblhau' : `Dim dyddiad cwblhau: “${written}”`,
    noReviewDate: 'Dim dyddiad adolygu',
    saidComplete: 'Dywedir ei bod wedi’i chwblhau',
    completeSince: (date: string) => `Wedi’i chwblhau ers ${date}`,
    noEvidence: 'nid oes dolen at dystiolaeth eto',
    seeEvidence: 'edrychwch ar y dystiolaeth',
    moreTimeAsked: (date: string) => `Gofynnir am ragor o amser, tan ${date}`,
    nothingHeard: (days: string) => `Dim gair ers ${days}`,
    wasDue: (date: string) => `roedd i’w chwblhau erbyn ${date}`,
    allHeard: (date: string) => `Ar ${date}: cafwyd diweddariad ar bob un o’ch gweithredoedd`,
    waiting: (date: string, count: number, until: string) =>
      `Ar ${date}: mae ${count === 1 ? 'un' : count} o’ch gweithredoedd yn aros am ddiweddariad${until}`,
    by: (date: string) => ` erbyn ${date}`,
    wasWantedBy: (date: string) => `; roedd ei angen erbyn ${date}`,
    theMeeting: 'y cyfarfod',
    papersDueNow: (meeting: string, date: string) =>
      `Mae’n bryd cyflwyno’r papurau ar gyfer ${meeting} ar ${date}.`,
    papersDueOn: (meeting: string, date: string, due: string) =>
      `Mae’r papurau ar gyfer ${meeting} ar ${date} i’w cyflwyno erbyn ${due}.`,
    papersWereDueOn: (meeting: string, date: string, due: string) =>
      `Roedd y papurau ar gyfer ${meeting} ar ${date} i’w cyflwyno erbyn ${due}.`,
  },
});
