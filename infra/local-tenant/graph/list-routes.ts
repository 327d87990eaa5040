import type { ColumnDefinition, List } from '@microsoft/microsoft-graph-types';
import type { Column } from '../state/columns.ts';
import { invalidRequest } from '../state/graph-problem.ts';
import type { ListStore } from '../state/list-store.ts';
import { checkPostedProperties } from '../state/posted-properties.ts';
import type { SiteStore } from '../state/site-store.ts';
import { requireList, requireSite } from './access.ts';
import { context, identitySet, listUrl, pick, type Annotated } from './answers.ts';
import { optionalText, readJsonObject } from './bodies.ts';
import { actorOf, type GraphAnswer, type GraphCall, type GraphRoute } from './exchange.ts';
import { readExpand, readSelect, type Expansion } from './query-options.ts';
import { checkPropertyNames } from './selected-properties.ts';

const LISTS = '/sites/{site-id}/lists';

/** Lists and their columns (SOURCES.md, A1). Schema work needs more than the role `write`. */
export const listRoutes: readonly GraphRoute[] = [
  { method: 'GET', template: LISTS, units: () => 2, handle: listLists },
  { method: 'POST', template: LISTS, units: () => 2, handle: createList },
  { method: 'GET', template: `${LISTS}/{list-id}`, units: () => 1, handle: getList },
  { method: 'PATCH', template: `${LISTS}/{list-id}`, units: () => 2, handle: changeList },
  { method: 'DELETE', template: `${LISTS}/{list-id}`, units: () => 2, handle: deleteList },
  { method: 'GET', template: `${LISTS}/{list-id}/columns`, units: () => 2, handle: listColumns },
  { method: 'POST', template: `${LISTS}/{list-id}/columns`, units: () => 2, handle: createColumn },
  { method: 'GET', template: `${LISTS}/{list-id}/columns/{column-id}`, units: () => 1, handle: getColumn },
  {
    method: 'PATCH',
    template: `${LISTS}/{list-id}/columns/{column-id}`,
    units: () => 2,
    handle: changeColumn,
  },
  {
    method: 'DELETE',
    template: `${LISTS}/{list-id}/columns/{column-id}`,
    units: () => 2,
    handle: deleteColumn,
  },
  { method: 'GET', template: `${LISTS}/{list-id}/contentTypes`, units: () => 2, handle: listContentTypes },
];

function listLists(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'read');
  const shape = listShape(call);
  const filter = call.options.get('filter');
  // Lists SharePoint keeps for itself are shown only to who asks for the `system` facet (SOURCES.md, A3).
  const lists = site
    .allLists()
    .filter(({ properties }) => !properties.system || shape.select?.has('system') === true)
    .filter((list) => filter === undefined || matchesNameFilter(list, filter));
  return {
    status: 200,
    body: {
      '@odata.context': context(call.tenant, `sites('${encodeURIComponent(site.id)}')/lists`),
      value: lists.map((list) => listAnswer(call, site, list, shape)),
    },
  };
}

/** What is wanted of a list, from `$select` and `$expand`. */
function listShape(call: GraphCall): ListShape {
  const select = readSelect(call.options.get('select'));
  const expanded = readExpand(call.options.get('expand'));
  checkPropertyNames('list', [...(select ?? []), ...expanded.map((one) => one.name)]);
  return { select, columns: expanded.find((one) => one.name === 'columns') ?? null };
}

interface ListShape {
  readonly select: ReadonlySet<string> | null;
  /** How the columns are expanded, or null when they are not. */
  readonly columns: Expansion | null;
}

const PLAIN: ListShape = { select: null, columns: null };

/** `$filter` on the lists of a site: equality of a name, which is what clients use. */
function matchesNameFilter(list: ListStore, filter: string): boolean {
  const match = /^\s*(displayName|name)\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(filter);
  const wanted = match?.[2]?.replaceAll("''", "'");
  if (wanted === undefined) throw invalidRequest('Invalid filter clause');
  return (match?.[1] === 'name' ? list.properties.name : list.properties.displayName) === wanted;
}

function createList(call: GraphCall): GraphAnswer {
  const site = requireSite(call, 'manage');
  const body = readJsonObject(call.request);
  checkPostedProperties('list', body);
  if (body['name'] !== undefined) {
    throw invalidRequest(
      "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
    );
  }
  const displayName = optionalText(body, 'displayName');
  if (displayName === undefined || displayName.trim() === '') {
    throw invalidRequest('One of the provided arguments is not acceptable.');
  }
  const info = (body['list'] ?? {}) as { template?: unknown; hidden?: unknown };
  const { hiddenList } = call.tenant.switches;
  if (info.hidden === true && hiddenList === 'refused') throw invalidRequest('Invalid request');
  const columns = body['columns'] ?? [];
  if (!Array.isArray(columns)) throw invalidRequest('Invalid request');
  const list = site.addList(
    {
      displayName,
      description: optionalText(body, 'description') ?? '',
      template: typeof info.template === 'string' ? info.template : 'genericList',
      hidden: info.hidden === true && hiddenList === 'kept',
      columns: columns as ColumnDefinition[],
    },
    actorOf(call.caller),
  );
  return {
    status: 201,
    headers: { Location: `${call.tenant.addresses.graphUrl}${call.request.path}/${list.properties.id}` },
    body: entity(call, site, 'lists/$entity', listAnswer(call, site, list, PLAIN)),
  };
}

