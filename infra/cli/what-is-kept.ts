import { GraphFailure } from '../../bot/graph/graph-errors.ts';
import { receiptsFolder } from '../../bot/register/export-receipts.ts';
import { addressOf, type BoardPlace } from '../../bot/register/boards.ts';
import { partBFolders } from '../../bot/register/part-b-folder.ts';
import { addDays, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Meeting } from '../../shared/domain/person.ts';
import {
  boardDayAt,
  closedPlans,
  closedRiskCountsFrom,
  newestPastItsTime,
  type Retention,
} from '../../shared/domain/retention.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { isObject, textIn } from '../../shared/sharepoint/json.ts';
import { compare } from '../../shared/sharepoint/odata.ts';
import { readRetention, type RetentionRead } from '../../shared/sharepoint/read-retention.ts';
import { readSettings } from '../../shared/sharepoint/read-settings.ts';
import { itemsPath, libraryChildrenPath } from '../../shared/sharepoint/register-paths.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { readAll, readRows } from '../provision/graph-reading.ts';
import type { Kept, KeptOnSite } from './retention-report.ts';

export interface RetentionSettings {
  readonly title: string;
  /** IANA name; days are told in it. */
  readonly timeZone: string;
  readonly retention: RetentionRead;
}

/** What the board says about itself. Throws `GraphFailure`. */
export async function readRetentionSettings(graph: GraphPort, place: BoardPlace): Promise<RetentionSettings> {
  const list = registerLists.settings;
  const items = await readRows(graph, addressOf(place, 'settings'), list.columns);
  const rows = items.map((item) => list.read(item, { timeZone: 'UTC' }));
  const { title, timeZone } = readSettings(rows).settings;
  return { title, timeZone, retention: readRetention(rows) };
}

/** What a report of the day has to look at. Reads only. Throws `GraphFailure`. */
export async function readWhatIsKept(
  graph: GraphPort,
  place: BoardPlace,
  { timeZone, retention, today }: { timeZone: string; retention: Retention; today: CivilDate },
): Promise<KeptOnSite> {
  const { risks, actions, meetings, imports } = registerLists;
  const rowsOf = (list: 'risks' | 'actions' | 'meetings' | 'imports') =>
    readRows(graph, addressOf(place, list), registerLists[list].columns);
  const planned = (await rowsOf('actions')).map((item) => actions.read(item, { timeZone }));
  const closed = (await rowsOf('risks'))
    .map((item) => risks.read(item, { timeZone }))
    .filter(({ status }) => status === 'closed');
  const held = (await rowsOf('meetings')).map((item) => meetings.read(item, { timeZone }));
  const brought = (await rowsOf('imports')).map((item) => imports.read(item, { timeZone }));
  const notSeen: string[] = [];
  const filesIn = async (folder: string) => {
    const files: FileFound[] = [];
    await addFiles(graph, place.siteId, [folder], files, notSeen);
    return files;
  };
  const byName = ({ path, changedAt }: FileFound): Kept => ({
    name: path.join('/'),
    from: boardDayAt(changedAt, timeZone),
  });
  const sealedOn = daysOfSeals(held, timeZone);
  return {
    papers: [...(await filesIn(partBFolders.papers[0])), ...(await filesIn(receiptsFolder))].map(byName),
    sealedRegisters: (await filesIn(partBFolders.sealed[0])).map(byName).map(({ name, from }) => {
      const sealed = sealedOn.get(name);
      return sealed === undefined ? { name: `${name} (named by no meeting)`, from } : { name, from: sealed };
    }),
    plans: closedPlans(planned, retention.reviewWords, timeZone),
    closedRisks: closed.map((risk) => ({
      name: `${risk.reference === '' ? risk.title : risk.reference} (${risk.key})`,
      from: closedRiskCountsFrom(risk, timeZone),
    })),
    imports: brought.map(({ key, document, changedAt }) => ({
      name: `${document} (Imports/${key})`,
      from: boardDayAt(changedAt, timeZone),
    })),
    receipts: await readReceiptDays(
      graph,
      place,
      timeZone,
      newestPastItsTime(retention.reminderYears, today),
    ),
    notSeen,
  };
}

interface FileFound {
  /** Folders and name. */
  readonly path: readonly string[];
  /** ISO instant. */
  readonly changedAt: string;
}

/** Boards make folders of years and groups in theirs; deeper than this nobody files papers. */
const deepest = 6;

/** Adds the files of a folder and of those in it; a folder that is not there has none. */
async function addFiles(
  graph: GraphPort,
  siteId: string,
  folder: readonly string[],
  files: FileFound[],
  notSeen: string[],
): Promise<void> {
  const name = folder.join('/');
  if (folder.length > deepest) {
    notSeen.push(`${name} lies too deep and was not looked into.`);
    return;
  }
  try {
    for (const item of await readAll(graph, libraryChildrenPath(siteId, folder))) {
      const path = [...folder, textIn(item, 'name')];
      if (isObject(item['folder'])) await addFiles(graph, siteId, path, files, notSeen);
      else files.push({ path, changedAt: textIn(item, 'lastModifiedDateTime') });
    }
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (error.problem.kind === 'not found') return;
    if (error.problem.kind !== 'no access') throw error;
    notSeen.push(`The folder ${name} is closed to the register’s application and was not looked into.`);
  }
}

/** By path in the library. */
function daysOfSeals(meetings: readonly Meeting[], timeZone: string): ReadonlyMap<string, CivilDate | null> {
  return new Map(
    meetings.flatMap(({ seal }) =>
      seal === null
        ? []
        : [seal.partA, ...(seal.partB === null ? [] : [seal.partB])].map(
            ({ path }) => [path.join('/'), boardDayAt(seal.at, timeZone)] as const,
          ),
    ),
  );
}

/** Receipts up to a day, counted by their days. */
async function readReceiptDays(
  graph: GraphPort,
  place: BoardPlace,
  timeZone: string,
  upTo: CivilDate,
): Promise<ReadonlyMap<CivilDate, number>> {
  const list = registerLists.reminders;
  const path = itemsPath(addressOf(place, 'reminders'), ['Day'], {
    // Days are kept at noon.
    filter: compare('Day', 'lt', `${addDays(upTo, 1)}T00:00:00Z`),
  });
  const days = new Map<CivilDate, number>();
  for (const item of await readAll(graph, path)) {
    const { day } = list.read(item, { timeZone });
    if (day !== null) days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}
