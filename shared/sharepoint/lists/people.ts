import { personKindSchema, workingWeekdaySchema, type Person } from '../../domain/person.ts';
import { keyList, optionalText, rowKey, shortText, textList, titleText, yesOrNo } from '../cells.ts';
import { optionalDay } from '../day-cells.ts';
import { optionalWord, word } from '../word-cells.ts';
import { broughtInBy } from '../import-column.ts';
import { registerList } from '../register-list.ts';

export const people = registerList<Person>({
  name: 'People',
  description: 'Everyone a plan can name: people, posts, groups, agencies, collectives.',
  keyColumn: 'Key',
  furtherColumns: [broughtInBy],
  cells: {
    key: rowKey('Key'),
    name: titleText('Title', { displayName: 'Name' }),
    kind: word('PersonKind', personKindSchema.options, 'unknown', { displayName: 'Kind' }),
    // The truth about who may act; SharePoint's own person columns need a row Graph cannot make.
    oid: optionalText('ObjectId', { displayName: 'Entra object id', indexed: true }),
    email: shortText('Email', { displayName: 'E-mail' }),
    agency: shortText('Agency', { displayName: 'Agency' }),
    jobTitle: shortText('JobTitle', { displayName: 'Job title' }),
    aliases: textList('Aliases', { displayName: 'Other names', description: 'One per line' }),
    deputyKey: optionalText('DeputyKey', {
      displayName: 'Deputy',
      description: 'Key of another row of this list',
    }),
    memberKeys: keyList('MemberKeys', {
      displayName: 'Members',
      description: 'Keys of this list, one per line',
    }),
    guest: yesOrNo('Guest', { displayName: 'Guest' }),
    endDate: optionalDay('EndDate', { displayName: 'Left on' }),
    digestWeekday: optionalWord('DigestWeekday', workingWeekdaySchema.options, {
      displayName: 'Reminders on',
      description: 'One working day of the week; empty for any. What is overdue does not wait.',
    }),
    digestAt: shortText('DigestAt', {
      displayName: 'Reminders at',
      description: 'A 24-hour time such as 09:15; empty for the board’s own time',
    }),
    snoozedUntil: optionalDay('SnoozedUntil', { displayName: 'Reminders paused until' }),
  },
});
