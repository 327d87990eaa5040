import { inLanguages } from '../../shared/domain/language.ts';

interface BotWords {
  readonly otherTenant: string;
  readonly tooMuch: string;
  readonly noAccount: string;
  readonly onlyPersonal: string;
  readonly stillWorking: string;
  readonly sorry: string;
  readonly tooSlow: string;
  readonly broken: string;
  readonly unknownPerson: string;
  readonly nothingFound: string;
  readonly nothingNeeded: string;
  readonly allWithheld: string;
  readonly someWithheld: string;
  readonly helloInChannel: string;
  readonly nobodyKnown: string;
  readonly whoMay: (changedNothing: boolean) => string;
  readonly whichGroup: string;
  readonly noSuchGroup: string;
  readonly severalGroups: string;
  readonly writeOneOf: (why: string, names: string) => string;
  readonly channelUsed: (group: string, board: string) => string;
  readonly channelUnused: string;
  readonly channelUsedFor: (groups: string) => string;
  readonly channelNoLonger: (groups: string) => string;
  readonly nothingChanged: (why: string) => string;
  readonly somebodyElse: string;
}

/** What the bot says without a card. */
export const botWords = inLanguages<BotWords>({
  en: {
    otherTenant:
      'I belong to another organisation’s safeguarding board and cannot help you here. Ask your own board manager which app to use.',
    tooMuch:
      'That was more than I can answer in a minute, and nothing was recorded by it. Wait a minute, then try once more.',
    noAccount:
      'I cannot tell which work account you are using, so I cannot show you anything of the register. Sign in to Teams with your work or guest account and try again.',
    onlyPersonal:
      'I talk about the register in a personal chat only, because others can read along here. Open a chat with me and write “my actions”.',
    stillWorking: 'I am still working on that. Press again in a moment: nothing is recorded twice.',
    sorry:
      'Sorry, something went wrong on my side. Nothing you sent was changed by it. Please try again in a minute; if it happens again, tell your board manager.',
    tooSlow: 'The register takes longer than usual. Type the next letter, or try again in a minute.',
    broken: 'Something went wrong on my side. Please try again in a minute.',
    unknownPerson:
      'I cannot find your account among the people of any board I look after. Ask your board manager to put your work account into the People list.',
    nothingFound:
      'Nothing you have a part in fits. Write a reference such as “1.3”, or fewer words. The tab shows the whole register.',
    nothingNeeded:
      'Nothing of yours needs you now. Write a reference such as “1.3”, or words, to find something.',
    allWithheld:
      'Something fits, but it is marked Part B (exempt), so it is not put into a conversation. Ask me about it in our own chat.',
    someWithheld: 'Something else fits that is marked Part B (exempt) and withheld here.',
    helloInChannel:
      'Hello. I look after safeguarding registers. I show what is in them in a personal chat only. When I cannot reach somebody there, I can tell them in their group’s channel that something waits. The chair or deputy chair of a group, or the board manager, can choose this channel for it: mention me and write “use this channel for”, then the group’s name.',
    nobodyKnown:
      'I cannot find your account among the people of any board I look after, so I cannot change which channel a group uses. Ask your board manager.',
    whoMay: (changedNothing) =>
      `${changedNothing ? 'I have changed nothing. ' : ''}The chair or deputy chair of the group, of a group above it, or the board manager may do that.`,
    whichGroup: 'Which group is this channel for?',
    noSuchGroup: 'I know no group by that name.',
    severalGroups: 'Several groups are called that.',
    writeOneOf: (why, names) => `${why} Write “use this channel for” and one of these names: ${names}.`,
    channelUsed: (group, board) =>
      `This channel is now used for ${group} (${board}). When I cannot reach somebody of that group in a chat, I tell them here that something waits, and nothing of what it is. To end that, mention me and write “stop using this channel”.`,
    channelUnused: 'This channel is not used for any group, so there is nothing to change.',
    channelUsedFor: (groups) => `This channel is used for ${groups}. Nothing was changed.`,
    channelNoLonger: (groups) => `This channel is no longer used for ${groups}.`,
    nothingChanged: (why) => `Nothing was changed. ${why}`,
    somebodyElse: 'Somebody else changed this group at the same moment. Please write it once more.',
  },
  cy: {
    otherTenant:
      'Rwy’n perthyn i fwrdd diogelu sefydliad arall ac ni allaf eich helpu yma. Gofynnwch i reolwr eich bwrdd eich hun pa ap i’w ddefnyddio.',
    tooMuch:
      'Roedd hynny’n fwy nag y gallaf ei ateb mewn munud, ac ni chofnodwyd dim ganddo. Arhoswch funud, yna rhowch gynnig arall arni.',
    noAccount:
      'Ni allaf weld pa gyfrif gwaith rydych yn ei ddefnyddio, felly ni allaf ddangos dim o’r gofrestr i chi. Mewngofnodwch i Teams â’ch cyfrif gwaith neu westai a rhowch gynnig arall arni.',
    onlyPersonal:
      'Dim ond mewn sgwrs bersonol y byddaf yn trafod y gofrestr, oherwydd gall eraill ddarllen yma. Agorwch sgwrs gyda mi ac ysgrifennwch “fy ngweithredoedd”.',
    stillWorking: 'Rwy’n dal i weithio ar hynny. Pwyswch eto ymhen eiliad: ni chofnodir dim ddwywaith.',
    sorry:
      'Mae’n ddrwg gennyf, aeth rhywbeth o’i le ar fy ochr i. Ni newidiwyd dim o’r hyn a anfonoch. Rhowch gynnig arall arni ymhen munud; os bydd yn digwydd eto, dywedwch wrth reolwr eich bwrdd.',
    tooSlow:
      'Mae’r gofrestr yn cymryd mwy o amser nag arfer. Teipiwch y llythyren nesaf, neu rhowch gynnig arall arni ymhen munud.',
    broken: 'Aeth rhywbeth o’i le ar fy ochr i. Rhowch gynnig arall arni ymhen munud.',
    unknownPerson:
      'Ni allaf ddod o hyd i’ch cyfrif ymhlith pobl unrhyw fwrdd rwy’n gofalu amdano. Gofynnwch i reolwr eich bwrdd roi eich cyfrif gwaith yn y rhestr Pobl.',
    nothingFound:
      'Nid oes dim y mae gennych ran ynddo yn cyfateb. Ysgrifennwch gyfeirnod fel “1.3”, neu lai o eiriau. Mae’r tab yn dangos y gofrestr gyfan.',
    nothingNeeded:
      'Nid oes dim o’ch eiddo angen eich sylw nawr. Ysgrifennwch gyfeirnod fel “1.3”, neu eiriau, i ddod o hyd i rywbeth.',
    allWithheld:
      'Mae rhywbeth yn cyfateb, ond mae wedi’i nodi’n Rhan B (eithriedig), felly ni chaiff ei roi mewn sgwrs. Gofynnwch i mi amdano yn ein sgwrs ein hunain.',
    someWithheld:
      'Mae rhywbeth arall yn cyfateb sydd wedi’i nodi’n Rhan B (eithriedig) ac a gedwir yn ôl yma.',
    helloInChannel:
      'Helo. Rwy’n gofalu am gofrestrau diogelu. Dim ond mewn sgwrs bersonol y byddaf yn dangos yr hyn sydd ynddynt. Pan na allaf gyrraedd rhywun yno, gallaf ddweud yn sianel eu grŵp fod rhywbeth yn aros amdanynt. Gall cadeirydd neu ddirprwy gadeirydd grŵp, neu reolwr y bwrdd, ddewis y sianel hon ar gyfer hynny: soniwch amdanaf ac ysgrifennwch “defnyddio’r sianel hon ar gyfer”, yna enw’r grŵp.',
    nobodyKnown:
      'Ni allaf ddod o hyd i’ch cyfrif ymhlith pobl unrhyw fwrdd rwy’n gofalu amdano, felly ni allaf newid pa sianel y mae grŵp yn ei defnyddio. Gofynnwch i reolwr eich bwrdd.',
    whoMay: (changedNothing) =>
      `${changedNothing ? 'Nid wyf wedi newid dim. ' : ''}Caiff cadeirydd neu ddirprwy gadeirydd y grŵp, neu grŵp uwch ei ben, neu reolwr y bwrdd wneud hynny.`,
    whichGroup: 'Ar gyfer pa grŵp mae’r sianel hon?',
    noSuchGroup: 'Nid wyf yn gwybod am grŵp o’r enw hwnnw.',
    severalGroups: 'Mae gan sawl grŵp yr enw hwnnw.',
    writeOneOf: (why, names) =>
      `${why} Ysgrifennwch “defnyddio’r sianel hon ar gyfer” ac un o’r enwau hyn: ${names}.`,
    channelUsed: (group, board) =>
      `Defnyddir y sianel hon nawr ar gyfer ${group} (${board}). Pan na allaf gyrraedd rhywun o’r grŵp hwnnw mewn sgwrs, byddaf yn dweud yma fod rhywbeth yn aros, a dim o’r hyn ydyw. I roi’r gorau i hynny, soniwch amdanaf ac ysgrifennwch “peidio â defnyddio’r sianel hon”.`,
    channelUnused: 'Ni ddefnyddir y sianel hon ar gyfer unrhyw grŵp, felly nid oes dim i’w newid.',
    channelUsedFor: (groups) => `Defnyddir y sianel hon ar gyfer ${groups}. Ni newidiwyd dim.`,
    channelNoLonger: (groups) => `Ni ddefnyddir y sianel hon mwyach ar gyfer ${groups}.`,
    nothingChanged: (why) => `Ni newidiwyd dim. ${why}`,
    somebodyElse: 'Newidiodd rhywun arall y grŵp hwn ar yr un pryd. Ysgrifennwch hynny unwaith eto.',
  },
});
