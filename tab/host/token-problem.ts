/** Teams' reasons are single words meant for developers; some are spelt differently by its clients. */
export function tokenProblemInWords(reason: string): string {
  const plain = reason.toLowerCase();
  if (plain.includes('cancel')) {
    return 'Signing in was cancelled. Try again, and allow the Safeguarding Register to know who you are.';
  }
  if (plain.includes('consent')) {
    return 'Your organisation has not yet allowed the Safeguarding Register to know who you are. Ask your IT administrator to grant it, then try again.';
  }
  if (plain.includes('mfa') || plain.includes('interaction')) {
    return 'Your organisation asks you to sign in again. Close this tab, sign out of Teams and in again, then come back.';
  }
  if (plain.includes('resource') || plain.includes('invalid')) {
    return 'The app is set up for a different address. Tell your IT administrator that the application ID URI and the tab’s address do not match.';
  }
  return 'Teams could not say who you are. Try again; if that does not help, sign out of Teams and in again.';
}
