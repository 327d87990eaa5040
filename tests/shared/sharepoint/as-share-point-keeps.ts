import { Temporal } from 'temporal-polyfill';
import type { Row } from '../../../shared/domain/row.ts';
import type { RegisterList } from '../../../shared/sharepoint/register-list.ts';

/**
 * A Graph `listItem` as SharePoint would give it back after `fields` were written: days moved to midnight on the
 * site's calendar, moments without fractions, line ends as Windows writes them, empty cells left out.
 */
export function asKept<Entity extends Row>(
  list: RegisterList<Entity>,
  fields: Record<string, unknown>,
  siteTimeZone = 'Europe/London',
): Record<string, unknown> {
  const columns = new Map(list.definition.columns.map((column) => [column.name, column]));
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const column = columns.get(name);
    if (column === undefined && name !== 'Title') throw new Error(`The list has no column ${name}.`);
    if (value === null || value === '') continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    switch (column?.type.kind ?? 'line') {
      case 'day':
        kept[name] = Temporal.Instant.from(text)
          .toZonedDateTimeISO(siteTimeZone)
          .startOfDay()
          .toInstant()
          .toString();
        break;
      case 'lines':
        kept[name] = text.replaceAll('\n', '\r\n');
        break;
      case 'line':
        if (typeof value !== 'string' || value.length > 255 || value.includes('\n')) {
          throw new Error(`SharePoint takes no such value in ${name}.`);
        }
        kept[name] = value;
        break;
      default:
        kept[name] = value;
    }
  }
  return anItem(kept);
}

export function anItem(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id: '17',
    eTag: '"0a1b,3"',
    lastModifiedDateTime: '2026-03-02T09:30:00Z',
    lastModifiedBy: { user: { id: 'aaaaaaaa-0000-4000-8000-000000000001', displayName: 'Morgan Ellis' } },
    fields: { '@odata.etag': '"0a1b,3"', id: '17', ...fields },
  };
}

/** The row properties of `anItem`. */
export const itsRow: Row = {
  id: '17',
  etag: '"0a1b,3"',
  modifiedAt: '2026-03-02T09:30:00Z',
  modifiedBy: 'Morgan Ellis',
  problems: [],
};
