import type { GraphCall } from './exchange.ts';

/** The same request with the token of the next page; every other option is carried along. */
export function nextLink(call: GraphCall, token: string): string {
  const kept = call.request.query
    .split('&')
    .filter((option) => option !== '' && !/^(\$|%24)?skiptoken=/i.test(option));
  return `${call.tenant.addresses.graphUrl}${call.request.path}?${[...kept, `$skiptoken=${token}`].join('&')}`;
}
