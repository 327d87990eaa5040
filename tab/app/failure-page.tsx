import type { RequestFailure } from '../register/failure.ts';
import { ErrorPage } from '../ui/states.tsx';

const titles: Record<RequestFailure['code'], string> = {
  'not signed in': 'Your session has ended',
  'no token': 'Teams could not sign you in',
  'consent needed': 'Your organisation has to allow this first',
  'claims needed': 'Your organisation asks you to confirm who you are',
  'no access': 'You cannot see this register',
  'not found': 'There is no such board',
  'not valid': 'This page and the service do not agree',
  'not understood': 'This page and the service do not agree',
  'too many requests': 'The register is busy',
  busy: 'The register is busy',
  unavailable: 'The register cannot be reached',
  unexpected: 'Something went wrong',
  'no connection': 'You are not connected',
};

/** A failure that leaves nothing to show, with what to do about it. `further` = what the page does by itself. */
export function FailurePage(props: { failure: RequestFailure; onRetry: () => void; further?: string }) {
  const { failure, onRetry, further } = props;
  return (
    <ErrorPage
      title={titles[failure.code]}
      userMessage={further === undefined ? failure.userMessage : `${failure.userMessage} ${further}`}
      correlationId={failure.correlationId}
      onRetry={onRetry}
    />
  );
}
