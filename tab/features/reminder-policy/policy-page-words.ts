import { inLanguages } from '../../../shared/domain/language.ts';

export const policyPageWords = inLanguages({
  en: {
    title: 'When reminders go out',
    reading: 'Reading when reminders go out…',
    oneCardADay: 'Everybody gets at most one card a day, on working days only.',
    asItCame: 'This is how the register came to the board; nobody has changed it yet.',
    thisVersion: (version: number) => `This is version ${version}.`,
    change: 'Change when reminders go out',
    nothingYetOn: (version: number) => `Nothing yet: this is version ${version}.`,
    saved: (version: number) => `Saved as version ${version}. Reminders go by it from now on.`,
    sameSaved: 'Somebody else saved the very same meanwhile: it holds.',
    conflict: 'Somebody changed the policy while you were writing',
    history: {
      title: 'Versions',
      asItCame: 'as the register came to the board',
      savedBy: (name: string, moment: string) => `saved by ${name} on ${moment}`,
      version: (version: number) => `Version ${version}`,
      holdsNow: '(holds now)',
      look: (version: number) => `Look at version ${version}`,
      restore: (version: number) => `Restore version ${version}`,
    },
    preview: {
      title: 'Who would get what',
      text: 'Choose a day to see who would be asked what if this held from now on and nobody answered meanwhile. Nothing is sent.',
      on: 'On',
      chooseDay: 'Choose a day.',
      working: 'Working it out…',
      show: 'Show who would get what',
      putRightFirst: 'Put right what is marked above, then it can be shown.',
      changedSince:
        'You have changed the policy since. What follows is what would have gone out before that change.',
      nothing: (because: string) => `Nothing would go out: ${because}`,
      nobody: (date: string) => `On ${date} nobody would get a card: nothing is due to be asked.`,
      people: (date: string, people: number) =>
        `On ${date} ${people === 1 ? 'one person' : `${people} people`} would get a card.`,
      note: 'Note:',
      alreadyToday: (people: number) =>
        `${people === 1 ? 'One person has' : `${people} people have`} had the card of today already and would get no other.`,
      at: (time: string) => `at ${time}`,
      others: (count: number) => `Show the other ${count}`,
    },
  },
  cy: {
    title: 'Pryd yr anfonir nodiadau atgoffa',
    reading: 'Yn darllen pryd yr anfonir nodiadau atgoffa…',
    oneCardADay: 'Caiff pawb un cerdyn y dydd ar y mwyaf, ar ddiwrnodau gwaith yn unig.',
    asItCame: 'Fel hyn y daeth y gofrestr i’r bwrdd; nid oes neb wedi’i newid eto.',
    thisVersion: (version: number) => `Fersiwn ${version} yw hwn.`,
    change: 'Newid pryd yr anfonir nodiadau atgoffa',
    nothingYetOn: (version: number) => `Dim byd eto: dyma fersiwn ${version}.`,
    saved: (version: number) =>
      `Cadwyd fel fersiwn ${version}. Bydd nodiadau atgoffa yn ei ddilyn o hyn ymlaen.`,
    sameSaved: 'Cadwodd rhywun arall yr union yr un peth yn y cyfamser: mae mewn grym.',
    conflict: 'Newidiodd rhywun y polisi tra oeddech yn ysgrifennu',
    history: {
      title: 'Fersiynau',
      asItCame: 'fel y daeth y gofrestr i’r bwrdd',
      savedBy: (name: string, moment: string) => `cadwyd gan ${name} ar ${moment}`,
      version: (version: number) => `Fersiwn ${version}`,
      holdsNow: '(mewn grym nawr)',
      look: (version: number) => `Edrych ar fersiwn ${version}`,
      restore: (version: number) => `Adfer fersiwn ${version}`,
    },
    preview: {
      title: 'Pwy fyddai’n cael beth',
      text: 'Dewiswch ddiwrnod i weld pwy y byddid yn gofyn iddynt, ac am beth, pe bai hyn mewn grym o hyn ymlaen ac na fyddai neb yn ateb yn y cyfamser. Nid anfonir dim.',
      on: 'Ar',
      chooseDay: 'Dewiswch ddiwrnod.',
      working: 'Yn ei gyfrifo…',
      show: 'Dangos pwy fyddai’n cael beth',
      putRightFirst: 'Cywirwch yr hyn a nodir uchod, yna gellir ei ddangos.',
      changedSince:
        'Rydych wedi newid y polisi ers hynny. Yr hyn a ganlyn yw’r hyn a fyddai wedi’i anfon cyn y newid hwnnw.',
      nothing: (because: string) => `Ni fyddai dim yn cael ei anfon: ${because}`,
      nobody: (date: string) =>
        `Ar ${date} ni fyddai neb yn cael cerdyn: nid oes dim y mae’n bryd gofyn amdano.`,
      people: (date: string, people: number) =>
        `Ar ${date} byddai ${people === 1 ? 'un person' : `${people} o bobl`} yn cael cerdyn.`,
      note: 'Sylwch:',
      alreadyToday: (people: number) =>
        `Mae ${people === 1 ? 'un person' : `${people} o bobl`} wedi cael cerdyn heddiw eisoes ac ni fyddent yn cael un arall.`,
      at: (time: string) => `am ${time}`,
      others: (count: number) => `Dangos y ${count} arall`,
    },
  },
});