function getList(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  const shape = listShape(call);
  return {
    status: 200,
    body: entity(call, site, 'lists/$entity', listAnswer(call, site, list, shape)),
  };
}

function changeList(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'manage');
  const body = readJsonObject(call.request);
  checkPostedProperties('list', body);
  const displayName = optionalText(body, 'displayName');
  const description = optionalText(body, 'description');
  const info = body['list'] as { hidden?: unknown } | undefined;
  list.changeProperties({
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    ...(typeof info?.hidden === 'boolean' ? { hidden: info.hidden } : {}),
  });
  return {
    status: 200,
    body: entity(call, site, 'lists/$entity', listAnswer(call, site, list, PLAIN)),
  };
}

function deleteList(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'manage');
  site.removeList(list);
  return { status: 204 };
}

function listColumns(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  const select = readSelect(call.options.get('select'));
  // Hidden columns are shown only to who asks for `hidden` by name.
  const columns = list.columns.filter((column) => column.hidden !== true || select?.has('hidden') === true);
  return {
    status: 200,
    body: {
      '@odata.context': context(
        call.tenant,
        `sites('${encodeURIComponent(site.id)}')/lists('${list.properties.id}')/columns`,
      ),
      value: columns.map((column) => columnAnswer(column, select)),
    },
  };
}

function createColumn(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'manage');
  const posted = readJsonObject(call.request);
  checkPostedProperties('columnDefinition', posted);
  const column = list.addColumn(posted);
  return {
    status: 201,
    headers: { Location: `${call.tenant.addresses.graphUrl}${call.request.path}/${column.id}` },
    body: entity(call, site, `lists('${list.properties.id}')/columns/$entity`, columnAnswer(column, null)),
  };
}

function getColumn(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  const column = list.column(call.parameters['column-id'] ?? '');
  return {
    status: 200,
    body: entity(
      call,
      site,
      `lists('${list.properties.id}')/columns/$entity`,
      columnAnswer(column, readSelect(call.options.get('select'))),
    ),
  };
}

function changeColumn(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'manage');
  const patch = readJsonObject(call.request);
  checkPostedProperties('columnDefinition', patch);
  const column = list.changeColumn(call.parameters['column-id'] ?? '', patch);
  return {
    status: 200,
    body: entity(call, site, `lists('${list.properties.id}')/columns/$entity`, columnAnswer(column, null)),
  };
}

function deleteColumn(call: GraphCall): GraphAnswer {
  const { list } = requireList(call, 'manage');
  list.removeColumn(call.parameters['column-id'] ?? '');
  return { status: 204 };
}

function listContentTypes(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  return {
    status: 200,
    body: {
      '@odata.context': context(
        call.tenant,
        `sites('${encodeURIComponent(site.id)}')/lists('${list.properties.id}')/contentTypes`,
      ),
      value: [
        {
          id: '0x0100',
          name: 'Item',
          description: '',
          group: 'List Content Types',
          hidden: false,
          readOnly: false,
          sealed: false,
        },
      ],
    },
  };
}

function listAnswer(
  call: GraphCall,
  site: SiteStore,
  list: ListStore,
  { select, columns }: ListShape,
): Annotated<List> {
  const { properties } = list;
  const tag = `"${properties.id},${properties.version}"`;
  const whole: Annotated<List> = {
    '@odata.etag': tag,
    createdDateTime: properties.createdAt,
    description: properties.description,
    eTag: tag,
    id: properties.id,
    lastModifiedDateTime: properties.modifiedAt,
    name: properties.name,
    webUrl: listUrl(site, list),
    displayName: properties.displayName,
    createdBy: identitySet(call.tenant, properties.createdBy),
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: properties.hidden, template: properties.template },
    // `system` is an empty facet: its presence says that SharePoint keeps the list.
    ...(properties.system ? { system: {} } : {}),
  };
  const answer = select ? pick(whole, select) : whole;
  if (columns) {
    const selected = readSelect(columns.options.get('select'));
    answer.columns = list.columns
      .filter((column) => column.hidden !== true || selected?.has('hidden') === true)
      .map((column) => columnAnswer(column, selected));
  }
  return answer;
}

/** A column as answers show it: without the facets that Graph leaves out of lists' columns. */
function columnAnswer(column: Column, select: ReadonlySet<string> | null): ColumnDefinition {
  const { builtIn: _own, hyperlinkOrPicture: _hyperlink, ...shown } = column;
  return select ? pick(shown, select) : shown;
}

function entity<Entity extends object>(
  call: GraphCall,
  site: SiteStore,
  rest: string,
  body: Entity,
): Annotated<Entity> {
  return {
    '@odata.context': context(call.tenant, `sites('${encodeURIComponent(site.id)}')/${rest}`),
    ...body,
  };
}
