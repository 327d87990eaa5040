import type { ListItem } from '@microsoft/microsoft-graph-types';
import { accessDenied, GraphProblem, invalidRequest } from '../state/graph-problem.ts';
import type { ListStore } from '../state/list-store.ts';
import type { SiteStore } from '../state/site-store.ts';
import { maySee, reliesOnSelected, requireList } from './access.ts';
import { context, itemShape, listItemAnswer, type Annotated, type ItemShape } from './answers.ts';
import type { GraphAnswer, GraphCall, GraphRoute } from './exchange.ts';
import { checkSelection } from './field-answers.ts';
import { readExpand, readTop } from './query-options.ts';

/** How far a reader of changes has come. What was asked for the first time travels inside the token. */
interface DeltaToken {
  readonly list: string;
  /** Point in the list's count of changes that has been read. */
  readonly sequence: number;
  /** While the whole list is being read: the last row given. */
  readonly afterId?: number;
  readonly select?: string;
  readonly expand?: string;
  readonly top?: number;
}

/** The v1.0 types leave `deleted` out of listItem; the documentation of delta shows it. */
type DeltaItem = Annotated<ListItem> & { deleted?: { state: string } };

/** The changes of a list since a token (SOURCES.md, A6). */
export const deltaRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    template: '/sites/{site-id}/lists/{list-id}/items/delta',
    units: (call) => (sentToken(call) === undefined ? 2 : 1),
    handle: delta,
  },
];

function delta(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  const { options, tenant } = call;
  if (tenant.switches.deltaUnderSelected === 'refused' && reliesOnSelected(call.caller)) throw accessDenied();
  for (const option of ['filter', 'orderby', 'skip', 'search']) {
    if (options.has(option)) throw invalidRequest(`$${option} is not supported on this API.`);
  }
  const sent = sentToken(call);
  const known = sent === undefined || sent === 'latest' ? null : readToken(sent);
  if (known && known.list !== list.properties.id)
    throw invalidRequest('The delta token is not valid for this list.');
  if (known && known.sequence < list.items.changes.oldestSequence) throw tooOld(call);

  const select = options.get('select') ?? known?.select;
  // Only a link that was followed to its end may have forgotten what it began with.
  const forgets = tenant.switches.deltaLinkFields === 'forgotten' && known?.afterId === undefined;
  const expand = options.get('expand') ?? (forgets ? undefined : known?.expand);
  const pageSize = readTop(options) ?? known?.top;
  const asked = {
    ...(select === undefined ? {} : { select }),
    ...(expand === undefined ? {} : { expand }),
    ...(pageSize === undefined ? {} : { top: pageSize }),
  };
  const shape = itemShape(select, readExpand(expand));
  checkSelection(list, shape.fields);
  const top = Math.min(pageSize ?? tenant.switches.defaultPageSize, tenant.switches.largestPageSize);
  const start: DeltaToken = { ...asked, list: list.properties.id, sequence: list.items.changes.sequence };

  if (sent === 'latest') return answer(call, [], { delta: start });
  if (known === null) return wholeListPage(call, site, list, { ...start, afterId: 0 }, shape, top);
  const token: DeltaToken = { ...start, sequence: known.sequence };
  return known.afterId === undefined
    ? changesPage(call, site, list, token, shape, top)
    : wholeListPage(call, site, list, { ...token, afterId: known.afterId }, shape, top);
}

/** A page of the first enumeration. Its end gives the point where it began, so that no change in between is missed. */
function wholeListPage(
  call: GraphCall,
  site: SiteStore,
  list: ListStore,
  token: DeltaToken & { afterId: number },
  shape: ItemShape,
  top: number,
): GraphAnswer {
  const rows: DeltaItem[] = [];
  let last = token.afterId;
  for (const item of list.items.after(token.afterId)) {
    if (!maySee(call.caller, item)) continue;
    if (rows.length === top) return answer(call, rows, { next: { ...token, afterId: last } });
    rows.push(listItemAnswer(call.tenant, site, list, item, shape));
    last = item.id;
  }
  const { afterId: _read, ...finished } = token;
  return answer(call, rows, { delta: finished });
}

function changesPage(
  call: GraphCall,
  site: SiteStore,
  list: ListStore,
  token: DeltaToken,
  shape: ItemShape,
  top: number,
): GraphAnswer {
  const changes = list.items.changes.after(token.sequence, top + 1);
  const page = changes.slice(0, top);
  const rows = page.map(({ itemId }) => {
    const item = list.items.get(itemId);
    // A row somebody may no longer see is gone as far as they are concerned.
    return item && maySee(call.caller, item)
      ? listItemAnswer(call.tenant, site, list, item, shape)
      : deletedAnswer(site, itemId);
  });
  const sequence = page.at(-1)?.sequence ?? token.sequence;
  return answer(
    call,
    rows,
    changes.length > top
      ? { next: { ...token, sequence } }
      : { delta: { ...token, sequence: Math.max(sequence, list.items.changes.sequence) } },
  );
}

function deletedAnswer(site: SiteStore, itemId: number): DeltaItem {
  return {
    id: String(itemId),
    parentReference: { siteId: site.id },
    contentType: { id: '0x0100', name: 'Item' },
    deleted: { state: 'deleted' },
  };
}

function answer(
  call: GraphCall,
  rows: readonly DeltaItem[],
  link: { readonly next: DeltaToken } | { readonly delta: DeltaToken },
): GraphAnswer {
  return {
    status: 200,
    body: {
      '@odata.context': context(call.tenant, 'Collection(listItem)'),
      ...('next' in link
        ? { '@odata.nextLink': tokenLink(call, link.next) }
        : { '@odata.deltaLink': tokenLink(call, link.delta) }),
      value: rows,
    },
  };
}

const tokenLink = (call: GraphCall, token: DeltaToken): string =>
  `${deltaUrl(call)}?token=${writeToken(token)}`;

/** The token as a query option, or in brackets as OData functions also take it. */
const sentToken = (call: GraphCall): string | undefined =>
  call.options.get('token') ?? call.parameters['token'];

/** This list's delta without a token. */
const deltaUrl = (call: GraphCall): string =>
  `${call.tenant.addresses.graphUrl}${call.request.path.replace(/\(.*\)$/, '')}`;

const writeToken = (token: DeltaToken): string => Buffer.from(JSON.stringify(token)).toString('base64url');

function readToken(text: string): DeltaToken {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<DeltaToken>;
    if (typeof token.list === 'string' && Number.isInteger(token.sequence)) return token as DeltaToken;
  } catch {
    // Falls through: not a token of ours.
  }
  throw invalidRequest('The delta token is not valid.');
}

/** 410 with where to start over; the code tells the client how to compare what it has. */
function tooOld(call: GraphCall): GraphProblem {
  return new GraphProblem(
    410,
    'resyncChangesApplyDifferences',
    "Resync required. Replace any local items with the server's version (including deletes).",
    { headers: { Location: deltaUrl(call) } },
  );
}
