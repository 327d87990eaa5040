import type { FrameContext } from './tab-context.ts';

/** A call of teams-js, as it arrives from the frame. Names and shapes are those of teams-js 2.58. */
interface HostRequest {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args: readonly unknown[];
}

/** What a configuration page wants its tab to be. */
export interface TabConfiguration {
  readonly contentUrl: string;
  readonly websiteUrl?: string;
  readonly entityId?: string;
  readonly suggestedDisplayName?: string;
}

export interface HostHandlers {
  context(): Readonly<Record<string, unknown>>;
  signInToken(claims: string | undefined): Promise<{ token: string } | { error: string }>;
  /** Opens a sign-in window; resolves with what its page reports, rejects with the reason. */
  authenticate(url: string, size: { width: number; height: number }): Promise<string>;
  /** The page has shown something. */
  appeared(): void;
  /** The page says that it cannot be used. */
  failed(reason: string, message: string | undefined): void;
  /** A link to follow: a Teams deep link or any other address. */
  openLink(url: string): void;
  shareLink(link: { subPageId: string; label: string; webUrl: string | undefined }): void;
  goTo(place: { pageId: string; subPageId: string | undefined; channelId: string | undefined }): void;
  /** The configuration page's Save button can or cannot be pressed. */
  validityChanged(valid: boolean): void;
  configuration(): TabConfiguration | null;
  configured(configuration: TabConfiguration): void;
  saved(): void;
  saveFailed(reason: string): void;
  /** Whether the meeting lets the app share to its stage. */
  sharingToStage(): Promise<'allowed' | 'not-permitted' | 'refused'>;
  shareToStage(url: string): void;
  /** Something the local host does not do; for the console. */
  unsupported(func: string): void;
}

export interface TeamsHost {
  /** Give it every `message` event's data that comes from the frame. */
  receive(data: unknown): void;
  themeChanged(theme: string): void;
  contextChanged(): void;
  /** Asks the configuration page to save. */
  save(): void;
}

/** teams-js' number for "not supported on this platform". */
const NOT_SUPPORTED = { errorCode: 100, message: 'The local Teams host does not support this.' };

/** Without the meeting's permission `MeetingStage.Write.Chat` (SOURCES.md, C4). */
const NOT_PERMITTED = {
  errorCode: 1000,
  message: "App doesn't have sufficient permission to use this API",
};

/** These answer `(error, result)`; all other calls answer `(succeeded, reason)`. */
const ERROR_FIRST =
  /^(?:meeting|stageView|dialog|tasks|people|location|media|chat|clipboard|calendar|mail)\./;

/**
 * The host's side of teams-js for one frame. `post` sends to the frame, with its origin as target.
 * Only calls are answered that Teams answers; everything else gets a not-supported error, as in a host that lacks it.
 */
