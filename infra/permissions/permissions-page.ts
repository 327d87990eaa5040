import { askedPermissions, notAsked } from './asked-permissions.ts';
import { callersOf, graphCalls, type GraphCaller } from './graph-calls.ts';

const callerInWords: Readonly<Record<GraphCaller, string>> = {
  person: 'the person',
  app: 'the register',
  administrator: 'provisioning',
};

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** docs/permissions.md as text, from the two lists. */
export function permissionsPage(): string {
  const calls = graphCalls.map((call) => {
    const [delegated, application] = call.documented;
    const documented =
      delegated === application ? delegated : `${delegated} (delegated), ${application} (application)`;
    const held = callersOf(call).map((caller) => `${callerInWords[caller]}: ${call.held[caller] ?? ''}`);
    return row(
      `\`${call.method} ${call.template}\``,
      held.join('<br>'),
      `[${documented}](https://learn.microsoft.com/graph/api/${call.page})`,
      call.why,
    );
  });
  const asked = askedPermissions.map(({ name, kind, holder, why, without }) =>
    row(`\`${name}\``, kind, holder === 'register' ? 'the register' : 'provisioning', why, without),
  );
  return `<!-- Written by \`npm run permissions\` from infra/permissions. Changes by hand are lost, and fail a test. -->
# What the product may do, and what it does

Measured, not assumed: the tests run the whole product against a stand-in for Microsoft 365 that notes every call. A call that is not in the second table
fails the tests, and so does a line of it that no test makes any more. The stand-in refuses what the rights below do not allow.

## Rights that are asked for

${[row('right', 'kind', 'held by', 'why', 'without it'), row('---', '---', '---', '---', '---'), ...asked].join('\n')}

Not asked for:
${notAsked.map(([name, why]) => `- **${name}**: ${why}`).join('\n')}

## Calls to Microsoft Graph

“The person” means: on behalf of the signed-in person (delegated), so that SharePoint applies the person’s own rights as well. “The register” is the service’s own identity (application).
“Provisioning” is an application of the administrator’s own, used by the commands \`register provision\` and \`register doctor\` alone. The third column is the least permission by Microsoft’s reference, which speaks of all sites at once. Instead of it the register
holds \`Sites.Selected\` and, on each board’s site, a role ([how Selected works](https://learn.microsoft.com/graph/permissions-selected-overview)); the role is in brackets. Calls travel in batches (\`POST /$batch\`), which need no right of their own.

${[row('call', 'made by, with', 'least by the reference', 'why'), row('---', '---', '---', '---'), ...calls].join('\n')}

## Beyond Graph

The bot answers and sends through the Bot Connector (\`https://smba.trafficmanager.net\`, \`https://*.botframework.com\`) with its own token; no consent of the tenant is involved beyond the app being allowed in Teams. Tokens and signing keys
come from \`https://login.microsoftonline.com\` and \`https://login.botframework.com\`. The service calls nothing else.
`;
}
