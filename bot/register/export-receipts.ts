import { graphSaid } from '../graph/graph-words.ts';
import type { Receipt, ReceiptLine, ReceiptsExport } from '../../shared/contracts/receipts.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import { shortTitleOfAction, shortTitleOfRisk } from '../../shared/domain/item-title.ts';
import { heardOnAction, heardOnRisk } from '../../shared/domain/receipt.ts';
import { exemptKeys } from '../../shared/meetings/part-a.ts';
import type { GraphPort, GraphRequest } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import { inBatches, itemPath, libraryFilePath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf, type GraphProblem } from '../graph/graph-errors.ts';
import type { BoardSnapshot } from './board-snapshot.ts';
import { addressOf } from './boards.ts';
import { receiptsCsv, type ReceiptNames } from './receipts-csv.ts';

/** Of the site's library. */
export const receiptsFolder = 'Reminder receipts';
/** Files of one second: somebody pressed twice, or two people at once. */
const mostNames = 5;

/**
 * Writes receipts as CSV into the library of the board's site, where a browser opens them: Teams lets a tab save nothing.
 * @param graph with the person's own rights: SharePoint decides whether they may keep a file there, names them as its
 * author, and says which items' titles they may see
 * @param stamp local day and time for the name, e.g. "2026-03-02 08.31.07"
 * @throws GraphFailure
 */
export async function exportReceipts(
  graph: GraphPort,
  snapshot: BoardSnapshot,
  receipts: readonly Receipt[],
  stamp: string,
): Promise<ReceiptsExport> {
  const names = namesIn(snapshot, await readableItems(graph, snapshot, receipts));
  const csv = receiptsCsv(receipts, names, snapshot.configuration.settings.timeZone);
  for (let tried = 1; ; tried += 1) {
    const name = `Reminder receipts ${stamp}${tried === 1 ? '' : ` (${tried})`}.csv`;
    const answer = await graph.send({
      method: 'PUT',
      path: libraryFilePath(snapshot.place.siteId, [receiptsFolder, name]),
      headers: { 'Content-Type': 'text/csv; charset=utf-8' },
      body: csv,
    });
    const problem = problemOf(answer);
    if (problem === null) return { name, webUrl: textIn(answer.body, 'webUrl'), receipts: receipts.length };
    if (problem.kind !== 'duplicate value' || tried >= mostNames)
      throw new GraphFailure(inTheLibrary(problem));
  }
}

function inTheLibrary(problem: GraphProblem): GraphProblem {
  switch (problem.kind) {
    case 'no access':
      return {
        ...problem,
        userMessage: graphSaid('noExportHere'),
      };
    case 'not found':
      return {
        ...problem,
        userMessage: graphSaid('noLibrary'),
      };
    default:
      return problem;
  }
}

/**
 * Ids of the items the person may read. The ledger names items by key, and a row may have been closed to them since: a
 * file must not tell them its title.
 */
async function readableItems(
  graph: GraphPort,
  { place, actions, risks }: BoardSnapshot,
  receipts: readonly Receipt[],
): Promise<ReadonlySet<string>> {
  const named = new Set(
    receipts.flatMap(({ lines }) => lines.map(({ itemKind, itemKey }) => `${itemKind}:${itemKey}`)),
  );
  const asked = [
    ...actions.map(({ id, key }) => ({ list: 'actions', id, name: `action:${key}` }) as const),
    ...risks.map(({ id, key }) => ({ list: 'risks', id, name: `risk:${key}` }) as const),
  ].filter(({ name }) => named.has(name));
  const requests = asked.map(({ list, id }): GraphRequest => ({
    method: 'GET',
    path: itemPath(addressOf(place, list), id, ['Key']),
  }));
  const readable = new Set<string>();
  let done = 0;
  for (const batch of inBatches(requests)) {
    for (const answer of await graph.batch(batch)) {
      const item = asked[done];
      done += 1;
      const problem = problemOf(answer);
      if (problem === null) readable.add(item?.name ?? '');
      else if (problem.kind !== 'not found' && problem.kind !== 'no access') throw new GraphFailure(problem);
    }
  }
  return readable;
}

function namesIn(snapshot: BoardSnapshot, readable: ReadonlySet<string>): ReceiptNames {
  const { people, groups, actions, risks, meetings } = snapshot;
  const directory = buildDirectory(people, groups);
  const actionByKey = new Map(actions.map((action) => [action.key, action]));
  const riskByKey = new Map(risks.map((risk) => [risk.key, risk]));
  const mayRead = ({ itemKind, itemKey }: ReceiptLine) => readable.has(`${itemKind}:${itemKey}`);
  // The file is for whoever reads the library, and what is exempt is not, nor what treats it.
  const exempt = exemptKeys(snapshot);
  const isExempt = ({ itemKind, itemKey }: ReceiptLine) =>
    (itemKind === 'action' && exempt.actions.has(itemKey)) ||
    (itemKind === 'risk' && exempt.risks.has(itemKey));
  const titleToTell = (line: ReceiptLine, title: string) => (isExempt(line) ? 'Part B: exempt' : title);
  return {
    person: (key) => directory.person(key),
    item: (line) => {
      switch (line.itemKind) {
        case 'action': {
          const action = mayRead(line) ? actionByKey.get(line.itemKey) : undefined;
          return (
            action && { reference: action.reference, title: titleToTell(line, shortTitleOfAction(action)) }
          );
        }
        case 'risk': {
          const risk = mayRead(line) ? riskByKey.get(line.itemKey) : undefined;
          return risk && { reference: risk.reference, title: titleToTell(line, shortTitleOfRisk(risk)) };
        }
        case 'meeting': {
          const meeting = meetings.find(({ key }) => key === line.itemKey);
          return meeting && { reference: '', title: meeting.title };
        }
        case 'board':
          return { reference: '', title: snapshot.configuration.settings.title };
      }
    },
    heard: (line) => {
      if (!mayRead(line)) return null;
      const action = line.itemKind === 'action' ? actionByKey.get(line.itemKey) : undefined;
      const risk = line.itemKind === 'risk' ? riskByKey.get(line.itemKey) : undefined;
      const heard = action ? heardOnAction(action) : risk ? heardOnRisk(risk) : null;
      return heard !== null && isExempt(line) ? { ...heard, text: '' } : heard;
    },
  };
}
