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
    recorded: (item: string) => `Recorded: ${item}.`,
    action: (reference: string) => `action ${reference}`.trim(),
    risk: (reference: string) => `risk ${reference}`.trim(),
    many: (count: number) => `${count} actions`,
    undo: 'Undo',
    undoing: 'Taking back…',
    undoingSoFar: (done: number, of: number) => `Taking back: ${done} of ${of}`,
    dismiss: 'Dismiss',
    howTo: 'You can take it back with Undo at the end of the page; Control and Z lead there.',
    undone: (item: string) => `Taken back: ${item} as before. The history keeps both.`,
    notUndone: 'Not taken back, because it was changed again since:',
    partly: (done: number) => `${done} taken back. These were changed again since and stay as they are:`,
    changedBy: (item: string, who: string, fields: string) => `${item}: ${who} changed ${fields}`,
    somebody: 'somebody',
    request: 'the request for more time',
    field: (field: string) =>
      field === 'moreTimeRequest' ? 'the request for more time' : fieldIn('en', field),
    again: 'Try again',
  },
  cy: {
    label: 'Eich newid diwethaf',
    recorded: (item: string) => `Cofnodwyd: ${item}.`,
    action: (reference: string) => `gweithred ${reference}`.trim(),
    risk: (reference: string) => `risg ${reference}`.trim(),
    many: (count: number) => welshCount(count, welshNouns.action),
    undo: 'Dadwneud',
    undoing: 'Yn tynnu’n ôl…',
    undoingSoFar: (done: number, of: number) => `Yn tynnu’n ôl: ${done} o ${of}`,
    dismiss: 'Cau’r neges',
    howTo: 'Gallwch ei dynnu’n ôl â Dadwneud ar ddiwedd y dudalen; mae Control a Z yn arwain yno.',
    undone: (item: string) => `Tynnwyd yn ôl: ${item} fel o’r blaen. Mae’r hanes yn cadw’r ddau.`,
    notUndone: 'Ni thynnwyd yn ôl, gan iddo gael ei newid eto ers hynny:',
    partly: (done: number) =>
      `Tynnwyd ${done} yn ôl. Newidiwyd y rhain eto ers hynny ac maent yn aros fel y maent:`,
    changedBy: (item: string, who: string, fields: string) => `${item}: newidiodd ${who} ${fields}`,
    somebody: 'rhywun',
    request: 'y cais am ragor o amser',
    field: (field: string) =>
      field === 'moreTimeRequest' ? 'y cais am ragor o amser' : fieldIn('cy', field),
    again: 'Rhoi cynnig arall arni',
  },
});
