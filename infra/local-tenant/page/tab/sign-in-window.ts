import { createTeamsHost, type HostHandlers } from './teams-host.ts';

/**
 * Opens the window that `authentication.authenticate` asks for and speaks teams-js with it.
 * Resolves with what its page reports; rejects with `CancelledByUser` when it is closed, `FailedToOpenWindow` when the
 * browser does not open it, or the reason the page gives.
 */
export function openSignInWindow(
  url: string,
  size: { width: number; height: number },
  handlers: HostHandlers,
): Promise<string> {
  const opened = window.open(url, '_blank', `popup,width=${size.width},height=${size.height}`);
  if (!opened) return Promise.reject(new Error('FailedToOpenWindow'));
  const { origin } = new URL(url);
  return new Promise<string>((resolve, reject) => {
    const host = createTeamsHost(
      'authentication',
      (message) => opened.postMessage(message, origin),
      handlers,
    );
    const finish = (end: () => void) => {
      window.removeEventListener('message', receive);
      clearInterval(watch);
      opened.close();
      end();
    };
    const receive = (event: MessageEvent<unknown>) => {
      if (event.source !== opened || event.origin !== origin) return;
      const { func, args } = (event.data ?? {}) as { func?: unknown; args?: unknown[] };
      const said = typeof args?.[0] === 'string' ? args[0] : '';
      if (func === 'authentication.authenticate.success') finish(() => resolve(said));
      else if (func === 'authentication.authenticate.failure') {
        finish(() => reject(new Error(said || 'FailedToAuthenticate')));
      } else host.receive(event.data);
    };
    window.addEventListener('message', receive);
    const watch = setInterval(() => {
      if (opened.closed) finish(() => reject(new Error('CancelledByUser')));
    }, 300);
  });
}
