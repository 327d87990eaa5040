import { inLanguages, said, type Said } from '../../shared/domain/language.ts';

interface SendAgainWords {
  readonly unknownPerson: string;
  readonly nothingToSend: (name: string) => string;
  readonly notClaimed: string;
  readonly sent: (name: string, inChannel: boolean) => string;
  readonly already: string;
}

/** What became of sending a reminder again. */
const sendAgainWords = inLanguages<SendAgainWords>({
  en: {
    unknownPerson: 'This person is no longer in the People list, so nothing was sent. Reload the page.',
    nothingToSend: (name) =>
      `${name} is asked about nothing on this board at the moment, so nothing was sent.`,
    notClaimed:
      'SharePoint is not answering at the moment, so nothing was sent. Wait a minute and press again.',
    sent: (name, inChannel) => `Sent to ${name}: ${inChannel ? 'Group channel' : 'Teams chat'}.`,
    already:
      'Another message went to this person since you opened this page, so nothing more was sent. Reload the page to see it.',
  },
  cy: {
    unknownPerson:
      'Nid yw’r person hwn yn y rhestr Pobl mwyach, felly nid anfonwyd dim. Ail-lwythwch y dudalen.',
    nothingToSend: (name) =>
      `Ni ofynnir dim gan ${name} ar y bwrdd hwn ar hyn o bryd, felly nid anfonwyd dim.`,
    notClaimed:
      'Nid yw SharePoint yn ateb ar hyn o bryd, felly nid anfonwyd dim. Arhoswch funud a phwyswch eto.',
    sent: (name, inChannel) => `Anfonwyd at ${name}: ${inChannel ? 'sianel y grŵp' : 'sgwrs Teams'}.`,
    already:
      'Aeth neges arall at y person hwn ers i chi agor y dudalen hon, felly nid anfonwyd dim arall. Ail-lwythwch y dudalen i’w gweld.',
  },
});

/** One of these sentences in every language, for whoever pressed. */
export function sendAgainSaid(sentence: (words: SendAgainWords) => string): Said {
  return said((language) => sentence(sendAgainWords(language)));
}
