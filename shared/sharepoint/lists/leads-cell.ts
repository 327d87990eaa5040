import { leadRoleSchema, type Lead } from '../../domain/action.ts';
import { textOf, type Cell } from '../cells.ts';
import { peopleLines, readReference, writeReference } from '../person-cells.ts';
import { lines, type ColumnOptions } from '../list-definition.ts';

/** Begun only where blanks begin, or a long run of them takes its length squared. */
const roleAtEnd = /(?<!\s)\s*\((lead|support|inform)\)$/i;

/** Leads, one per line as `Name (role) #person-key`. The role is left out where it is "lead"; so may be the key. */
export function leads(name: string, options: Omit<ColumnOptions, 'indexed' | 'unique'>): Cell<Lead[]> {
  return {
    columns: [lines(name, options)],
    read: (fields) => peopleLines(textOf(fields[name])).map(readLead),
    write: (all) => ({ [name]: all.length === 0 ? null : all.map(writeLead).join('\n') }),
  };
}

export function writeLead(lead: Lead): string {
  // A name that itself ends with a role in brackets would be misread without its own role after it.
  const withRole =
    lead.role === 'lead' && !roleAtEnd.test(lead.name.trim()) ? lead.name : `${lead.name} (${lead.role})`;
  return writeReference({ name: withRole, personKey: lead.personKey });
}

function readLead(text: string): Lead {
  const { name, personKey } = readReference(text);
  const match = roleAtEnd.exec(name);
  const role = leadRoleSchema.safeParse(match?.[1]?.toLowerCase());
  const bare = match === null ? name : name.slice(0, match.index);
  return {
    name: bare === '' ? (personKey ?? '') : bare,
    personKey,
    role: role.success ? role.data : 'lead',
  };
}
