import { sealedRegisterSchema, type SealedRegister } from './sealed-register.ts';

export type SealedFile =
  | { readonly kind: 'read'; readonly register: SealedRegister }
  /** Whole, and of a form this version of the product does not know. */
  | { readonly kind: 'unknown form' };

/**
 * Reads what a sealed file holds, whatever version of the product wrote it.
 *
 * How forms are read: a property that a later version added within format 1 is left aside, so files may gain properties without a new
 * number. A property that a later version of the schemas wants and format 1 does not have must be filled in here before parsing; a
 * property whose meaning changes needs a new number, and the old form its own way to the new one, here. The file of format 1 in the
 * tests stays as it is and has to be readable.
 */
export function readSealedFile(value: unknown): SealedFile {
  const parsed = sealedRegisterSchema.safeParse(value);
  if (parsed.success) return { kind: 'read', register: parsed.data };
  const known: unknown = structuredCloneOf(value);
  for (const issue of parsed.error.issues) {
    if (issue.code !== 'unrecognized_keys') return { kind: 'unknown form' };
    const holder = issue.path.reduce<unknown>((inside, step) => inIt(inside)[String(step)], known);
    for (const key of issue.keys) Reflect.deleteProperty(inIt(holder), key);
  }
  const again = sealedRegisterSchema.safeParse(known);
  return again.success ? { kind: 'read', register: again.data } : { kind: 'unknown form' };
}

/** What came out of JSON and may be written to. */
function inIt(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const structuredCloneOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
