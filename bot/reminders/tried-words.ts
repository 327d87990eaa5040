import { inLanguages } from '../../shared/domain/language.ts';

/** What was tried about an action, as a chair reads it. */
export const triedWords = inLanguages({
  en: {
    nobodyAnyMore: 'somebody who is no longer in People',
    someDay: 'some day',
    notReached: 'could not be reached in Teams',
    notArrived: 'the message did not arrive',
    inChannel: 'in the group’s channel',
    inTeams: 'in Teams',
    perhaps: '(perhaps: Teams’ answer was lost)',
    nothingHeard: 'nothing heard',
    today: 'sent today',
    heardSince: 'heard since',
  },
  cy: {
    nobodyAnyMore: 'rhywun nad yw yn y rhestr Pobl mwyach',
    someDay: 'rhyw ddiwrnod',
    notReached: 'ni ellid ei gyrraedd yn Teams',
    notArrived: 'ni chyrhaeddodd y neges',
    inChannel: 'yn sianel y grŵp',
    inTeams: 'yn Teams',
    perhaps: '(o bosibl: collwyd ateb Teams)',
    nothingHeard: 'dim gair',
    today: 'anfonwyd heddiw',
    heardSince: 'clywyd ers hynny',
  },
});
