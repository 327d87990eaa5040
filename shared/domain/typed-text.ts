/**
 * What somebody typed or pasted, as SharePoint can keep it and every reader can show it: line ends are "\n" (Word's soft
 * ones included), and characters that are no text go: controls, halves of a broken emoji, and the two that turn the
 * direction of everything after them. The same text sent again comes out the same.
 */
export function cleanText(typed: string): string {
  return typed
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\p{Cc}\p{Cs}\u202D\u202E\uFFFE\uFFFF]/gu, (found) => (/[\n\t]/.test(found) ? found : ''));
}
