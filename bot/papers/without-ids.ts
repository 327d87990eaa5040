/** A value as JSON without these members, however deep they stand: what may be published names people, and not their accounts. */
export function withoutIds(value: unknown, members: readonly string[]): string {
  return JSON.stringify(value, (name: string, part: unknown) => (members.includes(name) ? undefined : part));
}
