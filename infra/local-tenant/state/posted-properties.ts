import { badRequest } from './graph-problem.ts';

/** Properties of the types that clients post, by Microsoft's v1.0 metadata; a value names the type of what is inside. */
const TYPES: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  list: {
    ...plain('id createdDateTime description eTag lastModifiedDateTime name webUrl displayName'),
    ...plain('createdBy lastModifiedBy parentReference sharepointIds system contentTypes drive items'),
    columns: 'columnDefinition',
    list: 'listInfo',
  },
  listInfo: plain('contentTypesEnabled hidden template'),
  listItem: {
    ...plain('id createdDateTime description eTag lastModifiedDateTime name webUrl'),
    ...plain('createdBy lastModifiedBy parentReference sharepointIds contentType deleted driveItem fields'),
  },
  columnDefinition: {
    ...plain(
      'id name displayName description columnGroup enforceUniqueValues hidden indexed readOnly required',
    ),
    ...plain('isDeletable isReorderable isSealed propagateChanges sourceContentType sourceColumn type'),
    boolean: 'booleanColumn',
    calculated: 'calculatedColumn',
    choice: 'choiceColumn',
    contentApprovalStatus: 'contentApprovalStatusColumn',
    currency: 'currencyColumn',
    dateTime: 'dateTimeColumn',
    defaultValue: 'defaultColumnValue',
    geolocation: 'geolocationColumn',
    hyperlinkOrPicture: 'hyperlinkOrPictureColumn',
    lookup: 'lookupColumn',
    number: 'numberColumn',
    personOrGroup: 'personOrGroupColumn',
    term: 'termColumn',
    text: 'textColumn',
    thumbnail: 'thumbnailColumn',
    validation: 'columnValidation',
  },
  booleanColumn: {},
  calculatedColumn: plain('format formula outputType'),
  choiceColumn: plain('allowTextEntry choices displayAs'),
  contentApprovalStatusColumn: {},
  currencyColumn: plain('locale'),
  dateTimeColumn: plain('displayAs format'),
  defaultColumnValue: plain('formula value'),
  geolocationColumn: {},
  hyperlinkOrPictureColumn: plain('isPicture'),
  lookupColumn: plain('allowMultipleValues allowUnlimitedLength columnName listId primaryLookupColumnId'),
  numberColumn: plain('decimalPlaces displayAs maximum minimum'),
  personOrGroupColumn: plain('allowMultipleSelection chooseFromType displayAs'),
  termColumn: plain('allowMultipleValues showFullyQualifiedName parentTerm termSet'),
  textColumn: plain('allowMultipleLines appendChangesToExistingText linesForEditing maxLength textType'),
  thumbnailColumn: {},
  columnValidation: plain('defaultLanguage descriptions formula'),
};

/**
 * Refuses a posted property that its type has not. The metadata declares none of these types open; the words are those of
 * Microsoft's OData library, and that Graph uses them here is an assumption.
 */
export function checkPostedProperties(
  type: 'list' | 'listItem' | 'columnDefinition',
  posted: Readonly<Record<string, unknown>>,
): void {
  checkValue(type, posted);
}

function checkValue(type: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const one of value) checkValue(type, one);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inside] of Object.entries(value)) {
    if (name.includes('@')) continue;
    const within = TYPES[type]?.[name];
    if (within === undefined) {
      throw badRequest(
        `The property '${name}' does not exist on type 'microsoft.graph.${type}'. ` +
          'Make sure to only use property names that are defined by the type.',
      );
    }
    if (within !== null) checkValue(within, inside);
  }
}

function plain(names: string): Readonly<Record<string, null>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, null]));
}
