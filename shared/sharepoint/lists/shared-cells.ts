import type { Actor } from '../../domain/row.ts';
import type { SchemeReference, ScoreOnRow } from '../../domain/risk.ts';
import {
  flag,
  longText,
  optionalGroup,
  optionalNumber,
  optionalText,
  shortText,
  textOf,
  together,
} from '../cells.ts';
import { moment } from '../day-cells.ts';
import type { Cell } from '../cells.ts';
import { line } from '../list-definition.ts';

/** Who did something: the name for people to read, the Entra object id hidden beside it. */
export function actor(name: string, displayName: string): Cell<Actor> {
  return together<Actor>({
    oid: optionalText(`${name}Oid`, { displayName: `${displayName} (object id)`, hidden: true }),
    name: shortText(name, { displayName }),
  });
}

/** The same where nobody may have done it. */
export function optionalActor(name: string, displayName: string): Cell<Actor | null> {
  return optionalGroup<Actor>(
    {
      oid: optionalText(`${name}Oid`, { displayName: `${displayName} (object id)`, hidden: true }),
      name: shortText(name, { displayName }),
    },
    { oid: null, name: '' },
    ({ oid, name: written }) => oid === null && written === '',
  );
}

/** The latest note on an item, kept on its row so that lists and cards need not read the trail. */
export function lastNote(): Cell<{ text: string; at: string; by: string } | null> {
  return optionalGroup(
    {
      text: longText('LastNote', { displayName: 'Last note' }),
      at: moment('LastNoteAt', { displayName: 'Last note at' }),
      by: shortText('LastNoteBy', { displayName: 'Last note by' }),
    },
    { text: '', at: '', by: '' },
    (note) => note.text === '' && note.at === '' && note.by === '',
  );
}

/** `product-5x5@1`: a scheme and its version. */
export function scheme(
  name: string,
  displayName = 'Scoring scheme',
  description = 'Scheme and version, as in product-5x5@1',
): Cell<SchemeReference | null> {
  const column = line(name, { displayName, description });
  return {
    columns: [column],
    read: (fields, reading) => {
      const text = textOf(fields[name]).trim();
      if (text === '') return null;
      const match = /^(.+)@([1-9]\d{0,8})$/.exec(text);
      if (match?.[1] !== undefined && match[2] !== undefined)
        return { id: match[1], version: Number(match[2]) };
      flag(
        reading,
        column,
        text,
        'Write the scheme and its version with @ between them, as in product-5x5@1.',
      );
      return null;
    },
    write: (value) => ({ [name]: value === null ? null : writeScheme(value) }),
  };
}

export function writeScheme(reference: SchemeReference): string {
  return `${reference.id}@${reference.version}`;
}

/** One score on a risk's row: likelihood, impact, score and band each in a column of its own. */
export function scoreOnRow(prefix: string): Cell<ScoreOnRow | null> {
  return optionalGroup<ScoreOnRow>(
    {
      likelihood: optionalNumber(`${prefix}Likelihood`, { displayName: `${prefix} likelihood` }),
      impact: optionalNumber(`${prefix}Impact`, { displayName: `${prefix} impact` }),
      score: optionalNumber(`${prefix}Score`, { displayName: `${prefix} score` }),
      band: optionalText(`${prefix}Band`, { displayName: `${prefix} band` }),
    },
    { likelihood: null, impact: null, score: null, band: null },
    (score) =>
      score.likelihood === null && score.impact === null && score.score === null && score.band === null,
  );
}
