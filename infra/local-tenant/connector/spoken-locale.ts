import { AsyncLocalStorage } from 'node:async_hooks';

/** The language of the Teams in which something is being done, as long as it is done; the page says it with each request. */
const spoken = new AsyncLocalStorage<string>();

/** Runs `work` as done in a Teams of this language: "cy-GB"; anything but Welsh is British English. */
export function speaking(acceptLanguage: string | undefined, work: () => void): void {
  spoken.run(/^cy\b/i.test(acceptLanguage ?? '') ? 'cy-GB' : 'en-GB', work);
}

export function spokenLocale(): string {
  return spoken.getStore() ?? 'en-GB';
}
