/**
 * JSON text without its comments and trailing commas, so that a scheme can be kept in a file as it is written in the
 * documentation. What stands inside strings is left alone.
 */
export function withoutComments(text: string): string {
  const tokens = /"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;
  const bare = text.replace(/^\ufeff/, '').replace(tokens, (token) => (token.startsWith('"') ? token : ' '));
  return bare.replace(/"(?:\\.|[^"\\])*"|,(?=\s*[\]}])/g, (token) => (token === ',' ? '' : token));
}
