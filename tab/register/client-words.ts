import { inLanguages } from '../../shared/domain/language.ts';

export interface ClientWords {
  notConnected: string;
  notUnderstood: string;
  notAsExpected: string;
}

/** What the tab itself runs into on the way to the service. */
export const clientWords = inLanguages<ClientWords>({
  en: {
    notConnected: 'The register cannot be reached. Check your connection, then try again.',
    notUnderstood:
      'The register sent something this page does not understand: the page may be older than the service. Reload the page; if that does not help, tell your board manager.',
    notAsExpected: 'The register did not answer as expected. Wait a minute, then try again.',
  },
  cy: {
    notConnected: 'Ni ellir cyrraedd y gofrestr. Gwiriwch eich cysylltiad, yna rhowch gynnig arall arni.',
    notUnderstood:
      'Anfonodd y gofrestr rywbeth nad yw’r dudalen hon yn ei ddeall: efallai fod y dudalen yn hŷn na’r gwasanaeth. Ail-lwythwch y dudalen; os nad yw hynny’n helpu, dywedwch wrth reolwr eich bwrdd.',
    notAsExpected: 'Nid atebodd y gofrestr yn ôl y disgwyl. Arhoswch funud, yna rhowch gynnig arall arni.',
  },
});
