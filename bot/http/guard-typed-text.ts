import type { RequestHandler } from 'express';
import {
  personalDetailIn,
  personalDetailInWords,
  type PersonalDetail,
} from '../../shared/domain/personal-details.ts';
import { ApiError } from './api-failure.ts';

/**
 * Whatever somebody types into the tab, on whatever page, is looked at here before any route sees it: a text that looks like somebody's
 * identity is not kept before its writer says that it shall be (`saveAnyway`). A new route is guarded by being one; those of imports, whose bodies
 * are read later and by themselves, name it.
 */
export const guardTypedText: RequestHandler = (request, _response, next) => {
  const address = `${request.method} ${request.path}`;
  if (['POST', 'PUT', 'PATCH'].includes(request.method) && !notGuarded.some(({ at }) => at.test(address))) {
    const body: unknown = request.body;
    const found = saysAnyway(body) ? null : detailIn(body);
    if (found !== null)
      throw new ApiError({
        status: 422,
        code: 'personal details',
        userMessage: personalDetailInWords(found),
      });
  }
  next();
};

const board = '/boards/[^/]+';

/** Addresses that are left out, each with its reason. */
export const notGuarded: readonly { readonly at: RegExp; readonly why: string }[] = [
  {
    at: new RegExp(`^POST ${board}/(?:actions/(?:updates|acts|many)|risks/reviews|cells|meetings/records)$`),
    why: 'Looked at where it is decided, so that a card is looked at as well, and rights come first.',
  },
  {
    at: new RegExp(`^POST ${board}/(?:changes|policy/preview|receipts/export|imports/read)$`),
    why: 'Keeps nothing of what is sent.',
  },
  {
    at: new RegExp(`^PUT ${board}/imports/[^/]+/(?:parts/\\d+|document)$`),
    why: 'The preview marks each such row, and whoever brings it in has looked.',
  },
];

/** Names of things, and what the register itself said before: nobody typed them now. */
const notTyped = /^(?:seen|undoes|cursor|sha256)$|(?:^k|K)eys?$/;

function saysAnyway(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'saveAnyway' in body && body.saveAnyway === true;
}

function detailIn(value: unknown): PersonalDetail | null {
  if (typeof value === 'string') return personalDetailIn(value);
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    if (notTyped.test(name)) continue;
    const found = personalDetailIn(name) ?? detailIn(part);
    if (found !== null) return found;
  }
  return null;
}
