import { takesSigningIn, type RequestFailure } from '../register/failure.ts';
import { ErrorPage } from '../ui/states.tsx';
import { useWords } from '../ui/language.tsx';
import { appWords } from './app-words.ts';

/** A failure that leaves nothing to show, with what to do about it. `further` = what the page does by itself. */
export function FailurePage(props: { failure: RequestFailure; onRetry: () => void; further?: string }) {
  const { failure, onRetry, further } = props;
  const w = useWords(appWords);
  return (
    <ErrorPage
      title={w.failures[failure.code]}
      userMessage={further === undefined ? failure.userMessage : `${failure.userMessage} ${further}`}
      correlationId={failure.correlationId}
      {...(takesSigningIn(failure) ? { retryLabel: w.signIn } : {})}
      onRetry={onRetry}
    />
  );
}
