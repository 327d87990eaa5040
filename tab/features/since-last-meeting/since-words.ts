import { formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { inLanguages } from '../../../shared/domain/language.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

interface SinceCounts {
  added: number;
  closed: number;
  moved: number;
  missed: number;
  completed: number;
  overdue: number;
  datesMoved: number;
  waiting: number;
}

export const sinceWords = inLanguages({
  en: {
    title: 'Since the last meeting',
    runMeeting: 'Run a meeting',
    counted: (meeting: string) => `Counted from the meeting ${meeting}.`,
    sealedOn: (date: CivilDate) =>
      `Compared with the register that was sealed as at ${formatCivilDate(date)}.`,
    trailOnly:
      'What follows is what the trail alone proves: new items, and items that are gone, cannot be told without a sealed register.',
    withheld: 'Some items of that register are exempt and withheld from you.',
    loading: 'Reading what changed since the last meeting…',
    choose: 'Since which meeting',
    lastMeeting: 'The last one',
    group: 'Group',
    everyGroup: 'Every group',
    print: 'Print',
    none: 'None',
    risks: 'Risks',
    actions: 'Actions',
    added: 'New risks',
    closed: 'Closed risks',
    scoreMoved: 'Scores that moved',
    reviewsMissed: 'Reviews missed',
    moreTime: 'Requests for more time waiting for a decision',
    completed: 'Completed',
    actionsClosed: 'Closed or cancelled',
    newlyOverdue: 'Newly overdue',
    datesMoved: 'Dates moved',
    silent: 'Leads who have not been heard',
    actionsAdded: 'New actions',
    gone: 'No longer in the register, or no longer shown to you',
    summary: (since: CivilDate | null, counts: SinceCounts) =>
      `${since === null ? '' : `Since ${formatCivilDate(since)}: `}${[
        plural(counts.added, 'new risk', 'new risks'),
        `${counts.closed} closed`,
        plural(counts.moved, 'score moved', 'scores moved'),
        plural(counts.missed, 'review missed', 'reviews missed'),
        plural(counts.completed, 'action completed', 'actions completed'),
        `${counts.overdue} newly overdue`,
        plural(counts.datesMoved, 'date moved', 'dates moved'),
        plural(counts.waiting, 'request waiting', 'requests waiting'),
      ].join('; ')}.`,
    cameBack: 'Moved and came back',
    movement: {
      up: 'Up',
      down: 'Down',
      same: 'The same score, by another likelihood or impact',
      'not comparable': 'Scored another way; cannot be compared',
    },
    fromTo: (from: string, to: string) => `from ${from} to ${to}`,
    stays: (between: string | null, score: string) =>
      between === null ? `stands at ${score} again` : `was ${between}, stands at ${score} again`,
    due: (date: CivilDate) => `was due ${formatCivilDate(date)}`,
    daysLate: (days: number) => plural(days, 'day late', 'days late'),
    dueNow: (date: CivilDate) => `due ${formatCivilDate(date)}`,
    noDate: 'no date',
    original: (date: CivilDate) => `Original date ${formatCivilDate(date)}`,
    now: (date: CivilDate) => `now ${formatCivilDate(date)}`,
    before: (date: CivilDate) => `was ${formatCivilDate(date)} at the meeting`,
    moves: (times: number) => (times === 1 ? 'moved once in all' : `moved ${times} times in all`),
    agreedBy: (name: string) => `agreed by ${name}`,
    nobodyAgreed: 'nothing says who agreed',
    movedByHand: (name: string) => `moved by hand in SharePoint by ${name}`,
    whoDecides: 'A chair, deputy chair or board manager decides this.',
    asks: (name: string, date: CivilDate, reason: string) =>
      `${name} asks for time until ${formatCivilDate(date)}: ${reason}`,
    silentSince: (date: CivilDate, days: number) =>
      `nothing heard since ${formatCivilDate(date)}, ${plural(days, 'day', 'days')}`,
    status: { complete: 'Complete', closed: 'Closed', cancelled: 'Cancelled' },
    decide: 'Decide',
    hide: 'Hide the form',
    decidedMeanwhile: 'decided meanwhile by somebody else',
    byHand: 'by hand in SharePoint',
  },
  cy: {
    title: 'Ers y cyfarfod diwethaf',
    runMeeting: 'Cynnal cyfarfod',
    counted: (meeting: string) => `Wedi’i gyfrif o’r cyfarfod ${meeting}.`,
    sealedOn: (date: CivilDate) =>
      `Wedi’i gymharu â’r gofrestr a seliwyd fel yr oedd ar ${formatCivilDate(date, 'cy')}.`,
    trailOnly:
      'Yr hyn y mae’r trywydd yn unig yn ei brofi sy’n dilyn: ni ellir dweud pa eitemau sy’n newydd nac wedi mynd heb gofrestr wedi’i selio.',
    withheld: 'Mae rhai eitemau o’r gofrestr honno yn eithriedig ac yn cael eu cadw’n ôl rhagoch.',
    loading: 'Yn darllen beth sydd wedi newid ers y cyfarfod diwethaf…',
    choose: 'Ers pa gyfarfod',
    lastMeeting: 'Yr un diwethaf',
    group: 'Grŵp',
    everyGroup: 'Pob grŵp',
    print: 'Argraffu',
    none: 'Dim',
    risks: 'Risgiau',
    actions: 'Gweithredoedd',
    added: 'Risgiau newydd',
    closed: 'Risgiau a gaewyd',
    scoreMoved: 'Sgoriau a symudodd',
    reviewsMissed: 'Adolygiadau a gollwyd',
    moreTime: 'Ceisiadau am ragor o amser sy’n aros am benderfyniad',
    completed: 'Wedi’u cwblhau',
    actionsClosed: 'Wedi’u cau neu eu canslo',
    newlyOverdue: 'Newydd fynd yn hwyr',
    datesMoved: 'Dyddiadau a symudwyd',
    silent: 'Arweinwyr na chlywyd ganddynt',
    actionsAdded: 'Gweithredoedd newydd',
    gone: 'Ddim yn y gofrestr mwyach, neu ddim yn cael eu dangos i chi mwyach',
    summary: (since: CivilDate | null, counts: SinceCounts) =>
      `${since === null ? '' : `Ers ${formatCivilDate(since, 'cy')}: `}${[
        `${counts.added} risg newydd`,
        `${counts.closed} wedi cau`,
        `${counts.moved} sgôr wedi symud`,
        `${counts.missed} adolygiad wedi’i golli`,
        `${counts.completed} gweithred wedi’i chwblhau`,
        `${counts.overdue} newydd fynd yn hwyr`,
        `${counts.datesMoved} dyddiad wedi symud`,
        `${counts.waiting} cais yn aros`,
      ].join('; ')}.`,
    cameBack: 'Symudodd a daeth yn ôl',
    movement: {
      up: 'I fyny',
      down: 'I lawr',
      same: 'Yr un sgôr, gyda thebygolrwydd neu effaith arall',
      'not comparable': 'Wedi’i sgorio mewn ffordd arall; ni ellir cymharu',
    },
    fromTo: (from: string, to: string) => `o ${from} i ${to}`,
    stays: (between: string | null, score: string) =>
      between === null ? `yn sefyll ar ${score} eto` : `bu’n ${between}, yn sefyll ar ${score} eto`,
    due: (date: CivilDate) => `roedd i’w wneud erbyn ${formatCivilDate(date, 'cy')}`,
    daysLate: (days: number) => `${days} diwrnod yn hwyr`,
    dueNow: (date: CivilDate) => `i’w gwneud erbyn ${formatCivilDate(date, 'cy')}`,
    noDate: 'dim dyddiad',
    original: (date: CivilDate) => `Dyddiad gwreiddiol ${formatCivilDate(date, 'cy')}`,
    now: (date: CivilDate) => `nawr ${formatCivilDate(date, 'cy')}`,
    before: (date: CivilDate) => `${formatCivilDate(date, 'cy')} adeg y cyfarfod`,
    moves: (times: number) => (times === 1 ? 'symudwyd unwaith i gyd' : `symudwyd ${times} gwaith i gyd`),
    agreedBy: (name: string) => `cytunwyd gan ${name}`,
    nobodyAgreed: 'does dim yn dweud pwy gytunodd',
    movedByHand: (name: string) => `symudwyd â llaw yn SharePoint gan ${name}`,
    whoDecides: 'Cadeirydd, dirprwy gadeirydd neu reolwr y bwrdd sy’n penderfynu hyn.',
    asks: (name: string, date: CivilDate, reason: string) =>
      `Mae ${name} yn gofyn am amser tan ${formatCivilDate(date, 'cy')}: ${reason}`,
    silentSince: (date: CivilDate, days: number) =>
      `ni chlywyd dim ers ${formatCivilDate(date, 'cy')}, ${days} diwrnod`,
    status: { complete: 'Wedi’i chwblhau', closed: 'Wedi’i chau', cancelled: 'Wedi’i chanslo' },
    decide: 'Penderfynu',
    hide: 'Cuddio’r ffurflen',
    decidedMeanwhile: 'penderfynwyd yn y cyfamser gan rywun arall',
    byHand: 'â llaw yn SharePoint',
  },
});

export type SinceWords = ReturnType<typeof sinceWords>;
