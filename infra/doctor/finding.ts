import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';

/** 'not looked at' = something it needs is missing; what, and how to give it, stands in the finding. */
export type Verdict = 'in order' | 'look at this' | 'broken' | 'not looked at';

/** Everything that is checked, with why it matters to a board. */
export const whyItMatters = {
  configuration: 'The service does not start while a setting is missing or contradicts another.',
  Entra: 'Every token, of people and of the app, comes from your own tenant.',
  clock: 'Tokens are refused when the clocks differ by more than five minutes.',
  'app token': 'Without a token of its own the app reads no board: no reminders, no tab.',
  'app permissions':
    'The app should hold Sites.Selected, so that it reaches the sites it was given, and nothing that reaches every site.',
  'connector token': 'Without it the bot sends nothing in Teams: no reminder, no answer.',
  'consent for people':
    'The tab reads SharePoint on each person’s behalf; without an administrator’s consent everybody meets a page that says so.',
  site: 'Each board is one SharePoint site; the app must find it.',
  'site grant':
    'With Sites.Selected the app reaches only sites an administrator granted. It needs to write and nothing more.',
  lists: 'The register is kept in these lists and nowhere else.',
  columns: 'A column that is missing or of another type makes rows unreadable or loses what is saved.',
  indexes:
    'Without its indexes a list of over 5,000 rows cannot be searched, and a unique column that is not unique lets a reminder go out twice.',
  'version of the lists':
    'A newer release needs what it added to the lists; an older one works on newer lists.',
  settings: 'The board’s name, time zone, scoring, managers and reminders are read from here.',
  library: 'Papers, sealed registers and exports are kept as files in the site’s library.',
  'time zone': 'SharePoint’s own pages show days and times in the site’s time zone, not the board’s.',
  'reading changes':
    'The tab and the reminders follow changes; reading lists whole instead is slower and dearer.',
  'unique values': 'Reminders sent once and updates kept once rest on SharePoint refusing a second row.',
  'saving together': 'When two people save at once, the second must be told and not overwrite the first.',
  'left behind': 'Each check with writing makes a list of its own and takes it away again.',
  service: 'This is where Teams and people reach the service.',
  'bot endpoint': 'Teams delivers every message and press on a card to this address.',
  tab: 'Teams shows the register in a frame, which the page must allow.',
  'installing in Teams':
    'People who have not added the app can be reached in chat only if the app may install itself.',
  manifest:
    'Teams connects tab, bot and sign-in by the ids in the package; one wrong id and that part does not open.',
} as const;
export type CheckName = keyof typeof whyItMatters;

export interface Finding {
  readonly check: CheckName;
  /** Null = the whole installation. */
  readonly board: string | null;
  readonly verdict: Verdict;
  /** What was found, in plain English. */
  readonly found: string;
  /** How to put it right; null where nothing is wrong. */
  readonly fix: string | null;
}

/** What this tenant answers to a point nobody has published, by its number in docs/what-a-tenant-must-confirm.md. */
export interface TenantAnswer {
  readonly point: number;
  readonly board: string | null;
  readonly question: string;
  /** Null = not settled by this run; `because` says why. */
  readonly answer: string | null;
  readonly because: string | null;
}

/** Takes down what is found about one board or the whole. */
export interface Notes {
  readonly findings: Finding[];
  readonly answers: TenantAnswer[];
}

export const inOrder = (check: CheckName, found: string, board: string | null = null): Finding => ({
  check,
  board,
  verdict: 'in order',
  found,
  fix: null,
});

export const wrong = (
  check: CheckName,
  verdict: Exclude<Verdict, 'in order'>,
  found: string,
  fix: string,
  board: string | null = null,
): Finding => ({ check, board, verdict, found, fix });

/** A board's site as one of the two who may look at it sees it. */
export interface SiteInView {
  readonly board: string;
  readonly siteId: string;
  /** With the app's own identity; null when that is not let in. */
  readonly app: GraphPort | null;
  /** Null = nobody with an administrator's rights was named. */
  readonly administrator: GraphPort | null;
}

export const needsAdministrator =
  'Run it as an administrator of SharePoint: add --sign-in, or set PROVISION_CLIENT_ID with its secret or certificate.';
