import { tokenProblemInWords } from '../../../tab/host/token-problem.ts';

describe('why Teams gave no token, in words with a remedy', () => {
  it.each([
    ['CancelledByUser', 'Signing in was cancelled.'],
    ['consentRequired', 'Ask your IT administrator to grant it'],
    ['resourceRequiresConsent', 'Ask your IT administrator to grant it'],
    ['resourceRequiresMfa', 'sign in again'],
    ['resourceDisabled', 'application ID URI'],
    ['invalid_resource', 'application ID URI'],
    ['something new', 'Teams could not say who you are.'],
  ])('%s', (reason, words) => {
    expect(tokenProblemInWords(reason)).toContain(words);
  });
});
