/**
 * A noun after a number in Welsh: always in the singular, mutated by the number before it. "1 weithred", "2 weithred", "3 phenderfyniad",
 * "31 risg". Above ten nothing mutates.
 */
export function welshCount(count: number, noun: WelshNoun): string {
  return `${count.toLocaleString('en-GB')} ${afterNumber(count, noun)}`;
}

export interface WelshNoun {
  readonly word: string;
  readonly gender: 'masculine' | 'feminine';
}

const masculine = (word: string): WelshNoun => ({ word, gender: 'masculine' });
export const feminine = (word: string): WelshNoun => ({ word, gender: 'feminine' });

export const welshNouns = {
  action: feminine('gweithred'),
  cell: feminine('cell'),
  day: masculine('diwrnod'),
  decision: masculine('penderfyniad'),
  item: feminine('eitem'),
  meeting: masculine('cyfarfod'),
  message: feminine('neges'),
  month: masculine('mis'),
  note: masculine('nodyn'),
  person: masculine('person'),
  reminder: masculine('nodyn atgoffa'),
  request: masculine('cais'),
  review: masculine('adolygiad'),
  risk: feminine('risg'),
  row: feminine('rhes'),
  thing: masculine('peth'),
  time: feminine('gwaith'),
  update: masculine('diweddariad'),
  week: feminine('wythnos'),
} as const satisfies Record<string, WelshNoun>;

/** Years have a word of their own after a number: "1 flwyddyn", "2 flynedd", "3 blynedd", "15 mlynedd". */
export function yearsInWelsh(years: number): string {
  if (years === 1) return '1 flwyddyn';
  if (years === 2) return '2 flynedd';
  return `${years} ${[3, 4, 6].includes(years) ? 'blynedd' : 'mlynedd'}`;
}

function afterNumber(count: number, { word, gender }: WelshNoun): string {
  if (count === 1 && gender === 'feminine') return /^(?:ll|rh)/.test(word) ? word : softened(word);
  if (count === 2) return softened(word);
  if ((count === 3 && gender === 'masculine') || count === 6) return aspirated(word);
  return word;
}

const soft: readonly (readonly [start: string, after: string])[] = [
  ['ll', 'l'],
  ['rh', 'r'],
  ['ch', 'ch'],
  ['ph', 'ph'],
  ['th', 'th'],
  ['dd', 'dd'],
  ['p', 'b'],
  ['t', 'd'],
  ['c', 'g'],
  ['b', 'f'],
  ['d', 'dd'],
  ['g', ''],
  ['m', 'f'],
];

/** Treiglad meddal: "diwrnod" → "ddiwrnod", "gweithred" → "weithred". */
function softened(word: string): string {
  const [start, after] = soft.find(([before]) => word.startsWith(before)) ?? ['', ''];
  return after + word.slice(start.length);
}

/** Treiglad llaes: "cyfarfod" → "chyfarfod". */
function aspirated(word: string): string {
  return /^(?:[ptc])(?!h)/.test(word) ? `${word.charAt(0)}h${word.slice(1)}` : word;
}

/** "cadeirydd y grŵp, rheolwyr y bwrdd a chadeirydd y bwrdd": "a" aspirates what follows, and is "ac" before a vowel. */
export function welshList(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined) return '';
  if (parts.length === 1) return last;
  const and = /^[aeiouwyâêîôûŵŷ]/i.test(last) ? `ac ${last}` : `a ${aspirated(last)}`;
  return `${parts.slice(0, -1).join(', ')} ${and}`;
}
