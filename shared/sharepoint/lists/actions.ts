import { formatCivilDate, type CivilDate } from '../../domain/civil-date.ts';
import {
  chairDecisionSchema,
  type Action,
  type ChairDecision,
  type MoreTimeRequest,
} from '../../domain/action.ts';
import { isDeadline, isDueBeforeStart } from '../../domain/due.ts';
import { actionStatusSchema, isFinished, ragSchema, readRag, readStatus } from '../../domain/status.ts';
import {
  count,
  flag,
  jsonText,
  longText,
  optionalNumber,
  optionalText,
  rowKey,
  shortText,
  textList,
  textOf,
  titleText,
  together,
  yesOrNo,
  type Cell,
} from '../cells.ts';
import { moment, optionalDay } from '../day-cells.ts';
import { optionalWord, word } from '../word-cells.ts';
import { broughtInBy } from '../import-column.ts';
import { lines } from '../list-definition.ts';
import { recordedColumn } from '../recorded-column.ts';
import { registerList } from '../register-list.ts';
import { due, dueTextWasEdited } from './due-cell.ts';
import { leads } from './leads-cell.ts';
import { actor, lastNote } from './shared-cells.ts';

export const actions = registerList<Action>({
  name: 'Actions',
  description: 'The lines of the board’s action plans. What was said about them over time is in Updates.',
  keyColumn: 'Key',
  cells: {
    key: rowKey('Key'),
    reference: shortText('Reference', { displayName: 'Reference' }),
    plan: titleText('Plan', { displayName: 'Plan', indexed: true }),
    priority: titleText('Priority', { displayName: 'Priority' }),
    outcome: longText('Outcome', { displayName: 'What do we want to achieve?' }),
    action: longText('ActionText', { displayName: 'How are we going to do it?' }),
    audience: optionalWord('Audience', ['children', 'adults', 'both'], {
      displayName: 'Children, adults or both',
    }),
    leads: leads('Leads', {
      displayName: 'Leads',
      description: 'One per line, as Name (lead, support or inform) #key from the People list',
    }),
    successMeasures: textList('SuccessMeasures', {
      displayName: 'Success measures',
      description: 'One per line',
    }),
    due: due(),
    start: optionalDay('StartDate', { displayName: 'Start' }),
    originalDue: optionalDay('OriginalDue', { displayName: 'Original due' }),
    currentDue: optionalDay('CurrentDue', { displayName: 'Current due', indexed: true }),
    moves: count('Moves', { displayName: 'Times moved' }),
    status: word('Status', actionStatusSchema.options, 'not started', {
      displayName: 'Status',
      indexed: true,
      understand: readStatus,
    }),
    ongoing: yesOrNo('Ongoing', { displayName: 'Ongoing' }),
    rag: optionalWord('Rag', ragSchema.options, { displayName: 'RAG', understand: readRag }),
    ragSetBy: shortText('RagSetBy', { displayName: 'RAG set by' }),
    percentComplete: optionalNumber('PercentComplete', {
      displayName: 'Percent complete',
      minimum: 0,
      maximum: 100,
    }),
    evidenceLink: longText('EvidenceLink', { displayName: 'Evidence link' }),
    source: longText('ActionSource', { displayName: 'Source' }),
    riskKey: optionalText('RiskKey', {
      displayName: 'Risk',
      description: 'Key from the Risks list',
      indexed: true,
    }),
    groupKey: optionalText('GroupKey', {
      displayName: 'Group',
      description: 'Key from the Groups list',
      indexed: true,
    }),
    lastNote: lastNote(),
    lastHeardAt: moment('LastHeardAt', { displayName: 'Last heard' }),
    completedOn: optionalDay('CompletedOn', { displayName: 'Completed on' }),
    moreTimeRequest: moreTimeRequest(),
    lastDecision: jsonText<ChairDecision | null>('LastDecisionKept', {
      displayName: 'Last decision (kept)',
      parse: (json) => chairDecisionSchema.safeParse(json).data ?? null,
      whenUnread: null,
    }),
  },
  furtherColumns: [
    lines(recordedColumn, { displayName: 'Last recorded by the register', hidden: true }),
    broughtInBy,
  ],
  title: ({ reference, action }) => {
    if (action === undefined) return undefined;
    return reference === undefined || reference === '' ? action : `${reference} ${action}`;
  },
  finish: (action, reading, fields) => {
    // Plans write “ongoing” where the status stands; here it is a flag beside the status.
    const status = textOf(fields['Status']);
    if (status !== action.status && readStatus(status).ongoing === true) action.ongoing = true;
    const unfinished = !isFinished(action.status);
    if (action.leads.length === 0 && unfinished) {
      flag(
        reading,
        { displayName: 'Leads' },
        '',
        'Nobody is named to lead this. Write a name from the People list.',
      );
    }
    if (unfinished && action.start !== null && isDueBeforeStart(action.start, action.currentDue)) {
      flag(
        reading,
        { displayName: 'Start' },
        formatCivilDate(action.start),
        'It starts after it is due. Put the start or Current due right.',
      );
    }
    const read = action.due.date;
    if (read !== undefined && unfinished && isDeadline(action.due)) {
      const reads = `The when text reads as ${formatCivilDate(read)}`;
      if (action.currentDue === null && textOf(fields['CurrentDue']).trim() === '') {
        flag(
          reading,
          { displayName: 'Current due' },
          '',
          `${reads}, but Current due is empty, so nobody is reminded. Fill in Current due.`,
        );
      } else if (dueTextWasEdited(fields, action.due) && action.currentDue !== read) {
        flag(
          reading,
          { displayName: 'When (as written)' },
          action.due.raw,
          `${reads} since it was edited in SharePoint, but reminders follow Current due. Change Current due too if the deadline moved.`,
        );
      }
    }
    if (action.evidenceLink !== '' && !/^https:\/\/\S+$/i.test(action.evidenceLink.trim())) {
      flag(
        reading,
        { displayName: 'Evidence link' },
        action.evidenceLink,
        'This is not a link that can be opened. Paste the address of the document; it starts with https://.',
      );
    }
  },
});

/** A request for more time lies in five columns; without its proposed date there is no request to decide. */
function moreTimeRequest(): Cell<MoreTimeRequest | null> {
  const parts = together<{
    proposedDue: CivilDate | null;
    reason: string;
    at: string;
    by: { oid: string | null; name: string };
  }>({
    proposedDue: optionalDay('MoreTimeDue', { displayName: 'More time until' }),
    reason: longText('MoreTimeReason', { displayName: 'Why more time' }),
    at: moment('MoreTimeAt', { displayName: 'More time asked at' }),
    by: actor('MoreTimeBy', 'More time asked by'),
  });
  return {
    columns: parts.columns,
    read: (fields, reading) => {
      const { proposedDue, ...rest } = parts.read(fields, reading);
      if (proposedDue !== null) return { proposedDue, ...rest };
      if (rest.reason !== '' && textOf(fields['MoreTimeDue']).trim() === '') {
        flag(
          reading,
          { displayName: 'More time until' },
          '',
          'More time was asked for, but the date is missing. Fill it in, or clear the reason.',
        );
      }
      return null;
    },
    write: (request) =>
      request === null
        ? Object.fromEntries(parts.columns.map((column) => [column.name, null]))
        : parts.write(request),
  };
}
