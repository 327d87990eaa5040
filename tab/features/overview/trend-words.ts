import { inLanguages } from '../../../shared/domain/language.ts';
import { countOf } from './counts.ts';

export const trendWords = inLanguages({
  en: {
    heading: 'Scores over two years, against target and appetite',
    reading: 'Reading how the risks were scored…',
    sentence: (open: number, aboveAppetite: number, aboveTarget: number) =>
      open === 0
        ? 'No risk is open.'
        : `Of ${countOf(open, 'risk', 'en')} still open, ${aboveAppetite === 0 ? 'none stands' : `${aboveAppetite} ${aboveAppetite === 1 ? 'stands' : 'stand'}`} above the board’s appetite and ${aboveTarget === 0 ? 'none' : aboveTarget} above ${aboveTarget === 1 ? 'its' : 'their'} target.`,
    note: 'Worst first. A step is a new scoring. Where the scheme changed the line is broken, because the scores before and after cannot be compared.',
    group: 'Group',
    category: 'Category',
    allGroups: 'All groups',
    allCategories: 'All categories',
    none: 'No open risk fits these choices.',
    showAll: (count: number) => `Show all ${countOf(count, 'risk', 'en')}`,
    showFewer: 'Show only the worst',
    shown: (shown: number, all: number) =>
      shown === all ? countOf(all, 'risk', 'en') : `The worst ${shown} of ${countOf(all, 'risk', 'en')}`,
    legendTarget: 'target (T)',
    /** As the legend explains them. */
    letters: { target: 'T', appetite: 'A' },
    legendAppetite: 'appetite (A)',
    legendScheme: 'scheme changed',
    now: (score: string) => `Now ${score}`,
    target: (score: string) => `target ${score}`,
    appetite: (score: string) => `appetite ${score}`,
    noTarget: 'no target',
    noAppetite: 'no appetite set',
    notScored: 'No scoring that can be drawn.',
    unreadable: (count: number) =>
      count === 1
        ? 'One scoring has no score or scheme that can be read.'
        : `${count} scorings have no score or scheme that can be read.`,
    chart: (reference: string, points: string) => `${reference}: ${points}`,
    changed: (date: string) => `scheme changed ${date}`,
    caption: 'Scores of each risk drawn, with target and appetite',
    risk: 'Risk',
    scores: 'Scores, oldest first',
    targetHeading: 'Target',
    appetiteHeading: 'Appetite',
    against: 'Now against them',
    overBoth: 'Above both',
    overAppetite: 'Above appetite',
    overTarget: 'Above target',
    within: 'Above neither',
    cannotTell: 'Nothing to compare with',
    today: 'Today',
  },
  cy: {
    heading: 'Sgorau dros ddwy flynedd, yn erbyn y targed a’r archwaeth risg',
    reading: 'Wrthi’n darllen sut y sgoriwyd y risgiau…',
    sentence: (open: number, aboveAppetite: number, aboveTarget: number) =>
      open === 0
        ? 'Nid oes risg ar agor.'
        : `O’r ${open} o risgiau sydd ar agor, mae ${aboveAppetite === 0 ? 'dim un' : aboveAppetite} uwchlaw archwaeth risg y bwrdd a ${aboveTarget === 0 ? 'dim un' : aboveTarget} uwchlaw’r targed.`,
    note: 'Y gwaethaf yn gyntaf. Sgôr newydd yw pob gris. Lle newidiodd y cynllun sgorio mae’r llinell wedi’i thorri, gan na ellir cymharu’r sgorau cyn ac ar ôl hynny.',
    group: 'Grŵp',
    category: 'Categori',
    allGroups: 'Pob grŵp',
    allCategories: 'Pob categori',
    none: 'Nid oes risg agored yn cyfateb i’r dewisiadau hyn.',
    showAll: (count: number) => `Dangos y cyfan (${countOf(count, 'risk', 'cy')})`,
    showFewer: 'Dangos y rhai gwaethaf yn unig',
    shown: (shown: number, all: number) =>
      shown === all ? countOf(all, 'risk', 'cy') : `Y ${shown} gwaethaf o ${countOf(all, 'risk', 'cy')}`,
    letters: { target: 'T', appetite: 'A' },
    legendTarget: 'targed (T)',
    legendAppetite: 'archwaeth risg (A)',
    legendScheme: 'newidiodd y cynllun sgorio',
    now: (score: string) => `Nawr ${score}`,
    target: (score: string) => `targed ${score}`,
    appetite: (score: string) => `archwaeth ${score}`,
    noTarget: 'dim targed',
    noAppetite: 'dim archwaeth wedi’i gosod',
    notScored: 'Nid oes sgôr y gellir ei lluniadu.',
    unreadable: (count: number) =>
      count === 1
        ? 'Mae un sgôr heb rif na chynllun y gellir ei ddarllen.'
        : `Mae ${count} sgôr heb rif na chynllun y gellir ei ddarllen.`,
    chart: (reference: string, points: string) => `${reference}: ${points}`,
    changed: (date: string) => `newidiodd y cynllun sgorio ${date}`,
    caption: 'Sgorau pob risg a luniadwyd, gyda’r targed a’r archwaeth risg',
    risk: 'Risg',
    scores: 'Sgorau, yr hynaf yn gyntaf',
    targetHeading: 'Targed',
    appetiteHeading: 'Archwaeth risg',
    against: 'Nawr o gymharu â nhw',
    overBoth: 'Uwchlaw’r ddau',
    overAppetite: 'Uwchlaw’r archwaeth',
    overTarget: 'Uwchlaw’r targed',
    within: 'Heb fod uwchlaw’r un',
    cannotTell: 'Dim byd i gymharu ag ef',
    today: 'Heddiw',
  },
});
