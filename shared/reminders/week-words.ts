import { inLanguages } from '../domain/language.ts';
import { welshCount, welshNouns } from '../domain/welsh.ts';

/** The figures of a chair’s week and of a board manager’s list, as parts of a sentence. */
export const weekWords = inLanguages({
  en: {
    done: (count: number) => `${count} done`,
    overdue: (count: number) => `${count} overdue`,
    moved: (count: number) => `${count} given another date`,
    silent: (count: number) => `${count} silent`,
    toClose: (count: number) => `${count} to close`,
    items: (count: number) =>
      `${count} ${count === 1 ? 'item needs' : 'items need'} a lead, a date or a chair`,
    people: (count: number) =>
      `${count} ${count === 1 ? 'person' : 'people'} could not be reached for certain`,
    warnings: (count: number) => `${count} ${count === 1 ? 'warning' : 'warnings'} about settings`,
  },
  cy: {
    done: (count: number) => `${count} wedi’${count === 1 ? 'i' : 'u'} gwneud`,
    overdue: (count: number) => `${count} yn hwyr`,
    moved: (count: number) => `${count} â dyddiad arall`,
    silent: (count: number) => `${count} heb air`,
    toClose: (count: number) => `${count} i’w ${count === 1 ? 'chau' : 'cau'}`,
    items: (count: number) =>
      `mae angen arweinydd, dyddiad neu gadeirydd ar ${welshCount(count, welshNouns.item)}`,
    people: (count: number) =>
      `ni ellid cyrraedd ${count === 1 ? 'un person' : `${count} o bobl`} i sicrwydd`,
    warnings: (count: number) => `${count === 1 ? 'un rhybudd' : `${count} rhybudd`} am osodiadau`,
  },
});
