import { formatCivilDate } from '../../domain/civil-date.ts';
import { assessmentStageSchema, type Assessment } from '../../domain/risk.ts';
import { optionalNumber, optionalText, rowKey, shortText } from '../cells.ts';
import { requiredDay } from '../day-cells.ts';
import { word } from '../word-cells.ts';
import { broughtInBy } from '../import-column.ts';
import { registerList } from '../register-list.ts';
import { actor, scheme } from './shared-cells.ts';

export const assessments = registerList<Assessment>({
  name: 'Assessments',
  description: 'Every scoring of every risk. Rows are added and never changed.',
  keyColumn: 'Key',
  furtherColumns: [broughtInBy],
  cells: {
    key: rowKey('Key'),
    riskKey: shortText('RiskKey', {
      displayName: 'Risk',
      description: 'Key from the Risks list',
      indexed: true,
    }),
    stage: word('Stage', assessmentStageSchema.options, 'current', { displayName: 'Stage' }),
    asAt: requiredDay('AsAt', { displayName: 'As at', indexed: true }),
    likelihood: optionalNumber('Likelihood', { displayName: 'Likelihood' }),
    impact: optionalNumber('Impact', { displayName: 'Impact' }),
    score: optionalNumber('Score', { displayName: 'Score' }),
    scoreText: shortText('ScoreText', { displayName: 'Score as found' }),
    band: optionalText('Band', { displayName: 'Band' }),
    scheme: scheme('Scheme'),
    by: actor('By', 'By'),
  },
  title: ({ stage, score, scoreText, asAt }) => {
    if (stage === undefined || asAt === undefined) return undefined;
    const value = score ?? (scoreText === undefined || scoreText === '' ? '–' : scoreText);
    return `${stage} score ${value}, ${formatCivilDate(asAt)}`;
  },
});
