import type { SaveRetention, SaveRetentionOutcome } from '../../shared/contracts/retention.ts';
import { isSameRetention, type RetentionVersion } from '../../shared/domain/retention.ts';
import { isSameActor, type Actor } from '../../shared/domain/row.ts';
import {
  readRetention,
  retentionVersionRow,
  type RetentionRead,
} from '../../shared/sharepoint/read-retention.ts';
import { appendSetting, readSettingRows, type SettingsParts } from './board-settings.ts';

/** What holds, or the newest that can be read where that is damaged: something to begin from. */
export function newestReadable(read: RetentionRead): Pick<RetentionVersion, 'version' | 'retention'> {
  if (read.kind === 'read') return { version: read.version, retention: read.retention };
  const last = read.versions.at(-1);
  return { version: last?.version ?? 0, retention: last?.retention ?? read.first };
}

/**
 * Saves how long the board keeps what as its next version, whose key is unique in the list: of two who save at once one is told of the
 * other, and the same press once more writes nothing. Throws `GraphFailure`; the same press may then come again.
 */
export async function saveRetention(
  parts: SettingsParts & { readonly now: string },
  wanted: SaveRetention,
  by: Actor,
): Promise<SaveRetentionOutcome> {
  const version = wanted.basedOn + 1;
  return appendSetting<SaveRetentionOutcome>(parts, async () => {
    const read = readRetention(await readSettingRows(parts));
    if (read.newest === wanted.basedOn) {
      const saved = { version, at: parts.now, by, retention: wanted.retention };
      return { row: retentionVersionRow(saved), written: { outcome: 'saved' as const, saved } };
    }
    const there = read.versions.find((saved) => saved.version === version);
    if (
      there !== undefined &&
      isSameActor(there.by, by) &&
      isSameRetention(there.retention, wanted.retention)
    ) {
      // An earlier attempt of this very press whose answer was lost is, to the person, the first.
      const outcome = there.at === parts.now ? ('saved' as const) : ('already saved' as const);
      return { row: null, outcome: { outcome, saved: there } };
    }
    const { retention, version: holds } = newestReadable(read);
    const saved = read.versions.find((each) => each.version === holds) ?? null;
    return { row: null, outcome: { outcome: 'conflict' as const, retention, newest: read.newest, saved } };
  });
}
