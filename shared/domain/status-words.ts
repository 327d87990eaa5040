import { inLanguages } from './language.ts';
import type { ActionStatus, Rag } from './status.ts';

interface StatusWords {
  rag: Readonly<Record<Rag, string>>;
  ragMeaning: Readonly<Record<Rag, string>>;
  status: Readonly<Record<ActionStatus, string>>;
  revised: (original: string, often: string) => string;
  revisedPast: (days: string, original: string, often: string) => string;
  /** " (moved 2 times)"; empty for 0. */
  often: (moves: number) => string;
}

/** How an action stands, wherever it is told. The words people type into a register are read elsewhere and stay as typed. */
export const statusWords = inLanguages<StatusWords>({
  en: {
    rag: { red: 'Red', amber: 'Amber', green: 'Green', blue: 'Blue' },
    ragMeaning: {
      red: 'off track',
      amber: 'at risk of slipping',
      green: 'on track',
      blue: 'complete',
    },
    status: {
      'not started': 'Not started',
      'in progress': 'In progress',
      complete: 'Complete (said by the lead)',
      closed: 'Closed (evidence seen)',
      cancelled: 'Cancelled',
    },
    revised: (original, often) => `revised, was due ${original}${often}`,
    revisedPast: (days, original, often) => `revised, ${days} past original ${original}${often}`,
    often: (moves) => (moves === 0 ? '' : moves === 1 ? ' (moved once)' : ` (moved ${moves} times)`),
  },
  cy: {
    rag: { red: 'Coch', amber: 'Oren', green: 'Gwyrdd', blue: 'Glas' },
    ragMeaning: {
      red: 'oddi ar y trywydd',
      amber: 'mewn perygl o lithro',
      green: 'ar y trywydd iawn',
      blue: 'wedi’i chwblhau',
    },
    status: {
      'not started': 'Heb ddechrau',
      'in progress': 'Ar y gweill',
      complete: 'Wedi’i chwblhau (yn ôl yr arweinydd)',
      closed: 'Wedi’i chau (tystiolaeth wedi’i gweld)',
      cancelled: 'Wedi’i chanslo',
    },
    revised: (original, often) => `diwygiwyd, y dyddiad gwreiddiol oedd ${original}${often}`,
    revisedPast: (days, original, often) =>
      `diwygiwyd, ${days} wedi’r dyddiad gwreiddiol, ${original}${often}`,
    often: (moves) => (moves === 0 ? '' : ` (symudwyd ${timesInWelsh(moves)})`),
  },
});

/** "unwaith", "ddwywaith", "3 gwaith". */
function timesInWelsh(times: number): string {
  if (times === 1) return 'unwaith';
  return times === 2 ? 'ddwywaith' : `${times} gwaith`;
}
