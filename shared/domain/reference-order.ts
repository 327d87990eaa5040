/** Made once: comparing with a language's rules is slow to set up. */
const collator = new Intl.Collator('en-GB', { numeric: true });

/** References as people count them: "1.9" before "1.10", "C2" before "C12". */
export function compareReferences(first: string, second: string): number {
  return collator.compare(first, second);
}
