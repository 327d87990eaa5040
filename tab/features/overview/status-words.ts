import { inLanguages } from '../../../shared/domain/language.ts';
import type { Stated } from '../../../shared/meetings/status-figures.ts';
import { countOf } from './counts.ts';

const statedEn: Record<Stated, string> = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  blue: 'Blue',
  none: 'No RAG',
};
const statedCy: Record<Stated, string> = {
  red: 'Coch',
  amber: 'Oren',
  green: 'Gwyrdd',
  blue: 'Glas',
  none: 'Dim COG',
};

export const statusWords = inLanguages({
  en: {
    heading: 'Where the actions stand',
    sentence: (overdue: number, open: number) =>
      overdue === 0
        ? `None of the ${countOf(open, 'action', 'en')} still open is overdue.`
        : `${overdue} of ${countOf(open, 'action', 'en')} still open ${overdue === 1 ? 'is' : 'are'} overdue`,
    most: (name: string) => `, most of them under “${name}”.`,
    few: (name: string, count: number) => `, the largest number (${count}) under “${name}”.`,
    end: '.',
    mismatch: (count: number) =>
      count === 0
        ? 'No action is stated green and overdue at once.'
        : `${countOf(count, 'action', 'en')} ${count === 1 ? 'is' : 'are'} stated green or blue although ${count === 1 ? 'its' : 'their'} date has passed.`,
    cancelled: (count: number) => `${countOf(count, 'action', 'en')} cancelled: not counted here.`,
    agencyNote: 'Each action counts once, under the agency of its first lead.',
    empty: 'There are no actions in this plan yet.',
    by: { priority: 'Priority', agency: 'Agency', plan: 'Plan' },
    pictureName: (by: string) =>
      `Bars: actions for each ${by.toLowerCase()}. Left of the line what is overdue, right of it what is not; the pattern shows the RAG that was stated. The table after it has the same numbers.`,
    overdue: 'Overdue',
    notOverdue: 'Not overdue',
    finished: 'Finished',
    stated: statedEn,
    complete: 'Complete, not closed',
    closed: 'Closed',
    legend: 'Stated RAG',
    row: (open: number, overdue: number) => `${open} open, ${overdue === 0 ? 'none' : overdue} overdue`,
    caption: (by: string) => `Actions by ${by.toLowerCase()}, stated RAG and whether they are overdue`,
    chosen: (name: string, side: string, stated: string) =>
      [name, side, stated].filter((part) => part !== '').join(', '),
  },
  cy: {
    heading: 'Sefyllfa’r gweithredoedd',
    sentence: (overdue: number, open: number) =>
      overdue === 0
        ? `Nid oes yr un o’r gweithredoedd agored (${open}) yn hwyr.`
        : `Mae ${overdue} o’r ${open} o weithredoedd agored yn hwyr`,
    most: (name: string) => `, y rhan fwyaf ohonynt o dan “${name}”.`,
    few: (name: string, count: number) => `, y nifer fwyaf (${count}) o dan “${name}”.`,
    end: '.',
    mismatch: (count: number) =>
      count === 0
        ? 'Nid oes yr un weithred wedi’i nodi’n wyrdd ac yn hwyr ar yr un pryd.'
        : `Mae ${countOf(count, 'action', 'cy')} wedi’i nodi’n wyrdd neu’n las er bod y dyddiad wedi mynd heibio.`,
    cancelled: (count: number) => `${countOf(count, 'action', 'cy')} wedi’i chanslo: heb ei chyfrif yma.`,
    agencyNote: 'Mae pob gweithred yn cyfrif unwaith, o dan asiantaeth ei harweinydd cyntaf.',
    empty: 'Nid oes gweithredoedd yn y cynllun hwn eto.',
    by: { priority: 'Blaenoriaeth', agency: 'Asiantaeth', plan: 'Cynllun' },
    pictureName: (by: string) =>
      `Barrau: gweithredoedd yn ôl ${by.toLowerCase()}. I’r chwith o’r llinell mae’r rhai sy’n hwyr, i’r dde y rhai nad ydynt; mae’r patrwm yn dangos y COG a nodwyd. Mae’r un rhifau yn y tabl sy’n dilyn.`,
    overdue: 'Hwyr',
    notOverdue: 'Ddim yn hwyr',
    finished: 'Gorffenedig',
    stated: statedCy,
    complete: 'Cyflawn, heb ei chau',
    closed: 'Wedi’i chau',
    legend: 'COG a nodwyd',
    row: (open: number, overdue: number) => `${open} ar agor, ${overdue === 0 ? 'dim un' : overdue} yn hwyr`,
    caption: (by: string) => `Gweithredoedd yn ôl ${by.toLowerCase()}, y COG a nodwyd ac a ydynt yn hwyr`,
    chosen: (name: string, side: string, stated: string) =>
      [name, side, stated].filter((part) => part !== '').join(', '),
  },
});
