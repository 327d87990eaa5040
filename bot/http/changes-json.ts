import type { ChangesResponse, RegisterListName } from '../../shared/contracts/tab-api.ts';

/** The JSON of rows already written once. They never change and most come from the mirror, so everybody's loads share them. */
const written = new WeakMap<object, Buffer>();

const comma = Buffer.from(',');

/** An answer as JSON, made of the JSON of its rows. */
export function changesAsJson({ changed, ...rest }: ChangesResponse): Buffer {
  const parts: Buffer[] = [Buffer.from(`${asciiJson(rest).slice(0, -1)},"changed":{`)];
  for (const [index, list] of (Object.keys(changed) as RegisterListName[]).entries()) {
    parts.push(Buffer.from(`${index === 0 ? '' : ','}${JSON.stringify(list)}:[`));
    for (const [place, row] of changed[list].entries()) {
      if (place > 0) parts.push(comma);
      parts.push(rowAsJson(row));
    }
    parts.push(Buffer.from(']'));
  }
  parts.push(Buffer.from('}}'));
  return Buffer.concat(parts);
}

function rowAsJson(row: object): Buffer {
  let json = written.get(row);
  if (json === undefined) {
    json = Buffer.from(asciiJson(row));
    written.set(row, json);
  }
  return json;
}

/**
 * One typographer’s apostrophe among megabytes makes a browser hold the whole answer in twice the memory, and look at each byte before
 * it may begin to read. Escaped, as JSON allows, all is read as it comes.
 */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
