import type { Control } from '../../domain/risk.ts';
import { longText, optionalText, rowKey, shortText } from '../cells.ts';
import { optionalReference } from '../person-cells.ts';
import { broughtInBy } from '../import-column.ts';
import { registerList } from '../register-list.ts';

export const controls = registerList<Control>({
  name: 'Controls',
  description: 'What keeps each risk in check, and how well it does.',
  keyColumn: 'Key',
  furtherColumns: [broughtInBy],
  cells: {
    key: rowKey('Key'),
    riskKey: optionalText('RiskKey', {
      displayName: 'Risk',
      description: 'Key from the Risks list',
      indexed: true,
    }),
    heading: longText('Heading', { displayName: 'Heading' }),
    text: longText('ControlText', { displayName: 'Control' }),
    adequacy: shortText('Adequacy', { displayName: 'Adequacy' }),
    lineOfDefence: shortText('LineOfDefence', { displayName: 'Line of defence' }),
    criticalSuccess: longText('CriticalSuccess', { displayName: 'Critical success factor' }),
    owner: optionalReference('Owner', {
      displayName: 'Owner',
      description: 'As Name #key from the People list',
    }),
  },
  title: ({ heading, text }) =>
    text === undefined ? undefined : heading === undefined || heading === '' ? text : heading,
});
