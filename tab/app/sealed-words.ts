import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { inLanguages } from '../../shared/domain/language.ts';

interface SealedWords {
  opening: string;
  bar: string;
  asItStood: (day: CivilDate, by: string) => string;
  sealedLater: (meeting: CivilDate, sealed: CivilDate) => string;
  nothingChanges: string;
  withheld: string;
  checksums: string;
  part: (part: 'A' | 'B') => string;
  pages: string;
  back: string;
  noSuchRisk: string;
  noSuchRiskText: string;
}

/** Around the pages of a sealed register. */
export const sealedWords = inLanguages<SealedWords>({
  en: {
    opening: 'Opening the sealed register…',
    bar: 'About this sealed register',
    asItStood: (day, by) => `The register as it stood on ${formatCivilDate(day)}, sealed by ${by}.`,
    sealedLater: (meeting, sealed) =>
      `It belongs to the meeting of ${formatCivilDate(meeting)} and was sealed on ${formatCivilDate(sealed)}: it shows that later day.`,
    nothingChanges: 'Nothing here changes, and nothing can be saved.',
    withheld: 'Some items are exempt and withheld: you may not open Part B.',
    checksums: 'Checksums (SHA-256)',
    part: (part) => `Part ${part}`,
    pages: 'Pages of the sealed register',
    back: '← Meetings',
    noSuchRisk: 'This risk is not in the sealed register',
    noSuchRiskText: 'It was not in the register on that day, or it is exempt and withheld.',
  },
  cy: {
    opening: 'Yn agor y gofrestr dan sêl…',
    bar: 'Am y gofrestr hon dan sêl',
    asItStood: (day, by) =>
      `Y gofrestr fel yr oedd ar ${formatCivilDate(day, 'cy')}, wedi’i selio gan ${by}.`,
    sealedLater: (meeting, sealed) =>
      `Mae’n perthyn i gyfarfod ${formatCivilDate(meeting, 'cy')} ac fe’i seliwyd ar ${formatCivilDate(sealed, 'cy')}: y diwrnod diweddarach hwnnw a ddangosir.`,
    nothingChanges: 'Nid oes dim yma’n newid, ac ni ellir cadw dim.',
    withheld: 'Mae rhai eitemau’n eithriedig ac wedi’u dal yn ôl: ni chewch agor Rhan B.',
    checksums: 'Sieciau (SHA-256)',
    part: (part) => `Rhan ${part}`,
    pages: 'Tudalennau’r gofrestr dan sêl',
    back: '← Cyfarfodydd',
    noSuchRisk: 'Nid yw’r risg hon yn y gofrestr dan sêl',
    noSuchRiskText: 'Nid oedd yn y gofrestr y diwrnod hwnnw, neu mae’n eithriedig ac wedi’i dal yn ôl.',
  },
});
