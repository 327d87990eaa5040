import type { Row } from '../../domain/row.ts';
import { count, longText, rowKey } from '../cells.ts';
import { registerList } from '../register-list.ts';

/** One setting of the board as kept: a name and JSON. What they mean is `readSettings`' business. */
export interface SettingRow extends Row {
  /** 'schema', 'board', 'vocabulary', 'reminder-policy', 'reminder-policy@{version}', 'retention', 'retention@{version}', 'scheme:{id}@{version}' or 'scheme-change@{number}'. */
  key: string;
  /** Version of the JSON's shape, so that a later register can read an earlier one's. */
  version: number;
  json: string;
}

export const settings = registerList<SettingRow>({
  name: 'Settings',
  description: 'How this board works: its scheme, its words, when reminders go out.',
  keyColumn: 'Key',
  cells: {
    key: rowKey('Key'),
    version: count('SettingVersion', { displayName: 'Version' }),
    json: longText('Json', { displayName: 'Setting' }),
  },
  title: ({ key }) => key,
});
