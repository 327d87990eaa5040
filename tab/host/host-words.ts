import { inLanguages } from '../../shared/domain/language.ts';

export interface HostWords {
  noAnswer: string;
  notAccepted: string;
  cancelled: string;
  consent: string;
  signInAgain: string;
  address: string;
  unknown: string;
}

/** Why Teams would not do its part. */
export const hostWords = inLanguages<HostWords>({
  en: {
    noAnswer: 'Teams did not answer. Check your connection; this page tries again by itself.',
    notAccepted: 'Teams did not accept the tab. Press Save once more.',
    cancelled:
      'Signing in was cancelled. Try again, and allow the Safeguarding Register to know who you are.',
    consent:
      'Your organisation has not yet allowed the Safeguarding Register to know who you are. Ask your IT administrator to grant it, then try again.',
    signInAgain:
      'Your organisation asks you to sign in again. Close this tab, sign out of Teams and in again, then come back.',
    address:
      'The app is set up for a different address. Tell your IT administrator that the application ID URI and the tab’s address do not match.',
    unknown:
      'Teams could not say who you are. Try again; if that does not help, sign out of Teams and in again.',
  },
  cy: {
    noAnswer:
      'Ni atebodd Teams. Gwiriwch eich cysylltiad; bydd y dudalen hon yn rhoi cynnig arall arni ohoni ei hun.',
    notAccepted: 'Ni dderbyniodd Teams y tab. Pwyswch Cadw unwaith eto.',
    cancelled:
      'Canslwyd y mewngofnodi. Rhowch gynnig arall arni, a chaniatewch i’r Gofrestr Ddiogelu wybod pwy ydych chi.',
    consent:
      'Nid yw eich sefydliad wedi caniatáu eto i’r Gofrestr Ddiogelu wybod pwy ydych chi. Gofynnwch i’ch gweinyddwr TG ei ganiatáu, yna rhowch gynnig arall arni.',
    signInAgain:
      'Mae eich sefydliad yn gofyn i chi fewngofnodi eto. Caewch y tab hwn, allgofnodwch o Teams a mewngofnodwch eto, yna dewch yn ôl.',
    address:
      'Mae’r ap wedi’i osod ar gyfer cyfeiriad gwahanol. Dywedwch wrth eich gweinyddwr TG nad yw URI ID y rhaglen a chyfeiriad y tab yn cyfateb.',
    unknown:
      'Ni allai Teams ddweud pwy ydych chi. Rhowch gynnig arall arni; os nad yw hynny’n helpu, allgofnodwch o Teams a mewngofnodwch eto.',
  },
});
