import type { Activity } from './bot-activities.ts';
import type { BotTokens } from './bot-tokens.ts';

/** What the bot answered; for an invoke, `body` is the invoke response. */
export interface BotAnswer {
  /** HTTP status; 502 or 504 when there was no answer. */
  readonly status: number;
  readonly body: unknown;
  /** Why there was no proper answer, in words for the person at the page. */
  readonly problem?: string;
}

/** Posts one activity to the bot and brings back its answer. Never throws: a bot that is away is an answer too. */
export type DeliverActivity = (activity: Activity) => Promise<BotAnswer>;

/** Card actions are cut at about this time; Microsoft publishes no number (SOURCES.md, B6). */
const PATIENCE_MILLISECONDS = 15_000;

/** Reads the bot's address and id at each call, so that they can be set while running. */
export function createBotEndpoint(
  settings: () => { botEndpoint: string | undefined; botAppId: string; serviceUrl: string },
  tokens: BotTokens,
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): DeliverActivity {
  return async (activity) => {
    const { botEndpoint, botAppId, serviceUrl } = settings();
    if (botEndpoint === undefined) return noAnswer(502, 'The bot has no address yet.');
    const token = await tokens.sign({ botAppId, serviceUrl, nowSeconds: Math.floor(Date.now() / 1000) });
    try {
      const response = await fetch(botEndpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          authorization: `Bearer ${token}`,
          'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
        },
        body: JSON.stringify(activity),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMilliseconds),
      });
      const body = readBody(await response.text());
      return response.ok
        ? { status: response.status, body }
        : { status: response.status, body, problem: `The bot answered with status ${response.status}.` };
    } catch (problem) {
      return problem instanceof DOMException && problem.name === 'TimeoutError'
        ? noAnswer(504, `The bot did not answer within ${patienceMilliseconds / 1000} seconds.`)
        : noAnswer(502, 'The bot cannot be reached. Check that it is running.');
    }
  };
}

function noAnswer(status: number, problem: string): BotAnswer {
  return { status, body: null, problem };
}

function readBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
