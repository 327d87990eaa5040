import type { Risk } from '../../domain/risk.ts';
import { longText, optionalText, rowKey, shortText, textList, titleText } from '../cells.ts';
import { optionalDay } from '../day-cells.ts';
import { references } from '../person-cells.ts';
import { optionalWord, word } from '../word-cells.ts';
import { broughtInBy } from '../import-column.ts';
import { lines } from '../list-definition.ts';
import { recordedColumn } from '../recorded-column.ts';
import { registerList } from '../register-list.ts';
import { reviewRule } from './review-rule-cell.ts';
import { lastNote, scheme, scoreOnRow } from './shared-cells.ts';
import { triggerGroups } from './trigger-groups.ts';

const otherScheme = (stage: string) =>
  scheme(
    `${stage}Scheme`,
    `${stage} scoring scheme`,
    'Only where it was made with another than the current score, as in product-5x5@1',
  );

export const risks = registerList<Risk>({
  name: 'Risks',
  description:
    'The board’s risks, each with its scores as they stand. Every scoring ever made is in Assessments.',
  keyColumn: 'Key',
  cells: {
    key: rowKey('Key'),
    reference: shortText('Reference', { displayName: 'Reference' }),
    title: titleText('Title', { displayName: 'Title' }),
    description: longText('Description', { displayName: 'Description' }),
    category: shortText('Category', { displayName: 'Category' }),
    path: textList('RiskPath', {
      displayName: 'Where it belongs',
      description: 'Organisation, register, area: one per line',
    }),
    issueType: optionalWord('IssueType', ['threat', 'opportunity', 'issue'], {
      displayName: 'Threat, opportunity or issue',
    }),
    triggers: triggerGroups('Triggers', {
      displayName: 'Triggers',
      description: 'One per line; a line ending with a colon begins a group',
    }),
    likelihoodFactors: textList('LikelihoodFactors', {
      displayName: 'Likelihood factors',
      description: 'One per line',
    }),
    consequences: textList('Consequences', { displayName: 'Consequences', description: 'One per line' }),
    owners: references('Owners', {
      displayName: 'Owners',
      description: 'One per line, as Name #key from the People list',
    }),
    leadAgency: shortText('LeadAgency', { displayName: 'Lead agency' }),
    groupKey: optionalText('GroupKey', {
      displayName: 'Group',
      description: 'Key from the Groups list',
      indexed: true,
    }),
    response: optionalWord('Response', ['treat', 'tolerate', 'transfer', 'terminate'], {
      displayName: 'Response',
    }),
    status: word('Status', ['open', 'closed'], 'open', { displayName: 'Status', indexed: true }),
    lastReview: optionalDay('LastReview', { displayName: 'Last review' }),
    nextReview: optionalDay('NextReview', { displayName: 'Next review', indexed: true }),
    reviewRule: reviewRule('ReviewRule', {
      displayName: 'Review rule',
      description: '“by band”, “every 3 months” or a date such as 31 March 2026',
    }),
    targetDate: optionalDay('TargetDate', { displayName: 'Target date' }),
    // Read as exempt when in doubt: what is not to be published must never slip into a public paper.
    marking: word('Marking', ['publish', 'exempt'], 'exempt', { displayName: 'Publish or exempt' }),
    scheme: scheme('Scheme'),
    grossScheme: otherScheme('Gross'),
    previousScheme: otherScheme('Previous'),
    targetScheme: otherScheme('Target'),
    gross: scoreOnRow('Gross'),
    previous: scoreOnRow('Previous'),
    current: scoreOnRow('Current'),
    target: scoreOnRow('Target'),
    lastNote: lastNote(),
  },
  furtherColumns: [
    lines(recordedColumn, { displayName: 'Last recorded by the register', hidden: true }),
    broughtInBy,
  ],
});
