import { inLanguages } from '../../shared/domain/language.ts';

/** How the page stands with the service. */
export const connectionWords = inLanguages({
  en: {
    notConnected: 'Not connected',
    notUpToDate: 'Not up to date',
    upToDate: 'Up to date',
    asReadLast: 'What you see is as it was read last. What you type here stays.',
    reconnecting: 'The page reconnects by itself.',
    looksAgain: 'The page looks again by itself every 20 seconds. What you had typed is kept in this window.',
    tryAgain: 'Try again now',
  },
  cy: {
    notConnected: 'Heb gysylltiad',
    notUpToDate: 'Heb ei ddiweddaru',
    upToDate: 'Yn gyfredol',
    asReadLast:
      'Rydych yn gweld y gofrestr fel y darllenwyd hi ddiwethaf. Bydd yr hyn a deipiwch yma yn aros.',
    reconnecting: 'Bydd y dudalen yn ailgysylltu ohoni ei hun.',
    looksAgain:
      'Bydd y dudalen yn edrych eto ohoni ei hun bob 20 eiliad. Cedwir yr hyn a deipioch yn y ffenestr hon.',
    tryAgain: 'Rhowch gynnig arall arni nawr',
  },
});
