/**
 * Whether the bot may send (with its token) to a service URL. Hosts are exact, with their port when it is not the usual
 * one, or a family ("*.botframework.com"). Plain http is accepted on this machine only.
 */
export function isAllowedServiceUrl(serviceUrl: string, hosts: readonly string[]): boolean {
  let url: URL;
  try {
    url = new URL(serviceUrl);
  } catch {
    return false;
  }
  if (url.username !== '' || url.password !== '') return false;
  const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return false;
  return hosts.some((host) =>
    host.startsWith('*.')
      ? url.port === '' && url.hostname.endsWith(host.slice(1))
      : url.host === host.toLowerCase(),
  );
}
