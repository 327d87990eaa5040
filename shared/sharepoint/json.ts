/** What an answer of Graph holds, read without trusting its shape: what is not there reads as nothing. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property's text; '' when it is missing or no text. */
export function textIn(value: unknown, property: string): string {
  const found = isObject(value) ? value[property] : undefined;
  return typeof found === 'string' ? found : '';
}

/** Graph's `value` array; empty when there is none. */
export function valuesIn(body: unknown): readonly unknown[] {
  const found = isObject(body) ? body['value'] : undefined;
  return Array.isArray(found) ? found : [];
}

/** The objects of Graph's `value` array. */
export function objectsIn(body: unknown): JsonObject[] {
  return valuesIn(body).filter(isObject);
}
