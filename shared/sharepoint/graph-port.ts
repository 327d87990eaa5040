/**
 * The little of Microsoft Graph the register needs, as a port: reading and writing rows is decided here in
 * shared/, how a request travels (tokens, retries, throttling) behind it in the service.
 */
export interface GraphRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Relative to the v1.0 root, starting with "/": e.g. "/sites/{id}/lists/{id}/items/delta?$top=2000". */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  /**
   * For the content of a file, outside a batch: the answer's body is its bytes as they came (`Uint8Array`), even where they are JSON, and
   * null where they are more than this. Anybody with rights on the library may have put another file in its place: no more than this
   * is taken into memory.
   */
  bytesUpTo?: number;
  /** In a batch only: index of an earlier request in the same batch that must succeed first. */
  dependsOn?: number;
}

/** An answer that arrived, whatever its status; header names in lower case. */
export interface GraphResponse {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

export interface GraphPort {
  /** One HTTP call. Throttling and transient failures are retried behind the port; a final 4xx/5xx is returned. */
  send(request: GraphRequest): Promise<GraphResponse>;
  /**
   * At most 20 requests in one HTTP call (`POST /$batch`), answers in the order asked. Only failed parts are
   * retried. Rejects when the batch as a whole got no answer.
   */
  batch(requests: readonly GraphRequest[]): Promise<GraphResponse[]>;
}

/** Most requests Graph takes in one batch. */
export const largestBatch = 20;
