import { randomUUID } from 'node:crypto';
import type { DirectoryIndex } from '../directory.ts';
import { builtInColumns } from './built-in-columns.ts';
import type { Column } from './columns.ts';
import type { ItemTable } from './item-table.ts';
import type { Actor, FieldValue } from './stored-item.ts';

const textColumn = (name: string, displayName: string): Column => ({
  columnGroup: 'Custom Columns',
  description: '',
  displayName,
  enforceUniqueValues: false,
  hidden: false,
  id: randomUUID(),
  indexed: false,
  name,
  readOnly: false,
  required: false,
  text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
});

/** The columns of the User Information List that readers of Graph use. None is indexed (SOURCES.md, A3). */
export function siteUserColumns(): Column[] {
  return [
    ...builtInColumns(),
    textColumn('Name', 'Account'),
    textColumn('EMail', 'Work email'),
    textColumn('UserName', 'User name'),
    textColumn('JobTitle', 'Job title'),
    textColumn('Department', 'Department'),
  ];
}

/** The claims login SharePoint knows an account by. */
function loginName(actor: Actor, directory: DirectoryIndex): string {
  if (actor.kind === 'application') {
    return `i:0i.t|00000003-0000-0ff1-ce00-000000000000|${actor.id.toLowerCase()}@${directory.data.tenantId}`;
  }
  return `i:0#.f|membership|${directory.user(actor.id)?.userPrincipalName.toLowerCase() ?? actor.id}`;
}

/** The row of an account in the User Information List, added when the account is new to the site. */
export function ensureSiteUser(rows: ItemTable, actor: Actor, directory: DirectoryIndex, now: Date): number {
  const name = loginName(actor, directory);
  const known = rows.idsWith('Name', name)?.values().next().value;
  if (known !== undefined) return known;
  const user = actor.kind === 'user' ? directory.user(actor.id) : undefined;
  const title = user?.displayName ?? directory.application(actor.id)?.displayName ?? actor.id;
  const fields: Record<string, FieldValue> = { Title: title, Name: name };
  if (user) {
    fields['EMail'] = user.mail;
    fields['UserName'] = user.userPrincipalName;
    if (user.jobTitle) fields['JobTitle'] = user.jobTitle;
    if (user.agency) fields['Department'] = user.agency;
  }
  const at = `${now.toISOString().slice(0, 19)}Z`;
  const id = rows.nextId();
  const system: Actor = { kind: 'application', id: 'SharePoint' };
  rows.put({
    id,
    guid: randomUUID(),
    version: 1,
    createdAt: at,
    createdBy: system,
    modifiedAt: at,
    modifiedBy: system,
    fields,
    earlier: [],
  });
  return id;
}
