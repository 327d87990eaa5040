import { itemNotFound } from '../state/graph-problem.ts';
import { requireItem, requireList, requireWritableItem } from './access.ts';
import { context, itemShape, versionAnswer } from './answers.ts';
import { actorOf, type GraphAnswer, type GraphCall, type GraphRoute } from './exchange.ts';
import { readExpand } from './query-options.ts';

const VERSIONS = '/sites/{site-id}/lists/{list-id}/items/{item-id}/versions';

/** Saved states of a row, newest first, and going back to one (SOURCES.md, A5). */
export const versionRoutes: readonly GraphRoute[] = [
  { method: 'GET', template: VERSIONS, units: () => 2, handle: listVersions },
  { method: 'GET', template: `${VERSIONS}/{version-id}`, units: () => 1, handle: getVersion },
  {
    method: 'POST',
    template: `${VERSIONS}/{version-id}/restoreVersion`,
    units: () => 2,
    handle: restoreVersion,
  },
];

function listVersions(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  const item = requireItem(call, list);
  const { fields } = itemShape(undefined, readExpand(call.options.get('expand')));
  return {
    status: 200,
    body: {
      '@odata.context': context(
        call.tenant,
        `sites('${encodeURIComponent(site.id)}')/lists('${list.properties.id}')/items('${item.id}')/versions`,
      ),
      value: [...item.earlier, item]
        .reverse()
        .map((version) => versionAnswer(call.tenant, site, list, item, version, fields)),
    },
  };
}

function getVersion(call: GraphCall): GraphAnswer {
  const { site, list } = requireList(call, 'read');
  const item = requireItem(call, list);
  const version = [...item.earlier, item].find((one) => `${one.version}.0` === call.parameters['version-id']);
  if (!version) throw itemNotFound();
  const { fields } = itemShape(undefined, readExpand(call.options.get('expand')));
  return {
    status: 200,
    body: {
      '@odata.context': context(
        call.tenant,
        `sites('${encodeURIComponent(site.id)}')/lists('${list.properties.id}')/items('${item.id}')/versions/$entity`,
      ),
      ...versionAnswer(call.tenant, site, list, item, version, fields),
    },
  };
}

function restoreVersion(call: GraphCall): GraphAnswer {
  const { list } = requireList(call, 'write');
  const item = requireWritableItem(call, list);
  list.restore(String(item.id), call.parameters['version-id'] ?? '', actorOf(call.caller));
  return { status: 204 };
}
