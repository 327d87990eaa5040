import { inLanguages } from '../../../shared/domain/language.ts';
import type { SlippageClass } from '../../../shared/meetings/slippage-figures.ts';
import { countOf } from './counts.ts';

const classesEn: Record<SlippageClass, string> = {
  'not later': 'Not moved later',
  'one month': 'Up to 1 month',
  'three months': 'Up to 3 months',
  'six months': 'Up to 6 months',
  more: 'More than 6 months',
  unknown: 'No date to compare',
};
const classesCy: Record<SlippageClass, string> = {
  'not later': 'Heb symud yn hwyrach',
  'one month': 'Hyd at 1 mis',
  'three months': 'Hyd at 3 mis',
  'six months': 'Hyd at 6 mis',
  more: 'Mwy na 6 mis',
  unknown: 'Dim dyddiad i’w gymharu',
};

export const slippageWords = inLanguages({
  en: {
    heading: 'How far dates have moved',
    sentence: (slipped: number, open: number) =>
      slipped === 0
        ? `No date of the ${countOf(open, 'action', 'en')} still open is later than it first was.`
        : `${slipped} of ${countOf(open, 'action', 'en')} still open ${slipped === 1 ? 'has' : 'have'} a later date than at first`,
    furthest: (days: number, name: string) => `; the furthest by ${countOf(days, 'day', 'en')}: “${name}”`,
    end: '.',
    empty: 'No action is open.',
    by: { plan: 'Plan', agency: 'Agency', priority: 'Priority' },
    classes: classesEn,
    legend: 'Later than the first date by',
    pictureName: (by: string) =>
      `Bars: open actions for each ${by.toLowerCase()}, by how far their date has moved from the first one. The table after it has the same numbers.`,
    caption: (by: string) => `Open actions by ${by.toLowerCase()} and how far their date has moved`,
    row: (slipped: number, total: number) => `${slipped === 0 ? 'none' : slipped} of ${total} later`,
    mostHeading: 'The ten moved furthest',
    mostNone: 'No date of an open action has moved later.',
    mostCaption: 'The ten open actions whose dates have moved furthest',
    mostPicture: (from: string, to: string) =>
      `A line for each action from its first date (hollow) to its date now (filled), between ${from} and ${to}. The table after it has the same dates.`,
    action: 'Action',
    first: 'First date',
    now: 'Date now',
    later: 'Later by',
    moves: 'Moved',
    days: (days: number) => countOf(days, 'day', 'en'),
    times: (moves: number) => (moves === 1 ? 'once' : moves === 0 ? 'not recorded' : `${moves} times`),
    todayMark: 'Today',
    requestsHeading: 'Requests for more time waiting for a decision',
    requestsNone: 'No request is waiting.',
    requestsCaption: 'Requests for more time, longest waiting first',
    askedBy: 'Asked by',
    asked: 'Asked on',
    unreadable: 'Date not readable',
    wanted: 'Wants until',
    waiting: 'Waiting',
  },
  cy: {
    heading: 'Faint mae dyddiadau wedi symud',
    sentence: (slipped: number, open: number) =>
      slipped === 0
        ? `Nid oes gan yr un o’r gweithredoedd agored (${open}) ddyddiad hwyrach na’r cyntaf.`
        : `Mae gan ${slipped} o’r ${open} o weithredoedd agored ddyddiad hwyrach na’r cyntaf`,
    furthest: (days: number, name: string) => `; y pellaf o ${countOf(days, 'day', 'cy')}: “${name}”`,
    end: '.',
    empty: 'Nid oes gweithred ar agor.',
    by: { plan: 'Cynllun', agency: 'Asiantaeth', priority: 'Blaenoriaeth' },
    classes: classesCy,
    legend: 'Yn hwyrach na’r dyddiad cyntaf o',
    pictureName: (by: string) =>
      `Barrau: gweithredoedd agored yn ôl ${by.toLowerCase()}, a faint mae eu dyddiad wedi symud o’r cyntaf. Mae’r un rhifau yn y tabl sy’n dilyn.`,
    caption: (by: string) =>
      `Gweithredoedd agored yn ôl ${by.toLowerCase()} a faint mae eu dyddiad wedi symud`,
    row: (slipped: number, total: number) => `${slipped === 0 ? 'dim un' : slipped} o ${total} yn hwyrach`,
    mostHeading: 'Y deg sydd wedi symud bellaf',
    mostNone: 'Nid oes dyddiad gweithred agored wedi symud yn hwyrach.',
    mostCaption: 'Y deg gweithred agored y mae eu dyddiadau wedi symud bellaf',
    mostPicture: (from: string, to: string) =>
      `Llinell i bob gweithred o’i dyddiad cyntaf (gwag) i’w dyddiad nawr (llawn), rhwng ${from} a ${to}. Mae’r un dyddiadau yn y tabl sy’n dilyn.`,
    action: 'Gweithred',
    first: 'Dyddiad cyntaf',
    now: 'Dyddiad nawr',
    later: 'Yn hwyrach o',
    moves: 'Wedi symud',
    days: (days: number) => countOf(days, 'day', 'cy'),
    times: (moves: number) =>
      moves === 1 ? 'unwaith' : moves === 0 ? 'heb ei gofnodi' : moves === 2 ? 'dwywaith' : `${moves} gwaith`,
    todayMark: 'Heddiw',
    requestsHeading: 'Ceisiadau am ragor o amser sy’n aros am benderfyniad',
    requestsNone: 'Nid oes cais yn aros.',
    requestsCaption: 'Ceisiadau am ragor o amser, yr un sydd wedi aros hiraf yn gyntaf',
    askedBy: 'Gofynnwyd gan',
    asked: 'Gofynnwyd ar',
    unreadable: 'Ni ellir darllen y dyddiad',
    wanted: 'Eisiau hyd at',
    waiting: 'Yn aros',
  },
});
