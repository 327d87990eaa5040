import { inLanguages } from './language.ts';
import { welshCount, welshNouns, yearsInWelsh } from './welsh.ts';

/** Days, counted and told from today. */
export const dayWords = inLanguages({
  en: {
    days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    weeks: (weeks: number) => (weeks === 1 ? '1 week' : `${weeks} weeks`),
    dueToday: 'due today',
    dueTomorrow: 'due tomorrow',
    dueIn: (days: number) => `due in ${days} days`,
    overdue: (days: string) => `${days} overdue`,
    moment: (day: string, time: string) => `${day} at ${time}`,
    every: {
      day: (n: number) => (n === 1 ? 'every day' : `every ${n} days`),
      week: (n: number) => (n === 1 ? 'every week' : `every ${n} weeks`),
      month: (n: number) => (n === 1 ? 'every month' : `every ${n} months`),
      year: (n: number) => (n === 1 ? 'every year' : `every ${n} years`),
    },
  },
  cy: {
    days: (days: number) => welshCount(days, welshNouns.day),
    weeks: (weeks: number) => welshCount(weeks, welshNouns.week),
    dueToday: 'i’w gwblhau heddiw',
    dueTomorrow: 'i’w gwblhau yfory',
    dueIn: (days: number) => `i’w gwblhau ymhen ${welshCount(days, welshNouns.day)}`,
    overdue: (days: string) => `${days} yn hwyr`,
    moment: (day: string, time: string) => `${day} am ${time}`,
    every: {
      day: (n: number) => (n === 1 ? 'bob dydd' : `bob ${welshCount(n, welshNouns.day)}`),
      week: (n: number) => (n === 1 ? 'bob wythnos' : `bob ${welshCount(n, welshNouns.week)}`),
      month: (n: number) => (n === 1 ? 'bob mis' : `bob ${welshCount(n, welshNouns.month)}`),
      year: (n: number) => (n === 1 ? 'bob blwyddyn' : `bob ${yearsInWelsh(n)}`),
    },
  },
});
