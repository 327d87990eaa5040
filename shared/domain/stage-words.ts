import { dayWords } from './day-words.ts';
import { inLanguages } from './language.ts';

const english = dayWords('en');
const welsh = dayWords('cy');

/** The stages of a reminder, as people say them. */
export const stageWords = inLanguages({
  en: {
    named: {
      ask: 'Regular update',
      'on-the-day': 'On the day',
      'review-on-the-day': 'On the day of the review',
      decided: 'Decision told',
      'week-chair': 'Weekly summary',
      'week-manager': 'Weekly list',
      'decide-0': 'Request to decide',
      'close-0': 'To close',
    },
    counted: {
      before: (count: number) => `${english.days(count)} before`,
      'overdue-week': (count: number) => `${english.weeks(count)} overdue`,
      'overdue-day': (count: number) => `${english.days(count)} overdue`,
      'review-before': (count: number) => `${english.days(count)} before the review`,
      'review-after': (count: number) => `Review ${english.days(count)} overdue`,
      'meeting-before': (count: number) => `${english.days(count)} before the meeting`,
      'papers-before': (count: number) => `Papers, ${english.days(count)} before the meeting`,
      escalate: (count: number) => `Escalated after ${english.days(count)} of silence`,
      decide: (count: number) => `Request undecided for ${english.days(count)}`,
      close: (count: number) => `To close for ${english.days(count)}`,
    },
  },
  cy: {
    named: {
      ask: 'Diweddariad rheolaidd',
      'on-the-day': 'Ar y diwrnod',
      'review-on-the-day': 'Ar ddiwrnod yr adolygiad',
      decided: 'Hysbyswyd o’r penderfyniad',
      'week-chair': 'Crynodeb wythnosol',
      'week-manager': 'Rhestr wythnosol',
      'decide-0': 'Cais i’w benderfynu',
      'close-0': 'I’w chau',
    },
    counted: {
      before: (count: number) => `${welsh.days(count)} cyn hynny`,
      'overdue-week': (count: number) => `${welsh.weeks(count)} yn hwyr`,
      'overdue-day': (count: number) => `${welsh.days(count)} yn hwyr`,
      'review-before': (count: number) => `${welsh.days(count)} cyn yr adolygiad`,
      'review-after': (count: number) => `Adolygiad ${welsh.days(count)} yn hwyr`,
      'meeting-before': (count: number) => `${welsh.days(count)} cyn y cyfarfod`,
      'papers-before': (count: number) => `Papurau, ${welsh.days(count)} cyn y cyfarfod`,
      escalate: (count: number) => `Uwchgyfeiriwyd ar ôl ${welsh.days(count)} o dawelwch`,
      decide: (count: number) => `Cais heb ei benderfynu ers ${welsh.days(count)}`,
      close: (count: number) => `I’w chau ers ${welsh.days(count)}`,
    },
  },
});
