import type { DirectoryUser } from '../../infra/local-tenant/directory.ts';

/** A token in any of its forms: three parts, the first of which begins with `{"`. */
const token = /eyJ[\w-]{8,}\.[\w-]{8,}/;

/** Shorter texts (“In progress”, “Every month”) are words of anybody’s. */
const shortestText = 16;

/** Shorter keys (“p-1”) tell nobody’s name. */
const shortestKey = 6;

/** Everything that must not be in a log: the settings that are secret, who people are, and what stands in the register. */
export function whatNobodyMayLog(parts: {
  readonly environment: Readonly<Record<string, string>>;
  readonly people: readonly DirectoryUser[];
  /** JSON, however deep. */
  readonly register: string;
}): ReadonlySet<string> {
  const secrets = Object.entries(parts.environment)
    .filter(([name]) => /SECRET|PRIVATE_KEY|PASSWORD/.test(name))
    .map(([, value]) => value);
  const people = parts.people.flatMap(({ id, displayName, userPrincipalName, mail }) => [
    id,
    displayName,
    userPrincipalName,
    mail,
  ]);
  const register: unknown = JSON.parse(parts.register);
  // As a value of a line begins, or what stands behind a day: an import makes keys of people from their names.
  const keys = keysOfPeople(register).flatMap((key) => [`"${key}`, `/${key}`]);
  return new Set([...secrets, ...people, ...keys, ...textsIn(register)].filter((text) => text !== ''));
}

/** Keys of rows of the list People. */
function keysOfPeople(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('PersonKind' in part && 'Key' in part && typeof part.Key === 'string' && part.Key.length >= shortestKey)
    return [part.Key];
  return Object.values(part).flatMap(keysOfPeople);
}

/** Sentences in cells of the lists: texts of more than one word. */
function textsIn(part: unknown): string[] {
  if (typeof part === 'string') {
    const isSentence = part.length >= shortestText && /\p{L} \p{L}/u.test(part) && !/^[[{]/.test(part);
    return isSentence ? [part] : [];
  }
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, entry]: [string, unknown]) =>
    // Names of lists and columns are the product’s own.
    name === 'columns' || name === 'properties' ? [] : textsIn(entry),
  );
}

/** The lines that hold something of it, each with what it holds shortened: a failing test must not log it again in full. */
export function leaksIn(lines: readonly string[], forbidden: ReadonlySet<string>): string[] {
  const whole = lines.join('\n');
  const found = [...forbidden].filter((text) => whole.includes(text));
  return lines.flatMap((line) => {
    const held = found.filter((text) => line.includes(text)).map((text) => `“${text.slice(0, 12)}…”`);
    if (token.test(line)) held.push('a token');
    return held.length === 0 ? [] : [`${held.join(', ')} in ${line.slice(0, 200)}`];
  });
}
