import { inLanguages } from '../../shared/domain/language.ts';

export const heatMapWords = inLanguages({
  en: {
    heatMap: 'Heat map',
    impact: 'Impact',
    likelihood: 'Likelihood',
    noRisks: 'no risks',
    noBand: 'No band',
    place: (likelihood: string, impact: string) => `${likelihood} likelihood, ${impact} impact`,
    showInList: (place: string) => `${place}: show in the list`,
  },
  cy: {
    heatMap: 'Map gwres',
    impact: 'Effaith',
    likelihood: 'Tebygolrwydd',
    noRisks: 'dim risgiau',
    noBand: 'Dim band',
    place: (likelihood: string, impact: string) => `tebygolrwydd ${likelihood}, effaith ${impact}`,
    showInList: (place: string) => `${place}: dangos yn y rhestr`,
  },
});
