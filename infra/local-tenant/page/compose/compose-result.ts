import { z } from 'zod';
import type { BotAnswer, ChosenCard } from '../control-client.ts';

/** One result as the list shows it, and the card behind it. */
export interface Offer {
  readonly title: string;
  readonly text: string;
  readonly card: ChosenCard;
}

export type ComposeResult =
  | { readonly kind: 'offers'; readonly offers: readonly Offer[] }
  | { readonly kind: 'words'; readonly words: string };

const answerSchema = z.object({
  composeExtension: z.discriminatedUnion('type', [
    z.object({ type: z.literal('message'), text: z.string() }),
    z.object({
      type: z.literal('result'),
      attachments: z.array(
        z.object({
          contentType: z.literal('application/vnd.microsoft.card.adaptive'),
          content: z.unknown(),
          preview: z.object({ content: z.object({ title: z.string(), text: z.string().default('') }) }),
        }),
      ),
    }),
  ]),
});

/** Reads what the app answered to a search or a pasted link (SOURCES.md, B7). */
export function readComposeResult({ status, body, problem }: BotAnswer): ComposeResult {
  const answer = answerSchema.safeParse(body);
  if (status !== 200 || !answer.success) {
    return { kind: 'words', words: `Something went wrong. ${problem ?? 'The app gave no proper answer.'}` };
  }
  const { composeExtension } = answer.data;
  if (composeExtension.type === 'message') return { kind: 'words', words: composeExtension.text };
  return {
    kind: 'offers',
    offers: composeExtension.attachments.map(({ contentType, content, preview }) => ({
      // Thumbnail cards are HTML.
      title: withoutHtml(preview.content.title),
      text: withoutHtml(preview.content.text),
      card: { contentType, content },
    })),
  };
}

function withoutHtml(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
