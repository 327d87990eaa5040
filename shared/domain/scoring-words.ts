import { inLanguages } from './language.ts';

/** Why a score cannot be made. */
export const scoringWords = inLanguages({
  en: {
    axis: { likelihood: 'likelihood', impact: 'impact' },
    unknownLevel: (choice: string, axis: string, known: string) =>
      `"${choice}" is not a ${axis} of this scheme. Use one of: ${known}.`,
    code: 'code',
    noBand: 'The scoring scheme has no band for this score. Ask the board manager to complete its bands.',
  },
  cy: {
    axis: { likelihood: 'tebygolrwydd', impact: 'effaith' },
    unknownLevel: (choice: string, axis: string, known: string) =>
      `Nid yw "${choice}" yn ${axis} yn y cynllun hwn. Defnyddiwch un o’r rhain: ${known}.`,
    code: 'cod',
    noBand:
      'Nid oes gan y cynllun sgorio fand ar gyfer y sgôr hon. Gofynnwch i reolwr y bwrdd gwblhau ei fandiau.',
  },
});
