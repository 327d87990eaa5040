import type { ImportField } from './reading.ts';

/**
 * What each field says about the table it heads or the form it labels: `sheet` = the form of one risk may have it; `telling` = and few other
 * forms do; `risks` = a table that has it is one of risks rather than of actions; `cell` = the cell of a risk's row is the field, as the value beside its
 * label is.
 */
const said: Readonly<Partial<Record<ImportField, readonly ('sheet' | 'telling' | 'risks' | 'cell')[]>>> = {
  title: ['sheet', 'telling', 'risks'],
  description: ['sheet', 'telling', 'risks', 'cell'],
  category: ['sheet', 'telling', 'risks', 'cell'],
  triggers: ['sheet', 'telling', 'risks', 'cell'],
  likelihoodFactors: ['sheet', 'telling', 'risks', 'cell'],
  consequences: ['sheet', 'telling', 'risks', 'cell'],
  owners: ['sheet', 'telling', 'risks', 'cell'],
  lastReview: ['sheet', 'telling', 'risks'],
  nextReview: ['sheet', 'telling', 'risks'],
  grossScore: ['sheet', 'telling', 'risks'],
  previousScore: ['sheet', 'telling', 'risks'],
  currentScore: ['sheet', 'telling', 'risks'],
  targetScore: ['sheet', 'telling', 'risks'],
  path: ['sheet', 'telling', 'cell'],
  grossLikelihood: ['sheet', 'risks', 'cell'],
  grossImpact: ['sheet', 'risks', 'cell'],
  currentLikelihood: ['sheet', 'risks', 'cell'],
  currentImpact: ['sheet', 'risks', 'cell'],
  targetLikelihood: ['sheet', 'risks', 'cell'],
  targetImpact: ['sheet', 'risks', 'cell'],
  response: ['sheet', 'risks', 'cell'],
  control: ['sheet', 'risks'],
  reference: ['sheet'],
  riskReference: ['sheet'],
  issueType: ['sheet', 'cell'],
  leadAgency: ['sheet', 'cell'],
  riskStatus: ['sheet', 'cell'],
  status: ['sheet'],
  targetDate: ['sheet'],
  due: ['sheet'],
  marking: ['sheet', 'cell'],
  leads: ['sheet'],
  progress: ['sheet'],
};

const whatSays = (what: 'sheet' | 'telling' | 'risks' | 'cell'): ReadonlySet<ImportField> =>
  new Set((Object.keys(said) as ImportField[]).filter((field) => said[field]?.includes(what) === true));

/** Labels that only the sheet of one risk has, so that a table of rows is not taken for one. */
export const labelsOfSheet = whatSays('sheet');
export const tellingLabels = whatSays('telling');
export const fieldsOfRisksOnly = whatSays('risks');
export const cellsOfRisks = whatSays('cell');
