import { inLanguages, type Language } from '../../shared/domain/language.ts';
import { updateWords } from '../../shared/domain/update-words.ts';
import { welshCount, welshNouns } from '../../shared/domain/welsh.ts';

/** A field that somebody changed since, as a reader of the history calls it. */
function fieldIn(language: Language, field: string): string {
  const { fields } = updateWords(language);
  const known = (Object.keys(fields) as (keyof typeof fields)[]).find((name) => name === field);
  return known === undefined ? fields.other : fields[known];
}

/** Around taking back what was recorded last. */
export const undoWords = inLanguages({
  en: {
    label: 'Your last change',
    recorded: (item: string) => `Recorded: ${item}`,
    gone: 'an item that is no longer in the register',
    many: (count: number) => `${count} actions`,
    undo: 'Undo',
    undoing: 'Taking back…',
    undoingSoFar: (done: number, of: number) => `Taking back: ${done} of ${of}`,
    dismiss: 'Dismiss',
    howTo: 'You can take it back with Undo at the end of the page; Control and Z lead there.',
    undone: (item: string) => `Taken back, and the history keeps both: ${item}`,
    notUndone: 'Not taken back, because it was changed again since:',
    partly: (done: number) => `${done} taken back. These were changed again since and stay as they are:`,
    changedBy: (item: string, who: string, fields: string) => `${item}: ${who} changed ${fields}`,
    somebody: 'somebody',
    field: (field: string) =>
      field === 'moreTimeRequest' ? 'the request for more time' : fieldIn('en', field),
  },
  cy: {
    label: 'Eich newid diwethaf',
    recorded: (item: string) => `Cofnodwyd: ${item}`,
    gone: 'eitem nad yw yn y gofrestr mwyach',
    many: (count: number) => welshCount(count, welshNouns.action),
    undo: 'Dadwneud',
    undoing: 'Yn tynnu’n ôl…',
    undoingSoFar: (done: number, of: number) => `Yn tynnu’n ôl: ${done} o ${of}`,
    dismiss: 'Cau’r neges',
    howTo: 'Gallwch ei dynnu’n ôl â Dadwneud ar ddiwedd y dudalen; mae Control a Z yn arwain yno.',
    undone: (item: string) => `Tynnwyd yn ôl, ac mae’r hanes yn cadw’r ddau: ${item}`,
    notUndone: 'Ni thynnwyd yn ôl, gan iddo gael ei newid eto ers hynny:',
    partly: (done: number) =>
      `Tynnwyd ${done} yn ôl. Newidiwyd y rhain eto ers hynny ac maent yn aros fel y maent:`,
    changedBy: (item: string, who: string, fields: string) => `${item}: newidiodd ${who} ${fields}`,
    somebody: 'rhywun',
    field: (field: string) =>
      field === 'moreTimeRequest' ? 'y cais am ragor o amser' : fieldIn('cy', field),
  },
});
