import { inLanguages } from './language.ts';

/** How an action stands, wherever it is told. The words people type into a register are read elsewhere and stay as typed. */
export const statusWords = inLanguages({
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
    revised: (original: string, often: string) => `revised, was due ${original}${often}`,
    revisedPast: (days: string, original: string, often: string) =>
      `revised, ${days} past original ${original}${often}`,
    often: (moves: number) => (moves === 0 ? '' : moves === 1 ? ' (moved once)' : ` (moved ${moves} times)`),
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
    revised: (original: string, often: string) => `diwygiwyd, y dyddiad gwreiddiol oedd ${original}${often}`,
    revisedPast: (days: string, original: string, often: string) =>
      `diwygiwyd, ${days} wedi’r dyddiad gwreiddiol, ${original}${often}`,
    often: (moves: number) => (moves === 0 ? '' : ` (symudwyd ${timesInWelsh(moves)})`),
  },
});

/** "unwaith", "ddwywaith", "3 gwaith". */
function timesInWelsh(times: number): string {
  if (times === 1) return 'unwaith';
  return times === 2 ? 'ddwywaith' : `${times} gwaith`;
}
