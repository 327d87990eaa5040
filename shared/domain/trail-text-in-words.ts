import type { Language } from './language.ts';
import { retelling } from './retold.ts';
import type { UpdateKind } from './update.ts';
import { updateWords } from './update-words.ts';

const request = 'the request of {0} for more time until {1}.';
const ofRequest = 'cais {0} am ragor o amser tan {1}.';

/** What the register adds to what somebody wrote, a line of its own each. */
const inWelsh = retelling(
  [
    ['Asked for more time, until {0}.', 'Gofynnwyd am ragor o amser, tan {0}.'],
    [`This replaces ${request}`, `Mae hyn yn disodli ${ofRequest}`],
    [`No longer needed: ${request}`, `Nid oes ei angen mwyach: ${ofRequest}`],
    [`Declined: ${request}`, `Gwrthodwyd: ${ofRequest}`],
    [`Approved: ${request}`, `Cymeradwywyd: ${ofRequest}`],
    [`Another date was set for: ${request}`, `Pennwyd dyddiad arall ar gyfer: ${ofRequest}`],
    ['Passed on to {0}, as deputy.', 'Trosglwyddwyd i {0}, fel dirprwy.'],
    [
      'Stood there before and could not be asked: {0}.',
      'Yn sefyll yno o’r blaen, ac ni ellid gofyn iddynt: {0}.',
    ],
    ['{0}: it held “{1}”, and holds “{2}” now.', '{0}: “{1}” oedd ynddi, a “{2}” sydd ynddi nawr.'],
    ['The import of “{0}” was taken back.', 'Tynnwyd mewnforio “{0}” yn ôl.'],
    ['Brought in from “{0}”.', 'Daethpwyd i mewn o “{0}”.'],
    ['Brought in from “{0}”, table {1}, row {2}.', 'Daethpwyd i mewn o “{0}”, tabl {1}, rhes {2}.'],
    ['Brought in from “{0}”, paragraph {1}.', 'Daethpwyd i mewn o “{0}”, paragraff {1}.'],
    ['It says besides, in no field of its own:', 'Mae’n dweud hefyd, heb faes ei hun:'],
    ['Changed from “{0}”.', 'Newidiwyd o “{0}”.'],
    ['Changed from “{0}”, table {1}, row {2}.', 'Newidiwyd o “{0}”, tabl {1}, rhes {2}.'],
    ['Changed from “{0}”, paragraph {1}.', 'Newidiwyd o “{0}”, paragraff {1}.'],
    ['Control “{0}”: brought in from “{1}”.', 'Rheolaeth “{0}”: daethpwyd i mewn o “{1}”.'],
    ['Control “{0}”: changed from “{1}”.', 'Rheolaeth “{0}”: newidiwyd o “{1}”.'],
    ...Object.entries(updateWords('en').kinds).map(
      ([kind, english]) =>
        [
          `Taken back: ${english}, recorded on {0} at {1}.`,
          `Tynnwyd yn ôl: ${updateWords('cy').kinds[kind as UpdateKind]}, a gofnodwyd ar {0} am {1}.`,
        ] as const,
    ),
  ],
  { wholly: true },
);

/**
 * What an entry of the trail says, for whoever reads it: what a person wrote stays as they wrote it, and the lines the register added to it
 * are told in the reader's language.
 */
export function trailTextInWords(text: string, language: Language): string {
  if (language === 'en') return text;
  return text.split('\n').map(inWelsh).join('\n');
}
