import { sealSchema, type Meeting, type Seal } from '../../domain/person.ts';
import { flag, jsonText, textOf, longText, optionalText, rowKey, titleText, yesOrNo } from '../cells.ts';
import { optionalDay } from '../day-cells.ts';
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
    seal: jsonText<Seal | null>('Seal', {
      displayName: 'Seal',
      parse: (json) => sealSchema.safeParse(json).data ?? null,
      whenUnread: null,
    }),
  },
  finish: (meeting, reading, fields) => {
    if (meeting.sealed === (meeting.seal !== null)) return;
    flag(
      reading,
      { displayName: 'Sealed' },
      textOf(fields['Sealed']),
      meeting.sealed
        ? 'Somebody ticked this by hand: no register was sealed for this meeting. Clear the tick; then seal the register on the page Meetings.'
        : 'Somebody cleared this by hand: the register of this meeting is sealed, and stays so.',
    );
  },
});
