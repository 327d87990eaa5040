import { inLanguages } from './language.ts';
import type { CellPlace, SchemeProblemKind } from './scheme-problems.ts';

/** What is wrong with a scheme and what to do about it, fit for a board manager. */
export const schemeProblemInWords = inLanguages<(problem: SchemeProblemKind) => string>({
  en: (problem) => {
    switch (problem.kind) {
      case 'levels out of order':
        return `The ${problem.axis} levels must run from low to high: "${problem.level.label}" (${problem.level.value}) stands after "${problem.before.label}" (${problem.before.value}).`;
      case 'level named twice':
        return `Two ${problem.axis} levels have the ${problem.part} "${problem.name}". Give each level its own.`;
      case 'band key twice':
        return `Two bands have the key "${problem.key}". Give each band its own.`;
      case 'half a range':
        return `The band "${problem.band}" has only one of min and max. Give both, or neither.`;
      case 'range upside down':
        return `The band "${problem.band}" starts at ${problem.min}, above its end at ${problem.max}. Swap min and max.`;
      case 'bands out of order':
        return `Bands must run from low to high: "${problem.band}" (from ${problem.min}) stands after "${problem.lower}" (from ${problem.lowerMin}).`;
      case 'bands overlap':
        return `The bands "${problem.lower}" and "${problem.band}" overlap between ${problem.from} and ${problem.to}. Let each score fall in one band only.`;
      case 'cells not asked for':
        return `Cells belong to the method "matrix"; this scheme's method is "${problem.method}". Remove the cells or change the method.`;
      case 'band without range':
        return `The band "${problem.band}" needs min and max, because this scheme finds the band from the score.`;
      case 'gap': {
        const one = problem.scores.length === 1;
        return `The bands leave a gap: ${one ? 'the score' : 'the scores'} ${problem.scores.join(', ')} can occur but ${one ? 'falls' : 'fall'} in no band.`;
      }
      case 'no cells':
        return 'The method "matrix" needs cells: one row per impact level, each with one cell per likelihood level.';
      case 'wrong number of rows':
        return `The matrix has ${problem.rows} rows, but there are ${problem.levels} impact levels. Give one row per impact level, low to high.`;
      case 'wrong length of row':
        return `The row for impact "${row(problem.impact)}" has ${problem.cells} cells, but there are ${problem.levels} likelihood levels.`;
      case 'cell of no band':
        return `The cell for ${place(problem.place)} names the band "${problem.band}", which is not in the list of bands.`;
      case 'cell without band':
        return `The cell for ${place(problem.place)} has neither a band nor a score that falls in one.`;
    }
  },
  cy: (problem) => {
    switch (problem.kind) {
      case 'levels out of order':
        return `Rhaid i lefelau ${echel[problem.axis]} redeg o isel i uchel: mae “${problem.level.label}” (${problem.level.value}) yn sefyll ar ôl “${problem.before.label}” (${problem.before.value}).`;
      case 'level named twice':
        return `Mae gan ddwy lefel ${echel[problem.axis]} yr un ${problem.part === 'label' ? 'enw' : 'cod'}, “${problem.name}”. Rhowch un ei hun i bob lefel.`;
      case 'band key twice':
        return `Mae gan ddau fand yr allwedd “${problem.key}”. Rhowch un ei hun i bob band.`;
      case 'half a range':
        return `Dim ond un pen o’i ystod sydd gan y band “${problem.band}”. Rhowch y sgôr isaf a’r uchaf, neu’r naill na’r llall.`;
      case 'range upside down':
        return `Mae’r band “${problem.band}” yn dechrau ar ${problem.min}, yn uwch na’i ddiwedd ar ${problem.max}. Cyfnewidiwch yr isaf a’r uchaf.`;
      case 'bands out of order':
        return `Rhaid i’r bandiau redeg o isel i uchel: mae “${problem.band}” (o ${problem.min}) yn sefyll ar ôl “${problem.lower}” (o ${problem.lowerMin}).`;
      case 'bands overlap':
        return `Mae’r bandiau “${problem.lower}” a “${problem.band}” yn gorgyffwrdd rhwng ${problem.from} a ${problem.to}. Gadewch i bob sgôr syrthio mewn un band yn unig.`;
      case 'cells not asked for':
        return 'I gynllun sy’n darllen y sgôr o fatrics y mae celloedd yn perthyn. Tynnwch y celloedd, neu newidiwch y dull.';
      case 'band without range':
        return `Mae angen sgôr isaf ac uchaf ar y band “${problem.band}”, oherwydd bod y cynllun hwn yn canfod y band o’r sgôr.`;
      case 'gap': {
        const one = problem.scores.length === 1;
        return `Mae’r bandiau’n gadael bwlch: gall ${one ? 'y sgôr' : 'y sgorau'} ${problem.scores.join(', ')} godi, ond nid ${one ? 'yw' : 'ydynt'} mewn unrhyw fand.`;
      }
      case 'no cells':
        return 'Mae angen celloedd ar y matrics: un rhes i bob lefel effaith, ac ynddi un gell i bob lefel tebygolrwydd.';
      case 'wrong number of rows':
        return `Nifer rhesi’r matrics: ${problem.rows}. Nifer y lefelau effaith: ${problem.levels}. Rhowch un rhes i bob lefel effaith, o isel i uchel.`;
      case 'wrong length of row':
        return `Yn rhes effaith “${rhes(problem.impact)}”, nifer y celloedd yw ${problem.cells}, ond nifer y lefelau tebygolrwydd yw ${problem.levels}.`;
      case 'cell of no band':
        return `Mae’r gell ar gyfer ${lle(problem.place)} yn enwi’r band “${problem.band}”, nad yw yn rhestr y bandiau.`;
      case 'cell without band':
        return `Nid oes gan y gell ar gyfer ${lle(problem.place)} fand, na sgôr sy’n syrthio mewn band.`;
    }
  },
});

const row = (impact: string | number) => (typeof impact === 'number' ? `row ${impact}` : impact);
const column = (likelihood: string | number) =>
  typeof likelihood === 'number' ? `column ${likelihood}` : likelihood;
const place = ({ impact, likelihood }: CellPlace) =>
  `impact "${row(impact)}", likelihood "${column(likelihood)}"`;

const echel = { likelihood: 'tebygolrwydd', impact: 'effaith' } as const;
const rhes = (impact: string | number) => (typeof impact === 'number' ? `rhes ${impact}` : impact);
const colofn = (likelihood: string | number) =>
  typeof likelihood === 'number' ? `colofn ${likelihood}` : likelihood;
const lle = ({ impact, likelihood }: CellPlace) =>
  `effaith “${rhes(impact)}”, tebygolrwydd “${colofn(likelihood)}”`;
