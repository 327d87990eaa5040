import { inLanguages } from './language.ts';
import type { RetentionPeriod } from './retention.ts';
import { yearsInWelsh } from './welsh.ts';

interface RetentionWords {
  /** What a period is of. */
  readonly kinds: Readonly<Record<RetentionPeriod, string>>;
  readonly years: (years: number) => string;
}

/** What a board keeps, as a report and a page name it. */
export const retentionWords = inLanguages<RetentionWords>({
  en: {
    kinds: {
      paperYears: 'Board papers and exports',
      sealedRegisterYears: 'Sealed registers',
      reviewPlanYears: 'Closed action plans of reviews',
      otherPlanYears: 'Other closed action plans',
      closedRiskYears: 'Closed risks',
      importYears: 'Documents brought in',
      reminderYears: 'Reminders sent (receipts)',
    },
    years: (years) => (years === 1 ? '1 year' : `${years} years`),
  },
  cy: {
    kinds: {
      paperYears: 'Papurau’r bwrdd ac allforion',
      sealedRegisterYears: 'Cofrestrau wedi’u selio',
      reviewPlanYears: 'Cynlluniau gweithredu adolygiadau a gaewyd',
      otherPlanYears: 'Cynlluniau gweithredu eraill a gaewyd',
      closedRiskYears: 'Risgiau a gaewyd',
      importYears: 'Dogfennau a ddygwyd i mewn',
      reminderYears: 'Nodiadau atgoffa a anfonwyd (derbynebau)',
    },
    years: yearsInWelsh,
  },
});
