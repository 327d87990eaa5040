import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { Column } from './columns.ts';

type BuiltIn = readonly [name: string, displayName: string, id: string, more?: ColumnDefinition];

const readOnly = { readOnly: true } as const;
const dateTime = { dateTime: { displayAs: 'default', format: 'dateTime' }, ...readOnly } as const;
const person = {
  personOrGroup: {
    allowMultipleSelection: false,
    chooseFromType: 'peopleAndGroups',
    displayAs: 'nameWithPresence',
  },
  ...readOnly,
} as const;

/** The columns every generic list has, with SharePoint's own well-known column ids. */
const BUILT_IN: readonly BuiltIn[] = [
  [
    'Title',
    'Title',
    'fa564e0f-0c70-4ab9-b863-0177e6ddd247',
    {
      required: true,
      text: {
        allowMultipleLines: false,
        appendChangesToExistingText: false,
        linesForEditing: 0,
        maxLength: 255,
      },
    },
  ],
  ['ID', 'ID', '1d22ea11-1e32-424e-89ab-9fedbadb6ce1', readOnly],
  ['ContentType', 'Content Type', 'c042a256-787d-4a6f-8a8a-cf6ab767f12d', readOnly],
  ['Modified', 'Modified', '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', dateTime],
  ['Created', 'Created', '8c06beca-0777-48f7-91c7-6da68bc07b69', dateTime],
  ['Author', 'Created By', '1df5e554-ec7e-46a6-901d-d85a3881cb18', person],
  ['Editor', 'Modified By', 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2', person],
  ['_UIVersionString', 'Version', 'dce8262a-3ae9-45aa-aab4-83bd75fb738a', readOnly],
  ['Attachments', 'Attachments', '67df98f4-9dec-48ff-a553-29bece9c5bf4', readOnly],
  ['Edit', 'Edit', '503f1caa-358e-4918-9094-4a2cdc4bc034', readOnly],
  ['LinkTitleNoMenu', 'Title', 'bc91a437-52e7-49e1-8c4e-4698904b2b6d', readOnly],
  ['LinkTitle', 'Title', '82642ec8-ef9b-478f-acf9-31f7d45fbc31', readOnly],
  ['ItemChildCount', 'Item Child Count', '6e4d832b-f610-41a8-b3e0-239608efda41', readOnly],
  ['FolderChildCount', 'Folder Child Count', '960ff01f-2b6d-4f1b-9c3f-e19ad8927341', readOnly],
];

/** A fresh set of the built-in columns for one list. */
export function builtInColumns(): Column[] {
  return BUILT_IN.map(([name, displayName, id, more]) => ({
    columnGroup: 'Custom Columns',
    description: '',
    displayName,
    enforceUniqueValues: false,
    hidden: false,
    id,
    indexed: false,
    readOnly: false,
    required: false,
    ...more,
    name,
    builtIn: true,
  }));
}
