import { z } from 'zod';

/**
 * `row|field|rule` of a doubt, `row|field` of a change. What may be somebody's identity is looked at column by column: its key says which too.
 * @param about what the doubt is about: the column's heading, of an identity
 */
export const doubtKey = (row: string, field: string, rule: string, about = ''): string =>
  [row, field, rule, ...(rule === 'personal details' && about !== '' ? [about] : [])].join('|');
export const changeKey = (row: string, field: string): string => `${row}|${field}`;

/** What a person decided about a document's rows. Texts are kept as typed and read by the same rules as the document. */
export const importDecisionsSchema = z.strictObject({
  /** Ids of rows that are not brought in. */
  leftOut: z.array(z.string()).default([]),
  /** Row id → field → text. */
  edits: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Doubts a person has looked at: taken as read, or left open. */
  settled: z.record(z.string(), z.enum(['accepted', 'open'])).default({}),
  /** A spelling → the name that is meant. */
  names: z.record(z.string(), z.string()).default({}),
  /** Changes of existing rows: true = as the document says, false = as the register has it. Absent = as proposed. */
  changes: z.record(z.string(), z.boolean()).default({}),
  /** Of risks that do not say it themselves. */
  marking: z.enum(['publish', 'exempt']).default('exempt'),
});
export type ImportDecisions = z.output<typeof importDecisionsSchema>;

export const noDecisions: ImportDecisions = importDecisionsSchema.parse({});

/** A text in place of a field's. What was settled about that field was about another text: it is asked again where it still is to be asked. */
export function withEdit(
  decisions: ImportDecisions,
  row: string,
  field: string,
  text: string,
): ImportDecisions {
  const ofField = doubtKey(row, field, '');
  const settled = Object.entries(decisions.settled).filter(([key]) => !key.startsWith(ofField));
  return {
    ...decisions,
    settled: Object.fromEntries(settled),
    edits: { ...decisions.edits, [row]: { ...decisions.edits[row], [field]: text } },
  };
}
