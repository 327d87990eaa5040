/* Runs MSAL in a process of its own, because the certificate to trust is read once, when a process starts. */
const { ConfidentialClientApplication } = require('@azure/msal-node');

const { authority, clientId, clientSecret, assertion, appScope } = JSON.parse(process.argv[2]);
const application = new ConfidentialClientApplication({
  auth: { clientId, clientSecret, authority, knownAuthorities: [new URL(authority).host] },
});

async function attempt(work) {
  try {
    const result = await work();
    return { token: result.accessToken, account: result.account?.localAccountId ?? null };
  } catch (problem) {
    return {
      name: problem.name,
      code: problem.errorCode,
      subError: problem.subError,
      claims: problem.claims,
      message: problem.message,
    };
  }
}

(async () => {
  const application1 = await attempt(() =>
    application.acquireTokenByClientCredential({ scopes: [appScope] }),
  );
  const person = await attempt(() =>
    application.acquireTokenOnBehalfOf({
      oboAssertion: assertion,
      scopes: ['https://graph.microsoft.com/.default'],
    }),
  );
  process.stdout.write(JSON.stringify({ application: application1, person }));
})();
