import { inLanguages } from '../../../shared/domain/language.ts';
import type { Axis } from '../../../shared/domain/scheme-problems.ts';
import type { ByHand } from '../../../shared/domain/scheme-preview.ts';
import { welshCount, welshNouns } from '../../../shared/domain/welsh.ts';

const risks = (count: number) => (count === 1 ? '1 open risk' : `${count} open risks`);
const risg = (count: number) => `${welshCount(count, welshNouns.risk)} agored`;
const axisInEnglish = { likelihood: 'likelihood', impact: 'impact' } satisfies Record<Axis, string>;

/** What the page about a board's scoring schemes says. */
export const schemeWords = inLanguages({
  en: {
    title: 'Scoring schemes',
    reading: 'Reading how the board scores…',
    schemeVersion: (title: string, version: number) => `${title} (version ${version})`,
    scoresBy: (scheme: string) => `New scores are made with ${scheme}.`,
    asItCame: 'Nobody has changed it since the register came to the board.',
    decided: (name: string, moment: string) => `Decided by ${name} on ${moment}.`,
    keepsScores: 'A score keeps the scheme it was made with, whatever is decided here later.',
    change: 'Change the scheme in use',
    begin: 'Begin from',
    beginFromPreset: 'Begin from this preset',
    inUse: 'In use',
    facts: {
      method: 'Score',
      bands: 'Bands',
      appetite: 'Appetite',
      escalate: 'Taken to the board',
      from: (score: number) => `from ${score} on`,
      highestBand: (band: string) => `in the band ${band}`,
      upTo: (score: number) => `up to ${score}`,
      forCategory: (category: string, score: number) => `${category}: up to ${score}`,
      range: (from: number, to: number) => (from === to ? `score ${from}` : `scores ${from} to ${to}`),
      review: (months: number) => (months === 1 ? 'reviewed every month' : `reviewed every ${months} months`),
      reviewOpen: 'review day decided each time',
    },
    toScoreAgain: 'To be scored again',
    nothingToScoreAgain: 'Every open risk that has a score was scored with the scheme in use.',
    scoredBefore: (count: number) =>
      count === 1
        ? 'One open risk was scored with another scheme or an earlier version. Nothing was rewritten: open it and review it to score it again.'
        : `${count} open risks were scored with another scheme or an earlier version. Nothing was rewritten: open each and review it to score it again.`,
    scoredWith: (scheme: string) => `scored with ${scheme}`,
    lostScheme: 'a scheme that is in Settings no longer',
    all: 'All schemes and versions',
    usedNow: 'in use',
    look: (scheme: string) => `Look at ${scheme}`,
    changeThis: (scheme: string) => `Make a new version of ${scheme}`,
    copyThis: (scheme: string) => `Begin a new scheme from ${scheme}`,
    copyTitle: (title: string) => `${title} (copy)`,
    useThis: (scheme: string) => `Score with ${scheme}`,
    asJson: (scheme: string) => `${scheme} as a file`,
    jsonHint: 'Keep this text in a file to score with it: register score --scheme FILE',
    copyText: 'Copy the text',
    copied: 'Copied',
    decisions: 'Decisions',
    first: (scheme: string) => `As the register came to the board: ${scheme}`,
    savedAndUsed: (scheme: string) => `${scheme} saved and taken into use`,
    savedOnly: (scheme: string) => `${scheme} saved, not taken into use`,
    takenIntoUse: (scheme: string) => `${scheme} taken into use`,
    by: (name: string, moment: string) => `by ${name} on ${moment}`,
    heatMap: 'As a heat map',
    heatMapHint: 'With the open risks where they would stand, as far as that can be said.',
    putRightFirst: 'Put right what is marked above, then it can be shown.',
    test: 'Test a pair',
    likelihood: 'Likelihood',
    impact: 'Impact',
    testResult: (likelihood: string, impact: string, band: string, score: number | null, code: string) =>
      `${likelihood} and ${impact} make ${band}${score === null ? '' : `, score ${score}`}${code === '' ? '' : `, code ${code}`}.`,
    testReview: (months: number | undefined) =>
      months === undefined
        ? 'The day of the next review is decided each time.'
        : months === 1
          ? 'It is reviewed again after a month.'
          : `It is reviewed again after ${months} months.`,
    testEscalated: 'It is taken to the board.',
    testOverAppetite: 'It is above the board’s appetite.',
    preview: 'What would change for open risks',
    previewHint:
      'Nothing is rewritten when you save: a risk keeps its score until somebody reviews it. This is what each would score at the levels it has now, its next review counted from its last.',
    noRisks: 'No open risk has a score yet.',
    unscored: (count: number) =>
      `${risks(count)} without a score: nothing changes for ${count === 1 ? 'it' : 'them'}.`,
    count: {
      same: (count: number) => `${risks(count)} would keep the same score and band.`,
      moves: (count: number) => `${risks(count)} would have another score or band.`,
      byHand: (count: number) =>
        `${risks(count)} ${count === 1 ? 'needs' : 'need'} re-scoring by hand: nobody can say what ${count === 1 ? 'it' : 'they'} would score.`,
      over: (count: number, now: number) => `${risks(count)} would be above the appetite (now ${now}).`,
      escalated: (count: number, now: number) => `${risks(count)} would be taken to the board (now ${now}).`,
      reviews: (count: number) => `${risks(count)} would have another day for the next review.`,
    },
    risk: 'Risk',
    now: 'Now',
    then: 'Then',
    andThen: 'What else',
    byHand: 'Needs re-scoring by hand',
    why: (reason: ByHand): string => {
      switch (reason.why) {
        case 'scheme gone':
          return 'its scheme is in Settings no longer.';
        case 'no levels':
          return 'it has no likelihood and impact.';
        case 'level gone':
          return `there is no level for its ${axisInEnglish[reason.axis]}, ${reason.label}.`;
      }
    },
    renamed: (axis: Axis, before: string, after: string) =>
      `Its ${axisInEnglish[axis]}, ${before}, is read as ${after}.`,
    overThen: 'Above the appetite.',
    noLongerOver: 'No longer above the appetite.',
    escalatedThen: 'Taken to the board.',
    noLongerEscalated: 'No longer taken to the board.',
    reviewThen: (before: string, after: string) => `Next review ${after}, not ${before}.`,
    noDay: 'no day',
    nothingElse: 'Nothing else',
    changesOnly: 'Only those for which something changes',
    showMore: (count: number) => `Show the other ${count}`,
    whatChanges: 'What changes in the scheme',
    nothingYet: 'Nothing yet.',
    whyField: 'Why the scheme changes',
    whyHint: 'For the history: who decided it, and when',
    whyMissing: 'Say in a sentence why the scheme changes.',
    useIt: 'Score with it from now on',
    saved: (scheme: string, used: boolean) =>
      used ? `${scheme} is saved, and new scores are made with it.` : `${scheme} is saved.`,
    savedAlready: (scheme: string) => `This was saved already: ${scheme}.`,
    used: (scheme: string) => `New scores are made with ${scheme} from now on.`,
    take: 'Score with another scheme',
    takeText: (scheme: string) => `New scores would be made with ${scheme}.`,
    takeButton: 'Score with it from now on',
    cancel: 'Leave it as it is',
    conflictTitle: 'Somebody decided something about the schemes while you were writing',
    conflictBy: (name: string, moment: string, why: string) => `${name} on ${moment}: “${why}”.`,
    conflictUnknown: 'A newer decision was saved, and it cannot be read.',
    conflictGone:
      'The decision your changes stand on was deleted from the list Settings; it can be restored from the recycle bin of the site.',
  },
  cy: {
    title: 'Cynlluniau sgorio',
    reading: 'Yn darllen sut mae’r bwrdd yn sgorio…',
    schemeVersion: (title: string, version: number) => `${title} (fersiwn ${version})`,
    scoresBy: (scheme: string) => `Gwneir sgorau newydd gyda ${scheme}.`,
    asItCame: 'Nid oes neb wedi’i newid ers i’r gofrestr ddod at y bwrdd.',
    decided: (name: string, moment: string) => `Penderfynwyd gan ${name} ar ${moment}.`,
    keepsScores: 'Mae sgôr yn cadw’r cynllun y’i gwnaed ag ef, beth bynnag a benderfynir yma wedyn.',
    change: 'Newid y cynllun sydd ar waith',
    begin: 'Dechrau o',
    beginFromPreset: 'Dechrau o’r cynllun parod hwn',
    inUse: 'Ar waith',
    facts: {
      method: 'Sgôr',
      bands: 'Bandiau',
      appetite: 'Archwaeth risg',
      escalate: 'Mynd at y bwrdd',
      from: (score: number) => `o ${score} ymlaen`,
      highestBand: (band: string) => `yn y band ${band}`,
      upTo: (score: number) => `hyd at ${score}`,
      forCategory: (category: string, score: number) => `${category}: hyd at ${score}`,
      range: (from: number, to: number) => (from === to ? `sgôr ${from}` : `sgorau ${from} i ${to}`),
      review: (months: number) =>
        months === 1 ? 'adolygir bob mis' : `adolygir bob ${welshCount(months, welshNouns.month)}`,
      reviewOpen: 'penderfynir diwrnod yr adolygiad bob tro',
    },
    toScoreAgain: 'I’w sgorio eto',
    nothingToScoreAgain: 'Sgoriwyd pob risg agored sydd â sgôr gyda’r cynllun sydd ar waith.',
    scoredBefore: (count: number) =>
      `Nifer y risgiau agored a sgoriwyd gyda chynllun arall neu fersiwn gynharach: ${count}. Nid ailysgrifennwyd dim: agorwch bob un a’i hadolygu i’w sgorio eto.`,
    scoredWith: (scheme: string) => `sgoriwyd gyda ${scheme}`,
    lostScheme: 'cynllun nad yw yn y Gosodiadau mwyach',
    all: 'Pob cynllun a fersiwn',
    usedNow: 'ar waith',
    look: (scheme: string) => `Edrych ar ${scheme}`,
    changeThis: (scheme: string) => `Gwneud fersiwn newydd o ${scheme}`,
    copyThis: (scheme: string) => `Dechrau cynllun newydd o ${scheme}`,
    copyTitle: (title: string) => `${title} (copi)`,
    useThis: (scheme: string) => `Sgorio gyda ${scheme}`,
    asJson: (scheme: string) => `${scheme} fel ffeil`,
    jsonHint: 'Cadwch y testun hwn mewn ffeil i sgorio gydag ef: register score --scheme FILE',
    copyText: 'Copïo’r testun',
    copied: 'Wedi’i gopïo',
    decisions: 'Penderfyniadau',
    first: (scheme: string) => `Fel y daeth y gofrestr at y bwrdd: ${scheme}`,
    savedAndUsed: (scheme: string) => `Cadwyd ${scheme} a’i roi ar waith`,
    savedOnly: (scheme: string) => `Cadwyd ${scheme}, heb ei roi ar waith`,
    takenIntoUse: (scheme: string) => `Rhoddwyd ${scheme} ar waith`,
    by: (name: string, moment: string) => `gan ${name} ar ${moment}`,
    heatMap: 'Fel map gwres',
    heatMapHint: 'Gyda’r risgiau agored lle byddent yn sefyll, i’r graddau y gellir dweud hynny.',
    putRightFirst: 'Cywirwch yr hyn a nodwyd uchod, yna gellir ei ddangos.',
    test: 'Profi pâr',
    likelihood: 'Tebygolrwydd',
    impact: 'Effaith',
    testResult: (likelihood: string, impact: string, band: string, score: number | null, code: string) =>
      `Mae ${likelihood} a ${impact} yn rhoi ${band}${score === null ? '' : `, sgôr ${score}`}${code === '' ? '' : `, cod ${code}`}.`,
    testReview: (months: number | undefined) =>
      months === undefined
        ? 'Penderfynir diwrnod yr adolygiad nesaf bob tro.'
        : `Fe’i hadolygir eto ymhen ${welshCount(months, welshNouns.month)}.`,
    testEscalated: 'Eir â hi at y bwrdd.',
    testOverAppetite: 'Mae’n uwch nag archwaeth y bwrdd.',
    preview: 'Beth fyddai’n newid i risgiau agored',
    previewHint:
      'Nid ailysgrifennir dim pan gadwch: mae risg yn cadw ei sgôr nes i rywun ei hadolygu. Dyma’r sgôr a gâi pob un ar y lefelau sydd ganddi nawr, a’i hadolygiad nesaf wedi’i gyfrif o’r diwethaf.',
    noRisks: 'Nid oes sgôr gan unrhyw risg agored eto.',
    unscored: (count: number) => `${risg(count)} heb sgôr: nid oes dim yn newid yno.`,
    count: {
      same: (count: number) => `Byddai ${risg(count)} yn cadw’r un sgôr a’r un band.`,
      moves: (count: number) => `Byddai sgôr neu fand arall gan ${risg(count)}.`,
      byHand: (count: number) =>
        `Mae angen ailsgorio ${risg(count)} â llaw: ni all neb ddweud pa sgôr a geid.`,
      over: (count: number, now: number) => `Byddai ${risg(count)} yn uwch na’r archwaeth (nawr ${now}).`,
      escalated: (count: number, now: number) => `Byddai ${risg(count)} yn mynd at y bwrdd (nawr ${now}).`,
      reviews: (count: number) => `Byddai diwrnod arall i adolygiad nesaf ${risg(count)}.`,
    },
    risk: 'Risg',
    now: 'Nawr',
    then: 'Wedyn',
    andThen: 'Beth arall',
    byHand: 'Angen ei hailsgorio â llaw',
    why: (reason: ByHand): string => {
      switch (reason.why) {
        case 'scheme gone':
          return 'nid yw ei chynllun yn y Gosodiadau mwyach.';
        case 'no levels':
          return 'nid oes ganddi debygolrwydd ac effaith.';
        case 'level gone':
          return `nid oes lefel ar gyfer ei ${reason.axis === 'impact' ? 'heffaith' : 'thebygolrwydd'}, ${reason.label}.`;
      }
    },
    renamed: (axis: Axis, before: string, after: string) =>
      `Darllenir ei ${axis === 'impact' ? 'heffaith' : 'thebygolrwydd'}, ${before}, fel ${after}.`,
    overThen: 'Yn uwch na’r archwaeth.',
    noLongerOver: 'Ddim yn uwch na’r archwaeth mwyach.',
    escalatedThen: 'Yn mynd at y bwrdd.',
    noLongerEscalated: 'Ddim yn mynd at y bwrdd mwyach.',
    reviewThen: (before: string, after: string) => `Adolygiad nesaf ${after}, nid ${before}.`,
    noDay: 'dim diwrnod',
    nothingElse: 'Dim byd arall',
    changesOnly: 'Dim ond y rhai y mae rhywbeth yn newid iddynt',
    showMore: (count: number) => `Dangos y ${count} arall`,
    whatChanges: 'Beth sy’n newid yn y cynllun',
    nothingYet: 'Dim eto.',
    whyField: 'Pam mae’r cynllun yn newid',
    whyHint: 'Ar gyfer yr hanes: pwy a’i penderfynodd, a phryd',
    whyMissing: 'Dywedwch mewn brawddeg pam mae’r cynllun yn newid.',
    useIt: 'Sgorio gydag ef o hyn ymlaen',
    saved: (scheme: string, used: boolean) =>
      used ? `Cadwyd ${scheme}, a gwneir sgorau newydd gydag ef.` : `Cadwyd ${scheme}.`,
    savedAlready: (scheme: string) => `Roedd hyn wedi’i gadw eisoes: ${scheme}.`,
    used: (scheme: string) => `Gwneir sgorau newydd gyda ${scheme} o hyn ymlaen.`,
    take: 'Sgorio gyda chynllun arall',
    takeText: (scheme: string) => `Gwneid sgorau newydd gyda ${scheme}.`,
    takeButton: 'Sgorio gydag ef o hyn ymlaen',
    cancel: 'Ei adael fel y mae',
    conflictTitle: 'Penderfynodd rhywun rywbeth am y cynlluniau tra oeddech yn ysgrifennu',
    conflictBy: (name: string, moment: string, why: string) => `${name} ar ${moment}: “${why}”.`,
    conflictUnknown: 'Cadwyd penderfyniad mwy newydd, ac ni ellir ei ddarllen.',
    conflictGone:
      'Dilëwyd y penderfyniad y mae eich newidiadau’n seiliedig arno o’r rhestr Settings; gellir ei adfer o fin ailgylchu’r safle.',
  },
});
