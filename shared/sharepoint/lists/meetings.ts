import type { Meeting } from '../../domain/person.ts';
import { longText, optionalDay, optionalText, rowKey, titleText, yesOrNo } from '../cells.ts';
import { registerList } from '../register-list.ts';

export const meetings = registerList<Meeting>({
  name: 'Meetings',
  description: 'Meetings of the board and its groups, with their deadlines.',
  keyColumn: 'Key',
  cells: {
    key: rowKey('Key'),
    title: titleText('Title', { displayName: 'Title' }),
    groupKey: optionalText('GroupKey', {
      displayName: 'Group',
      description: 'Key from the Groups list',
      indexed: true,
    }),
    date: optionalDay('MeetingDate', { displayName: 'Date', indexed: true }),
    updateDeadline: optionalDay('UpdateDeadline', { displayName: 'Updates by' }),
    paperDeadline: optionalDay('PaperDeadline', { displayName: 'Papers by' }),
    sealed: yesOrNo('Sealed', { displayName: 'Sealed' }),
    sealedFile: longText('SealedFile', { displayName: 'Sealed register' }),
  },
});
