import type { Tenant } from '../tenant.ts';
import type { Actor } from '../state/stored-item.ts';

/** Who is calling, as the access token says. */
export interface Caller {
  readonly appId: string;
  /** Object id of the person acted for; null when the application acts in its own name. */
  readonly userId: string | null;
  /** Application permissions, for an application's own token. */
  readonly roles: ReadonlySet<string>;
  /** Delegated permissions, for a token on behalf of a person. */
  readonly scopes: ReadonlySet<string>;
}

export const actorOf = (caller: Caller): Actor =>
  caller.userId === null ? { kind: 'application', id: caller.appId } : { kind: 'user', id: caller.userId };

/** One Graph request, from the wire or from inside a batch. */
export interface GraphRequest {
  readonly method: string;
  /** Path below `/v1.0`, still percent-encoded, with a leading slash. */
  readonly path: string;
  /** Query string without the question mark, still encoded. */
  readonly query: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Raw bytes from the wire, or the JSON value of a batch part. */
  readonly body: { readonly bytes: Buffer } | { readonly json: unknown } | null;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON to send, or bytes with their own content type. Absent means no body. */
  readonly body?: unknown;
  readonly bytes?: Buffer;
  /** The JSON as it goes over the wire, once it has been written. */
  readonly text?: string;
}

/** What a handler is given. */
export interface GraphCall {
  readonly tenant: Tenant;
  readonly request: GraphRequest;
  readonly caller: Caller;
  readonly options: QueryOptions;
  /** Parts of the path that the route's template names, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** OData query options by bare name; Graph takes them with and without the dollar sign. */
export type QueryOptions = ReadonlyMap<string, string>;

export interface GraphRoute {
  readonly method: string;
  /** For example `/sites/{site-id}/lists/{list-id}/items`; a last part `{path*}` takes the rest. */
  readonly template: string;
  /** Resource units of a call, after the throttling page: 1 single, 2 several or a write, 5 permissions. */
  readonly units: (call: GraphCall) => number;
  readonly handle: (call: GraphCall) => GraphAnswer | Promise<GraphAnswer>;
}

/** What a caller may do on a site, each including the one before. */
export type AccessLevel = 'none' | 'read' | 'write' | 'manage' | 'full';
