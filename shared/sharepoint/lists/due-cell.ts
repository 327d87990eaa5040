import { dueSchema, type Due } from '../../domain/due.ts';
import { jsonText, longText, type Cell } from '../cells.ts';

/**
 * The "when" cell as written, and hidden beside it the reading that was made of it: a reading can rest on what the
 * plan's other lines say, or on a person's answer. When the text was edited since, it is read anew.
 */
export function due(): Cell<Due> {
  const text = longText('DueText', { displayName: 'When (as written)' });
  const reading = jsonText<Due | null>('DueReading', {
    displayName: 'When (as read)',
    parse: (json) => dueSchema.safeParse(json).data ?? null,
    whenUnread: null,
  });
  return {
    columns: [...text.columns, ...reading.columns],
    read: (fields, site) => {
      const written = text.read(fields, site);
      const kept = reading.read(fields, site);
      if (kept?.raw.replaceAll('\r\n', '\n') === written) return kept;
      return readAnew(written);
    },
    write: (value) => ({ ...text.write(value.raw), ...reading.write(value) }),
  };
}

function readAnew(raw: string): Due {
  return raw.trim() === ''
    ? { kind: 'missing', needsCheck: true, reason: 'There is no date.', raw }
    : { kind: 'none', needsCheck: true, reason: 'The text was edited in SharePoint.', raw };
}
