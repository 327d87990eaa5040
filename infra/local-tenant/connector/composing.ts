import { z } from 'zod';
import type { Attachment } from './conversation-state.ts';

/** What somebody does in the compose area with the app's message extension (SOURCES.md, B7). */
export type Composing =
  | {
      readonly kind: 'search';
      readonly commandId: string;
      /** Empty = the search box was only opened. */
      readonly words: string;
    }
  | { readonly kind: 'link'; readonly url: string };

/** The name of the command's only parameter, as the manifest has it. */
const WORDS = 'words';
const PAGE = { skip: 0, count: 25 };

/** The activity for it, on what every activity of that conversation holds. */
export function composeActivity(
  base: Readonly<Record<string, unknown>> & {
    readonly id: string;
    readonly channelData: Readonly<Record<string, unknown>>;
  },
  composing: Composing,
): Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string } {
  const invoke = {
    ...base,
    type: 'invoke',
    channelData: { ...base.channelData, source: { name: 'compose' } },
  };
  if (composing.kind === 'link') {
    return { ...invoke, name: 'composeExtension/queryLink', value: { url: composing.url } };
  }
  const { commandId, words } = composing;
  const parameter = words === '' ? { name: 'initialRun', value: 'true' } : { name: WORDS, value: words };
  return {
    ...invoke,
    name: 'composeExtension/query',
    value: { commandId, parameters: [parameter], queryOptions: PAGE },
  };
}

/** A result that somebody chose, as it stands in their message: the preview stays behind. */
export const chosenSchema = z.strictObject({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.looseObject({ type: z.literal('AdaptiveCard') }),
}) satisfies z.ZodType<Attachment>;
