import { isDitto, oneLine, readableText } from './cell-text.ts';
import type { ImportRule, ReadLead } from './reading.ts';

export interface LeadsReading {
  readonly leads: readonly ReadLead[];
  /** Applied without doubt. */
  readonly rules: readonly ImportRule[];
  /** What a person must look at, with the words it is about. */
  readonly doubts: readonly { readonly rule: ImportRule; readonly about: string }[];
}

type Kind = ReadLead['kind'];

const groupWord =
  /\b(?:sub[- ]?groups?|groups?|board|partnership|committee|panel|forum|team|omg|executive|hub|task (?:and|&) finish|tafg|grŵp|is-?grŵp|bwrdd)\b/i;
const roleWord =
  /\b(?:manager|head|director|officers?|chair|lead|leads|co-?ordinator|commissioner|superintendent|inspector|nurse|doctor|gp|administrator|secretary|principal|advisers?|advisors?|deputy|chief|designated|named|practitioner|consultant|cabinet member|councillor|independent|service|rheolwr|cyfarwyddwr|pennaeth|cadeirydd|swyddog)\b/i;
const agencyWord =
  /\b(?:council|police|constabulary|nhs|ccg|icb|trust|probation|cafcass|fire (?:and|&) rescue|ambulance|health board|healthwatch|schools?|college|university|charity|housing association|agency|cyngor|heddlu|bwrdd iechyd)\b/i;
const everyone =
  /^(?:all\b|every\b|each\b|partner agencies|partners\b|agency leads|board partners?|officers$|board officers|managers$|pob\b|holl\b)|\b(?:all agencies|all partners|board partner agencies|in partner agencies)\b/i;
const agencies = String.raw`(?:partner\s+|member\s+)?(?:agenc(?:y|ies)|partners?|organisations?)`;
const leadOfIt = String.raw`(?:(?:a|an|the|one|single|named|nominated|identified)\s+)*leads?(?:\s+(?:officers?|persons?|contacts?))?`;
/** "lead for each agency", "a named lead in every partner agency", "one lead per agency", "each agency’s lead", "each agency" by itself. */
const leadForEach = new RegExp(
  [
    String.raw`\b${leadOfIt}\s+(?:for|from|in|at|within|of)\s+(?:each|every|all)\s+(?:of\s+the\s+)?${agencies}\b`,
    String.raw`\b${leadOfIt}\s+per\s+${agencies}\b`,
    String.raw`\b(?:each|every)\s+${agencies}(?:['’]s?)?\s+leads?(?:\s+(?:officers?|persons?|contacts?))?\b`,
    String.raw`(?<=^|[+&;/,\n]\s*|\b(?:and|plus)\s+)(?:each|every)\s+${agencies}(?=\s*(?:$|[+&;/,\n]))`,
    String.raw`\b(?:un\s+)?arweinydd\s+(?:(?:ar\s+gyfer|o|i|ym)\s+)?(?:pob|bob|mhob)\s+(?:asiantaeth|partner|sefydliad)\b`,
  ].join('|'),
  'i',
);
const notALead =
  /^(?:report|reports|feedback|analysis|review|evidence|update|discuss|monitor|see|to be (?:agreed|confirmed|decided|identified)|as above|various|n\/a)\b/i;
const unknownLead =
  /^(?:\?+|tbc|tba|tbd|t\.b\.c\.?|to be (?:confirmed|agreed|decided|identified)|vacant|vacancy|x+|i'w gadarnhau)$/i;
/** "Jo Smith", "Fiona van den Berg", "J. Smith". */
const personName =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|cllr|rev)\.? )?\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|de|van|den|der|von|la|le|ap|ab|ferch|al|bin|ibn))+$/u;
const acronym = /^[A-Z][A-Za-z]{0,2}[A-Z]{1,5}s?$/;

