import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Hosts of Teams and Microsoft 365 that show tabs (platform requirement for the new domains as well as the old). */
const teamsHosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** From where teams-js fetches the list of hosts it may talk to. */
const teamsJsOrigins = 'https://res.cdn.office.net';

export function securityHeaders(parts: {
  readonly publicUrl: string;
  readonly teamsHostOrigins: readonly string[];
}): RequestHandler {
  const overHttps = parts.publicUrl.startsWith('https://');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Fluent UI writes its styles into the page as it needs them.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", teamsJsOrigins],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'self'", ...teamsHosts, ...parts.teamsHostOrigins],
        ...(overHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Older than frame-ancestors and unable to name several hosts: it would keep Teams out.
    xFrameOptions: false,
    // A consent window opened by Teams must be able to report back.
    crossOriginOpenerPolicy: false,
    strictTransportSecurity: overHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
