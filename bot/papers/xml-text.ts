/** What XML 1.0 cannot hold at all: control characters but tab and line ends, halves of a surrogate pair, U+FFFE and U+FFFF. */
const impossible = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as XML can hold it; what it cannot hold becomes the replacement character. */
export function possibleInXml(text: string): string {
  return text.replace(impossible, '\u{FFFD}');
}

/** Text for the inside of an XML element or attribute. */
export function xmlText(text: string): string {
  return possibleInXml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