const roleInBrackets = /\s*\((support|inform|cefnogi|i[’']w hysbysu)\)\s*$/i;

/** A line of our own exports, whatever marks are in the name: "Police & Health (support)". */
export function nameAndRole(line: string): { readonly name: string; readonly role: ReadLead['role'] } {
  return {
    name: oneLine(line.replace(roleInBrackets, '')),
    role: roleOf(roleInBrackets.exec(line)?.[1], false),
  };
}

/** What a name stands for, by its words alone. Only a row of People can say who somebody really is. */
function kindOfLead(name: string): Kind {
  const text = oneLine(name).replace(/[.,;]+$/, '');
  if (text === '' || unknownLead.test(text) || notALead.test(text)) return 'unknown';
  if (everyone.test(text) || leadForEach.test(text)) return 'collective';
  const group = groupWord.test(text);
  // "Board Service Manager", "Chair of the Quality Group": a post, though a group is named in it.
  if (roleWord.test(text) && !/\b(?:sub[- ]?groups?|groups?)$/i.test(text) && !/^board$/i.test(text))
    return 'role';
  if (group || acronym.test(text))
    return agencyWord.test(text) && !/\bgroups?\b/i.test(text) ? 'agency' : 'group';
  if (agencyWord.test(text)) return 'agency';
  return personName.test(text) ? 'person' : 'unknown';
}

/** Whether a text could stand in a column of leads: used to see where a torn row belongs. */
export function looksLikeLead(text: string): boolean {
  const line = oneLine(text);
  return (
    line !== '' &&
    line.length <= 120 &&
    !/[.!?]\s+\p{Lu}/u.test(line) &&
    kindOfLead(line.split(/[/&]/)[0] ?? '') !== 'unknown'
  );
}

/**
 * The leads of a cell: several parted by "/", ";", a line, "&" or "and"; posts in brackets behind a name, also where the closing bracket was
 * forgotten; "+ lead for each agency" as one collective, for which the agencies the board knows are proposed (`shared/import-plan/fan-out.ts`). What
 * cannot be parted surely stays one lead and is left to a person.
 */
export function readLeads(raw: string): LeadsReading {
  const text = readableText(raw).text;
  const rules = new Set<ImportRule>();
  const doubts: { rule: ImportRule; about: string }[] = [];
  if (text === '') return { leads: [], rules: [], doubts: [] };
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // As our own exports write them, a line each: a name above one with its role is another person.
  if (lines.length > 1 && lines.some((line) => roleInBrackets.test(line))) {
    const each = lines.map(readLeads);
    return {
      leads: withoutRepeats(each.flatMap(({ leads }) => leads)),
      rules: [...new Set<ImportRule>(['several leads', ...each.flatMap((one) => one.rules)])],
      doubts: each.flatMap((one) => one.doubts),
    };
  }
  let rest = text;
  const leads: ReadLead[] = [];
  const each = leadForEach.exec(rest);
  if (each !== null) {
    const name = oneLine(each[0]);
    const before = rest.slice(0, each.index).replace(/(?:\+|\band|&|\bplus|\bac?)?\s*\(?\s*$/i, '');
    rest = `${before}\n${rest.slice(each.index + each[0].length).replace(/^\s*\)/, '')}`;
    rules.add('lead for each agency');
    doubts.push({ rule: 'lead for each agency', about: name });
    leads.push({ name, kind: 'collective', role: 'lead', jobTitle: '' });
  }
  const named = namedPieces(rest);
  const pieces = named ?? plainPieces(rest);
  if (named !== null) {
    rules.add('role in brackets');
    if (named.some(({ open }) => open)) doubts.push({ rule: 'role in brackets', about: text });
  }
  const read: ReadLead[] = [];
  for (const piece of pieces) {
    const { name } = piece;
    const inBrackets = /^(?:support|inform|cefnogi|i[’']w hysbysu)$/i.test(piece.jobTitle)
      ? piece.jobTitle
      : undefined;
    const jobTitle = inBrackets === undefined ? piece.jobTitle : '';
    const clean = oneLine(name).replaceAll(/^[\s,;/&+.–-]+|[\s,;/&+–-]+$/g, '');
    if (clean === '' || isDitto(clean)) continue;
    const stated = inBrackets ?? /\s*\((support|inform|cefnogi|i[’']w hysbysu)\)$/i.exec(clean)?.[1];
    const supporting = /^(?:supported by|support(?:ing)?:?|with support from)\s+/i.exec(clean);
    const bare = (supporting === null ? clean : clean.slice(supporting[0].length)).replace(
      /\s*\((?:support|inform|cefnogi|i[’']w hysbysu)\)$/i,
      '',
    );
    const own = bare.replace(/(?<!\b\p{Lu})\.$/u, '');
    const kind = piece.jobTitle !== '' && personName.test(own) ? 'person' : kindOfLead(own);
    if (kind === 'unknown')
      doubts.push({ rule: unknownLead.test(own) ? 'placeholder' : 'not a lead', about: own });
    else if (isSeveral(own, kind)) doubts.push({ rule: 'several leads', about: own });
    read.push({ name: own, kind, role: roleOf(stated, supporting !== null), jobTitle });
  }
  const all = [...read, ...leads];
  if (all.length > 1) rules.add('several leads');
  return { leads: withoutRepeats(all), rules: [...rules], doubts };
}

/** "Priya Nair (support)", as our own exports write it in either language. */
function roleOf(stated: string | undefined, isSupporting: boolean): ReadLead['role'] {
  if (stated !== undefined) return /^(?:support|cefnogi)$/i.test(stated) ? 'support' : 'inform';
  return isSupporting ? 'support' : 'lead';
}

interface Piece {
  readonly name: string;
  readonly jobTitle: string;
  /** The bracket behind the name was not closed. */
  readonly open?: boolean;
}

/** "Jo Smith (Head of Care) / Sam Jones (Head of Access": null where no name stands before a bracket. */
function namedPieces(text: string): Piece[] | null {
  const line = oneLine(text);
  const starts: { at: number; name: string; after: number }[] = [];
  const pattern =
    /(?:\p{Lu}[\p{L}'’-]*\.? )(?:(?:\p{Lu}[\p{L}'’-]*|de|van|den|der|von|la|le|ap|ferch) )*\p{Lu}[\p{L}'’-]* ?\(/gu;
  for (const match of line.matchAll(pattern)) {
    const before = line.slice(0, match.index);
    // Inside an open bracket a name counts only behind a stroke: "(Integrated Access Team (IAT) Manager)" names no second person.
    if (depthOf(before) > 0 && !/\/\s*$/.test(before)) continue;
    const name = match[0].slice(0, -1).trim();
    if (!personName.test(name) || kindOfLead(name) === 'role' || kindOfLead(name) === 'group') continue;
    starts.push({ at: match.index, name, after: match.index + match[0].length });
  }
  if (starts.length === 0) return null;
  const pieces: Piece[] = [];
  const first = line.slice(0, starts[0]?.at ?? 0);
  if (first.trim() !== '') pieces.push(...plainPieces(first));
  starts.forEach(({ name, after }, index) => {
    const tail = line.slice(after, starts[index + 1]?.at ?? line.length);
    const end = closingBracket(tail);
    const inside = (end === -1 ? tail.replace(/[\s/&,;]+$/, '') : tail.slice(0, end)).trim();
    pieces.push({ name, jobTitle: mended(inside), ...(end === -1 ? { open: true } : {}) });
    const more = end === -1 ? '' : tail.slice(end + 1);
    if (/[\p{L}]/u.test(more)) pieces.push(...plainPieces(more));
  });
  return pieces;
}

/** "Head of Children in Need (CIN": the bracket that was opened inside is closed again. */
const mended = (text: string): string => (depthOf(text) > 0 ? `${text})` : text);

const depthOf = (text: string): number =>
  Array.from(text).reduce(
    (depth, letter) => Math.max(0, depth + (letter === '(' ? 1 : letter === ')' ? -1 : 0)),
    0,
  );

function closingBracket(text: string): number {
  let depth = 1;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** Stands for words whose "and" parts nothing. */
const taskAndFinish = 'Task\u2060and\u2060Finish';

function plainPieces(text: string): Piece[] {
  return text
    .replaceAll(/\btask (?:and|&) finish\b/gi, taskAndFinish)
    .split(/\n|;|\s\+\s|(?<=\p{Ll}{3})\.\s+(?=\p{Lu})/u)
    .flatMap((line) => splitStrokes(line))
    .flatMap((part) => splitAnd(part))
    .flatMap((part) => splitCommas(part))
    .map((part) => part.replaceAll(taskAndFinish, 'Task and Finish'))
    .map((part) => {
      const bracket = /^(.{2,}?)\s*\(([^()]+)\)\s*\.?$/.exec(part.trim());
      return bracket === null || !personName.test(bracket[1] ?? '')
        ? { name: part.trim(), jobTitle: '' }
        : { name: (bracket[1] ?? '').trim(), jobTitle: (bracket[2] ?? '').trim() };
    });
}

/** "QA group/ Head of Care" are two; "MCA/DoLS subgroup" is one: a stroke between two acronyms, or before a word that both need. */
function splitStrokes(line: string): string[] {
  const parts = line.split('/').map((part) => part.trim());
  const joined: string[] = [];
  parts.forEach((part, index) => {
    const before = joined.at(-1);
    const open = before !== undefined && depthOf(before) > 0;
    const shared =
      before !== undefined &&
      /^[A-Z][A-Za-z]{1,5}$/.test(before) &&
      /^[A-Z][A-Za-z]{1,5}\b/.test(part) &&
      !/^(?:OMG|Board)$/i.test(before) &&
      /\bsub[- ]?groups?\b/i.test(parts.slice(index).join('/'));
    if (open || shared) joined[joined.length - 1] = `${before}/${part}`;
    else joined.push(part);
  });
  return joined;
}

/** "&" and "and" part two leads only where each side is one by itself: "Head of Family & Community" is one post. */
function splitAnd(part: string): string[] {
  const halves = part.split(/\s*&\s*|\s+(?:and|a|ac)\s+/i);
  if (halves.length < 2 || depthOf(part) > 0) return [part];
  const [first = '', ...rest] = halves;
  // "Head of Family & Community Team": what follows belongs to the post, unless it is a post again.
  const ofPost = /^(?:head|director|chair|lead|chief)s? (?:of|for)\b/i.test(first.trim());
  if (ofPost && !rest.every((half) => /^(?:the )?(?:head|director|chair|lead|chief)\b/i.test(half.trim())))
    return [part];
  return halves.every((half) => stands(half)) ? halves : [part];
}

function splitCommas(part: string): string[] {
  const halves = part.split(/\s*,\s*/).filter(Boolean);
  if (halves.length < 2) return [part];
  return halves.every((half) => personName.test(half) && kindOfLead(half) === 'person') ||
    halves.every((half) => acronym.test(half))
    ? halves
    : [part];
}

/** Whether words are a lead without what stands beside them. */
function stands(text: string): boolean {
  const half = text.trim();
  const kind = kindOfLead(half);
  if (kind === 'group')
    return acronym.test(half) || /(?:group|board|committee|panel|forum|team|partnership)s?$/i.test(half);
  if (kind === 'person') return true;
  return (
    kind === 'role' &&
    /^(?:head|director|chair|lead|manager|chief|principal)\b.*\bof\b|\b(?:manager|officer|chair)$/i.test(half)
  );
}

/** "QA Sub-Group Head of Care": two names with nothing between them; which is which is a person's to say. */
function isSeveral(name: string, kind: Kind): boolean {
  if (kind === 'person') return false;
  // The "and" inside a post or a group's own name.
  if (/^(?:head|director|chair|lead|chief)s? (?:of|for)\b/i.test(name) || /\btask and finish\b/i.test(name))
    return false;
  const marks =
    name.match(
      /\b(?:head of|director of|lead (?:for|of)|chair of|sub[- ]?groups?|service manager|manager|officers?|team)\b/gi,
    ) ?? [];
  if (marks.length >= 2 && !/^(?:chair|lead|head|deputy|representative)s?\b.*\b(?:of|for)\b/i.test(name))
    return true;
  const strong = name.match(/\b(?:head of|director of|sub[- ]?group|lead for)\b/gi) ?? [];
  return strong.length >= 2 || /\b(?:supported by|led by)\b|,/i.test(name) || /\s(?:and|&)\s/.test(name);
}

function withoutRepeats(leads: readonly ReadLead[]): ReadLead[] {
  const seen = new Set<string>();
  return leads.filter(({ name, jobTitle }) => {
    const key = `${name.toLowerCase()}|${jobTitle.toLowerCase()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
