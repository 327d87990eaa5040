import type { ApiFailure } from '../../shared/contracts/tab-api.ts';

/** Why a call brought no usable answer: what the service said, or what the tab itself ran into. */
export interface RequestFailure {
  code: ApiFailure['code'] | 'no connection' | 'no token' | 'not understood';
  /** For logs; never shown. */
  message: string;
  /** Plain English: what happened and what to do next. */
  userMessage: string;
  /** To quote to support; null when the call never reached the service. */
  correlationId: string | null;
  /** For "claims needed": to hand to the host with the next token request. */
  claims: string | null;
  retryAfterSeconds: number | null;
}

export type ApiResult<Value> = { ok: true; value: Value } | { ok: false; failure: RequestFailure };

/** Whether trying the same call again a little later can help without anyone doing anything. */
export function passesByItself(failure: RequestFailure): boolean {
  switch (failure.code) {
    case 'no connection':
    case 'too many requests':
    case 'busy':
    case 'unavailable':
    case 'unexpected':
      return true;
    case 'not signed in':
    case 'no token':
    case 'consent needed':
    case 'claims needed':
    case 'sign-in blocked':
    case 'no access':
    case 'not found':
    case 'not valid':
    case 'personal details':
    case 'not understood':
      return false;
  }
}

/** Whether the person goes on by signing in: what they press then is called that. */
export function takesSigningIn({ code }: RequestFailure): boolean {
  return code === 'claims needed' || code === 'not signed in' || code === 'no token';
}

/** Whether the person may have to leave the page to go on, by signing in, from elsewhere, or for a reload once their organisation has allowed it. */
export function takesLeave(failure: RequestFailure): boolean {
  return takesSigningIn(failure) || failure.code === 'consent needed' || failure.code === 'sign-in blocked';
}

/** Whether a person or an administrator can put this right elsewhere, so that it is worth looking again now and then. */
export function mayBePutRight(failure: RequestFailure): boolean {
  switch (failure.code) {
    case 'not signed in':
    case 'no token':
    case 'consent needed':
    case 'sign-in blocked':
    case 'no access':
    case 'not found':
      return true;
    default:
      return false;
  }
}

/** Why something a person wrote was not saved. */
export interface SaveFailure
  extends Pick<RequestFailure, 'userMessage' | 'correlationId'>, Partial<Pick<RequestFailure, 'code'>> {
  /** True = it looks like somebody's identity, and is saved when they say so (`saveAnyway` in the contract). */
  readonly maySaveAnyway?: boolean;
}

/** Whether it is the words that were not kept, because they look like somebody's identity: their writer may say that they are not. */
export const isAboutWhatIsWritten = ({ code, maySaveAnyway }: SaveFailure): boolean =>
  maySaveAnyway === true || code === 'personal details';

/** The same of a refusal by the register's own rules. */
export const failureOfRefusal = (refusal: {
  readonly reason: string;
  readonly userMessage: string;
}): SaveFailure => ({
  userMessage: refusal.userMessage,
  correlationId: null,
  maySaveAnyway: refusal.reason === 'personal details',
});
