/** A step of `atk provision`: goes on only when it is said under which host name people reach the service. */
const { PUBLIC_HOST: publicHost = '', DEFAULT_HOST: defaultHost = '' } = process.env;
if (/^[a-z0-9.-]+\.[a-z]{2,}$/.test(publicHost)) process.exit(0);
console.error(
  [
    'PUBLIC_HOST is not set in the environment file.',
    `Set it to an address of your own, such as register.example.org, or to ${defaultHost || 'the DEFAULT_HOST written there'}.`,
    'Then run the command again: what was made stays, and it goes on from here.',
  ].join('\n'),
);
process.exit(1);