export function createTeamsHost(
  frameContext: FrameContext,
  post: (message: Readonly<Record<string, unknown>>) => void,
  handlers: HostHandlers,
): TeamsHost {
  const registered = new Set<string>();
  const tell = (func: string, ...args: unknown[]) => post({ func, args });

  const answerOf = (
    func: string,
    args: readonly unknown[],
  ): readonly unknown[] | null | Promise<readonly unknown[]> => {
    switch (func) {
      case 'initialize':
        return [frameContext, 'web', JSON.stringify(runtimeConfiguration(frameContext)), '2.0.1'];
      case 'getContext':
        return [handlers.context()];
      case 'registerHandler':
        registered.add(text(args[0]));
        return null;
      case 'appInitialization.appLoaded':
        handlers.appeared();
        return null;
      case 'appInitialization.success':
        handlers.appeared();
        return [true];
      case 'appInitialization.failure':
        handlers.failed(text(args[0]), optionalText(args[1]));
        return null;
      case 'appInitialization.expectedFailure':
        handlers.appeared();
        return null;
      case 'authentication.getAuthToken':
        return handlers
          .signInToken(Array.isArray(args[1]) && args[1].length > 0 ? args[1].map(text).join('') : undefined)
          .then((answer) => ('token' in answer ? [true, answer.token] : [false, answer.error]));
      case 'authentication.authenticate':
        return handlers
          .authenticate(text(args[0]), { width: Number(args[1] ?? 600), height: Number(args[2] ?? 535) })
          .then(
            (result) => [true, result],
            (problem: unknown) => [false, problem instanceof Error ? problem.message : 'FailedToOpenWindow'],
          );
      case 'executeDeepLink':
        handlers.openLink(text(args[0]));
        return [true];
      case 'pages.navigateToApp': {
        const place = record(args[0]);
        handlers.goTo({
          pageId: text(place['pageId']),
          subPageId: optionalText(place['subPageId']),
          channelId: optionalText(place['channelId']),
        });
        return [true];
      }
      case 'shareDeepLink':
        handlers.shareLink({ subPageId: text(args[0]), label: text(args[1]), webUrl: optionalText(args[2]) });
        return null;
      case 'settings.getSettings':
        return [handlers.configuration() ?? {}];
      case 'settings.setValidityState':
        handlers.validityChanged(args[0] === true);
        return null;
      case 'settings.setSettings': {
        const configuration = readConfiguration(args[0]);
        if (!configuration) return [false, 'The content address of the tab is missing.'];
        handlers.configured(configuration);
        return [true];
      }
      case 'settings.save.success':
        handlers.saved();
        return null;
      case 'settings.save.failure':
        handlers.saveFailed(optionalText(args[0]) ?? '');
        return null;
      case 'meeting.getAppContentStageSharingCapabilities':
        return handlers
          .sharingToStage()
          .then((answer) => [null, { doesAppHaveSharePermission: answer !== 'not-permitted' }]);
      case 'meeting.getAppContentStageSharingState':
        return [null, { isAppSharing: frameContext === 'meetingStage' }];
      case 'meeting.shareAppContentToStage':
        return handlers.sharingToStage().then((answer) => {
          if (answer !== 'allowed') return [NOT_PERMITTED, null];
          handlers.shareToStage(text(args[0]));
          return [null, true];
        });
      case 'setFrameContext':
      case 'returnFocus':
      case 'readyToUnload':
        return null;
      default:
        handlers.unsupported(func);
        return ERROR_FIRST.test(func) ? [NOT_SUPPORTED, null] : [false, NOT_SUPPORTED.message];
    }
  };

  return {
    receive(data) {
      const request = readRequest(data);
      if (!request) return;
      const reply = (args: readonly unknown[]) =>
        post({
          id: request.id,
          ...(request.uuidAsString === undefined ? {} : { uuidAsString: request.uuidAsString }),
          args,
        });
      const answer = answerOf(request.func, request.args);
      if (answer instanceof Promise) void answer.then(reply);
      else if (answer) reply(answer);
    },
    themeChanged(theme) {
      if (registered.has('themeChange')) tell('themeChange', theme);
    },
    contextChanged() {
      if (registered.has('contextChange')) tell('contextChange', handlers.context());
    },
    save: () => tell('settings.save', {}),
  };
}

/** What this host can do, for teams-js' `isSupported()`. */
function runtimeConfiguration(frameContext: FrameContext) {
  const inMeeting = frameContext === 'sidePanel' || frameContext === 'meetingStage';
  return {
    apiVersion: 4,
    hostVersionsInfo: {},
    isLegacyTeams: false,
    supports: { pages: { config: {} }, ...(inMeeting ? { meeting: {} } : {}) },
  };
}

function readRequest(data: unknown): HostRequest | null {
  const { id, uuidAsString, func, args } = record(data);
  if (typeof id !== 'number' || typeof func !== 'string') return null;
  return {
    id,
    func,
    args: Array.isArray(args) ? args : [],
    ...(typeof uuidAsString === 'string' ? { uuidAsString } : {}),
  };
}

function readConfiguration(value: unknown): TabConfiguration | null {
  const { contentUrl, websiteUrl, entityId, suggestedDisplayName } = record(value);
  if (typeof contentUrl !== 'string') return null;
  return {
    contentUrl,
    ...(typeof websiteUrl === 'string' ? { websiteUrl } : {}),
    ...(typeof entityId === 'string' ? { entityId } : {}),
    ...(typeof suggestedDisplayName === 'string' ? { suggestedDisplayName } : {}),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
