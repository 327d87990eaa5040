import { nextLink } from './next-link.ts';
import { invalidRequest } from '../state/graph-problem.ts';
import { checkPostedProperties } from '../state/posted-properties.ts';
import { entityTag } from '../state/stored-item.ts';
import { maySee, requireItem, requireList, requireWritableItem } from './access.ts';
import { context, itemShape, listItemAnswer } from './answers.ts';
import { optionalText, readJsonObject } from './bodies.ts';
import { actorOf, type GraphAnswer, type GraphCall, type GraphRoute } from './exchange.ts';
import { checkSelection, fieldsAnswer } from './field-answers.ts';
import { queryItems } from './item-query.ts';
import { readExpand, readTop } from './query-options.ts';

const ITEMS = '/sites/{site-id}/lists/{list-id}/items';
const PREFER_NON_INDEXED = /HonorNonIndexedQueriesWarningMayFailRandomly/i;

/** Reading and writing the rows of a list (SOURCES.md, A2 and A3). */
export const itemRoutes: readonly GraphRoute[] = [
  { method: 'GET', template: ITEMS, units: () => 2, handle: listItems },
  { method: 'POST', template: ITEMS, units: () => 2, handle: createItem },
  { method: 'GET', template: `${ITEMS}/{item-id}`, units: () => 1, handle: getItem },
  { method: 'PATCH', template: `${ITEMS}/{item-id}`, units: () => 2, handle: changeItem },
  { method: 'DELETE', template: `${ITEMS}/{item-id}`, units: () => 2, handle: deleteItem },
  { method: 'GET', template: `${ITEMS}/{item-id}/fields`, units: () => 1, handle: getFields },
  { method: 'PATCH', template: `${ITEMS}/{item-id}/fields`, units: () => 2, handle: changeFields },
];

function listItems(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  const { options, tenant, request } = call;
  if (options.has('skip')) {
    throw invalidRequest(
      '$skip is not supported on this API. Only URLs returned by the API can be used to page.',
    );
  }
  if (options.has('search')) throw invalidRequest('$search is not supported on this API.');
  const expand = readExpand(options.get('expand'));
  const shape = itemShape(options.get('select'), expand);
  checkSelection(list, shape.fields);
  const page = queryItems(
    site,
    list,
    {
      filter: options.get('filter'),
      orderBy: options.get('orderby'),
      top: Math.min(readTop(options) ?? tenant.switches.defaultPageSize, tenant.switches.largestPageSize),
      skipToken: options.get('skiptoken'),
      allowNonIndexed: PREFER_NON_INDEXED.test(request.headers['prefer'] ?? ''),
      listViewThreshold: tenant.switches.listViewThreshold,
    },
    (item) => maySee(call.caller, item),
  );
  return {
    status: 200,
    body: {
      '@odata.context': context(
        tenant,
        `sites('${encodeURIComponent(site.id)}')/lists('${list.properties.id}')/items`,
      ),
      ...(page.next === null ? {} : { '@odata.nextLink': nextLink(call, page.next) }),
      value: page.items.map((item) => listItemAnswer(tenant, site, list, item, shape)),
    },
  };
}

function getItem(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  const item = requireItem(call, list);
  const shape = itemShape(call.options.get('select'), readExpand(call.options.get('expand')));
  checkSelection(list, shape.fields);
  return {
    status: 200,
    headers: { ETag: entityTag(item) },
    body: {
      '@odata.context': itemContext(call, 'items/$entity'),
      ...listItemAnswer(call.tenant, site, list, item, shape),
    },
  };
}

function createItem(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'write');
  const body = readJsonObject(call.request);
  checkPostedProperties('listItem', body);
  optionalText(body, 'name');
  const item = list.create(body['fields'] ?? {}, actorOf(call.caller));
  return {
    status: 201,
    headers: {
      ETag: entityTag(item),
      Location: `${call.tenant.addresses.graphUrl}${call.request.path}/${item.id}`,
    },
    body: {
      '@odata.context': itemContext(call, 'items/$entity'),
      ...listItemAnswer(call.tenant, site, list, item, { select: null, fields: 'all' }),
    },
  };
}

function changeItem(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'write');
  const before = requireWritableItem(call, list);
  const body = readJsonObject(call.request);
  checkPostedProperties('listItem', body);
  const item = list.update(
    String(before.id),
    body['fields'] ?? {},
    actorOf(call.caller),
    call.request.headers['if-match'],
  );
  return {
    status: 200,
    headers: { ETag: entityTag(item) },
    body: {
      '@odata.context': itemContext(call, 'items/$entity'),
      ...listItemAnswer(call.tenant, site, list, item, { select: null, fields: 'all' }),
    },
  };
}

function deleteItem(call: GraphCall): GraphAnswer {
  const { list } = requireList(call, 'write');
  const item = requireWritableItem(call, list);
  list.remove(String(item.id), call.request.headers['if-match']);
  return { status: 204 };
}

function getFields(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  const item = requireItem(call, list);
  const { fields } = itemShape(undefined, [{ name: 'fields', options: call.options }]);
  checkSelection(list, fields);
  return {
    status: 200,
    headers: { ETag: entityTag(item) },
    body: {
      '@odata.context': itemContext(call, `items('${item.id}')/fields/$entity`),
      ...fieldsAnswer(site, list, item, fields === 'all' ? null : fields),
    },
  };
}

function changeFields(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'write');
  const before = requireWritableItem(call, list);
  const item = list.update(
    String(before.id),
    readJsonObject(call.request),
    actorOf(call.caller),
    call.request.headers['if-match'],
  );
  return {
    status: 200,
    headers: { ETag: entityTag(item) },
    body: {
      '@odata.context': itemContext(call, `items('${item.id}')/fields/$entity`),
      ...fieldsAnswer(site, list, item, null),
    },
  };
}

function itemContext(call: GraphCall, rest: string): string {
  const { parameters, tenant } = call;
  const site = encodeURIComponent(parameters['site-id'] ?? '');
  return context(tenant, `sites('${site}')/lists('${parameters['list-id'] ?? ''}')/${rest}`);
}
