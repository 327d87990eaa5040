import { exportReceipts } from '../../../bot/register/export-receipts.ts';
import type { GraphPort } from '../../../shared/sharepoint/graph-port.ts';
import { aReceipt, aReceiptLine } from '../../support/a-receipt.ts';
import { anAction, aRisk } from '../../support/builders.ts';
import { aBoard } from '../teams/board-in-memory.ts';
import { partsWith } from '../teams/press-bench.ts';

const heardAt = '2026-03-04T09:00:00Z';
const note = (text: string) => ({ text, at: heardAt, by: 'Alma Ferreira' });

/** The file that somebody who may read every row is given about these actions. */
async function fileAbout(...itemKeys: string[]): Promise<string> {
  const sharePoint = aBoard({
    risks: [
      aRisk({ key: 'R-1', reference: 'R1', title: 'Hospital beds' }),
      aRisk({ key: 'R-2', reference: 'R2', title: 'Hospital inquiry', marking: 'exempt' }),
    ],
    actions: [
      anAction({ key: 'A-1', riskKey: 'R-1', action: 'Open a ward', lastNote: note('The ward is open.') }),
      anAction({ key: 'A-2', riskKey: 'R-2', action: 'Suspend the head', lastNote: note('He was told.') }),
    ].map((action) => ({ ...action, lastHeardAt: heardAt })),
  });
  const { snapshot } = await partsWith(sharePoint).boards.get('children')!.read();
  let file = '';
  const graph: GraphPort = {
    batch: (requests) => Promise.resolve(requests.map(() => ({ status: 200, headers: {}, body: {} }))),
    send: ({ body }) => {
      file = String(body);
      return Promise.resolve({ status: 201, headers: {}, body: { webUrl: 'https://example.com/file' } });
    },
  };
  const lines = itemKeys.map((itemKey) => aReceiptLine({ itemKey }));
  await exportReceipts(graph, snapshot, [aReceipt({ lines })], '2026-03-05 09.00.00');
  return file;
}

it('the file says what a reminder was about, and what was heard of it', async () => {
  const file = await fileAbout('A-1');
  expect(file).toContain('Open a ward');
  expect(file).toContain('The ward is open.');
});

it('of an action that treats an exempt risk it says that it is exempt, and neither its words nor its note', async () => {
  const file = await fileAbout('A-2');
  expect(file).toContain('Part B: exempt');
  expect(file).not.toMatch(/Suspend|told/);
});
