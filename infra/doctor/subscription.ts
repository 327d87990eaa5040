import { problemOf } from '../../bot/graph/graph-errors.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import type { ListAddress } from '../../shared/sharepoint/register-paths.ts';
import { answerInWords } from './answer-in-words.ts';
import type { TenantAnswer } from './finding.ts';

/**
 * Asks for change notifications at an address that will not confirm them: none is ever made, and the answer tells whether the app would
 * have been let.
 */
export async function askForSubscription(
  publicUrl: string,
  board: string,
  graph: GraphPort,
  list: ListAddress,
): Promise<TenantAnswer> {
  const answer = await graph.send({
    method: 'POST',
    path: '/subscriptions',
    body: {
      changeType: 'updated',
      resource: `sites/${list.siteId}/lists/${list.listId}`,
      notificationUrl: `${publicUrl.replace(/^http:/, 'https:')}/health/no-notifications`,
      expirationDateTime: new Date(Date.now() + 60 * 60_000).toISOString(),
      clientState: 'doctor',
    },
  });
  const said = answerInWords(answer);
  const isRefused = problemOf(answer)?.kind === 'no access';
  return {
    point: 4,
    board,
    question: 'May an app with Sites.Selected ask for change notifications?',
    answer: isRefused ? `No (${said}).` : `It seems so: Graph went on to look at the address (${said}).`,
    because: null,
  };
}
