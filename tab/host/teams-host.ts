import { app, authentication, FrameContexts, pages } from '@microsoft/teams-js';
import { languageOf, type Language } from '../../shared/domain/language.ts';
import { contentUrl, meetingUrl, teamsLink, type ItemAddress } from './item-address.ts';
import type { HostConfig } from './host-config.ts';
import { shareToStage } from './meeting-stage.ts';
import { tokenProblemInWords } from './token-problem.ts';
import { hostWords, type HostWords } from './host-words.ts';

export type HostTheme = 'default' | 'dark' | 'contrast';

export type Surface = 'page' | 'side panel' | 'stage';

/** What Teams says about where the tab is shown. Hints for the page only: the service believes the token alone. */
export interface HostContext {
  theme: HostTheme;
  /** From the locale Teams is set to. */
  language: Language;
  /** Entra object id of the person looking. */
  oid: string | null;
  tenantId: string | null;
  channelId: string | null;
  /** Id the tab was configured with; for a personal tab the manifest's. */
  entityId: string;
  /** Text a deep link asked for, e.g. "action:A-17". */
  subPageId: string | null;
  /** Wide as a page, beside a meeting, or on everybody's stage. */
  surface: Surface;
  /** True on the page that adds the tab to a channel. */
  isConfiguration: boolean;
}

/** `passing` = nobody need do anything: asking again later can help. */
export type TokenAnswer = { ok: true; token: string } | { ok: false; userMessage: string; passing: boolean };

/** Teams as the rest of the tab sees it. */
export interface TeamsHost {
  context: HostContext;
  /** A fresh token of the person, or why there is none, in plain English. Teams caches: ask each time, store never. */
  token(claims?: string): Promise<TokenAnswer>;
  /** One listener at a time. */
  onThemeChange(listener: (theme: HostTheme) => void): void;
  /** Tells Teams the page is drawn, so that it takes its loading screen away. */
  shown(): void;
  /** A link to an item that opens in Teams. */
  linkTo(board: string, item: ItemAddress, label: string): string;
  /** Opens an address in a window of its own: Teams lets a tab open none. Resolves false when Teams would not. */
  openLink: (url: string) => Promise<boolean>;
  /** Puts the page of a running meeting on everybody's stage; answers why not, in plain words, or null when it is there. */
  shareToStage: (board: string, meeting: string) => Promise<string | null>;
  /** On the configuration page: saves this board as the tab's when the person presses Save. */
  offerToSave(board: { id: string; title: string } | null): void;
}

export type HostProblem = 'outside Teams' | 'no answer';

/** Teams answers within a second or so; teams-js itself would wait a minute. */
const patienceMs = 20_000;
/** Longer, because Teams may be asking the person something meanwhile. */
const tokenPatienceMs = 60_000;

/** Shakes hands with Teams. A problem means the page cannot know who is looking and must not pretend to. */
export async function connectToTeams(config: HostConfig): Promise<TeamsHost | HostProblem> {
  if (window.parent === window) return 'outside Teams';
  let ahead: Promise<AskedToken> | null = null;
  const context = await within(
    patienceMs,
    (async () => {
      await app.initialize(config.teamsHostOrigins);
      app.notifyAppLoaded();
      // Whatever the page shows wants a token, so it is on its way while Teams still says where the page is.
      ahead = askedForToken();
      return app.getContext();
    })(),
  );
  if (context === null) return 'no answer';
  const known = readContext(context);
  const words = hostWords(known.language);
  return {
    context: known,
    token: (claims) => {
      const asked = claims === undefined && ahead !== null ? ahead : askedForToken(claims);
      ahead = null;
      return tokenOf(asked, words);
    },
    onThemeChange: (listener) => app.registerOnThemeChangeHandler((theme) => listener(readTheme(theme))),
    shown: () => {
      void app.notifySuccess().catch(() => undefined);
    },
    linkTo: (board, item, label) =>
      teamsLink({
        appId: config.teamsAppId,
        entityId: known.entityId,
        channelId: known.channelId,
        tenantId: known.tenantId,
        publicUrl: config.publicUrl,
        board,
        item,
        label,
      }),
    openLink: async (url) => {
      try {
        await app.openLink(url);
        return true;
      } catch {
        return false;
      }
    },
    shareToStage: (board, meetingKey) =>
      shareToStage(meetingUrl(config.publicUrl, board, meetingKey), known.language),
    offerToSave: (board) => offerToSave(config, board, words),
  };
}

/** The work's value; null when it failed or took longer than this. */
async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function readTheme(theme: string): HostTheme {
  return theme === 'dark' || theme === 'contrast' ? theme : 'default';
}

function readContext(context: app.Context): HostContext {
  return {
    theme: readTheme(context.app.theme),
    language: languageOf(context.app.locale),
    oid: context.user?.id ?? null,
    tenantId: context.user?.tenant?.id ?? null,
    channelId: context.channel?.id ?? null,
    entityId: context.page.id,
    subPageId: context.page.subPageId ?? null,
    surface: surfaceOf(context.page.frameContext),
    isConfiguration: context.page.frameContext === FrameContexts.settings,
  };
}

function surfaceOf(frameContext: FrameContexts): Surface {
  if (frameContext === FrameContexts.sidePanel) return 'side panel';
  return frameContext === FrameContexts.meetingStage ? 'stage' : 'page';
}

type AskedToken = { token: string } | { problem: string };

function askedForToken(claims?: string): Promise<AskedToken> {
  return authentication.getAuthToken(claims === undefined ? {} : { claims: [claims] }).then(
    (token) => ({ token }),
    (error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }),
  );
}

async function tokenOf(asked: Promise<AskedToken>, words: HostWords): Promise<TokenAnswer> {
  const answer = await within(tokenPatienceMs, asked);
  if (answer === null) return { ok: false, userMessage: words.noAnswer, passing: true };
  return 'token' in answer
    ? { ok: true, token: answer.token }
    : { ok: false, userMessage: tokenProblemInWords(answer.problem, words), passing: false };
}

function offerToSave(
  config: HostConfig,
  board: { id: string; title: string } | null,
  words: HostWords,
): void {
  if (!pages.config.isSupported()) return;
  if (board === null) {
    pages.config.setValidityState(false);
    return;
  }
  const address = contentUrl(config.publicUrl, board.id);
  pages.config.registerOnSaveHandler((save) => {
    pages.config
      .setConfig({
        suggestedDisplayName: board.title,
        entityId: `board-${board.id}`,
        contentUrl: address,
        websiteUrl: address,
      })
      .then(
        () => save.notifySuccess(),
        () => save.notifyFailure(words.notAccepted),
      );
  });
  pages.config.setValidityState(true);
}
