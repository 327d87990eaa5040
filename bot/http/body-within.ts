import type { Request, RequestHandler, Response } from 'express';
import { ApiError, type FailureAnswer } from './api-failure.ts';

/**
 * Takes the body off the line now, not before the handler was asked, and for no longer than the time given: whoever sends slower is answered
 * with `tooSlow`, and their connection is closed behind the answer.
 *
 * @param parser of express; its error is thrown as it is
 */
export async function bodyWithin(
  milliseconds: number,
  parser: RequestHandler,
  { request, response, tooSlow }: { request: Request; response: Response; tooSlow: FailureAnswer },
): Promise<void> {
  let deadline: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      deadline = setTimeout(() => {
        response.set('Connection', 'close');
        response.once('finish', () => request.destroy());
        reject(new ApiError(tooSlow));
      }, milliseconds);
      void parser(request, response, (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error('The body could not be read.'));
      });
    });
  } finally {
    clearTimeout(deadline);
  }
}
