import { accessDenied, badRequest } from '../state/graph-problem.ts';
import { reliesOnSelected } from './access.ts';
import { readJsonObject } from './bodies.ts';
import type { GraphAnswer, GraphCall, GraphRoute } from './exchange.ts';

/** Change notifications, as far as one can see who may ask for them (SOURCES.md, A7). */
export const subscriptionRoutes: readonly GraphRoute[] = [
  { method: 'POST', template: '/subscriptions', units: () => 0, handle: subscribe },
];

/** Rights are looked at before the address is: nothing here calls one, so a subscription is never made. */
function subscribe(call: GraphCall): GraphAnswer {
  const { resource } = readJsonObject(call.request);
  if (typeof resource !== 'string') throw badRequest("'resource' is missing.");
  if (reliesOnSelected(call.caller) && call.tenant.switches.subscriptionsUnderSelected === 'refused')
    throw accessDenied();
  throw badRequest('Subscription validation request failed. Notification endpoint must respond with 200 OK.');
}
