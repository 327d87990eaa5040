import type { ImportField } from './reading.ts';

/**
 * What each field says about the table it heads or the form it labels: `sheet` = the form of one risk may have it; `telling` = and few other
 * forms do; `risks` = a table that has it is one of risks rather than of actions.
 */
const said: Readonly<Partial<Record<ImportField, readonly ('sheet' | 'telling' | 'risks')[]>>> = {
  title: ['sheet', 'telling', 'risks'],
  description: ['sheet', 'telling', 'risks'],
  category: ['sheet', 'telling', 'risks'],
  triggers: ['sheet', 'telling', 'risks'],
  likelihoodFactors: ['sheet', 'telling', 'risks'],
  consequences: ['sheet', 'telling', 'risks'],
  owners: ['sheet', 'telling', 'risks'],
  lastReview: ['sheet', 'telling', 'risks'],
  nextReview: ['sheet', 'telling', 'risks'],
  grossScore: ['sheet', 'telling', 'risks'],
  previousScore: ['sheet', 'telling', 'risks'],
  currentScore: ['sheet', 'telling', 'risks'],
  targetScore: ['sheet', 'telling', 'risks'],
  path: ['sheet', 'telling'],
  grossLikelihood: ['sheet', 'risks'],
  grossImpact: ['sheet', 'risks'],
  currentLikelihood: ['sheet', 'risks'],
  currentImpact: ['sheet', 'risks'],
  targetLikelihood: ['sheet', 'risks'],
  targetImpact: ['sheet', 'risks'],
  response: ['sheet', 'risks'],
  control: ['sheet', 'risks'],
  reference: ['sheet'],
  riskReference: ['sheet'],
  issueType: ['sheet'],
  leadAgency: ['sheet'],
  riskStatus: ['sheet'],
  status: ['sheet'],
  targetDate: ['sheet'],
  due: ['sheet'],
  marking: ['sheet'],
  leads: ['sheet'],
  progress: ['sheet'],
};

const whatSays = (what: 'sheet' | 'telling' | 'risks'): ReadonlySet<ImportField> =>
  new Set((Object.keys(said) as ImportField[]).filter((field) => said[field]?.includes(what) === true));

/** Labels that only the sheet of one risk has, so that a table of rows is not taken for one. */
export const labelsOfSheet = whatSays('sheet');
export const tellingLabels = whatSays('telling');
export const fieldsOfRisksOnly = whatSays('risks');
