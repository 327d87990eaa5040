/** The language Teams is set to, as the page's address keeps it: `?language=cy-gb`; English where it says none. */
export function localeOf(search: string): 'cy-gb' | 'en-gb' {
  return new URLSearchParams(search).get('language') === 'cy-gb' ? 'cy-gb' : 'en-gb';
}
