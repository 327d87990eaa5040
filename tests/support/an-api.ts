import type { ApiClient } from '../../tab/register/api-client.ts';

/** The tab's API where a test gives only what it expects to be asked; anything else fails as unexpected. */
export function anApi(parts: Partial<ApiClient>): ApiClient {
  const unexpected = () => Promise.reject(new Error('not expected here'));
  return new Proxy(parts as ApiClient, {
    get: (target, name): unknown => Reflect.get(target, name) ?? unexpected,
  });
}
