import { z } from 'zod';

/**
 * Where the bot can reach a person: the Bot Framework conversation reference reduced to what a proactive message
 * needs, refreshed on every activity they send. Kept in the Conversations list so that no restart loses it.
 */
export const conversationReferenceSchema = z.object({
  serviceUrl: z.url(),
  channelId: z.string(),
  conversation: z.object({
    id: z.string().min(1),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
  }),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
  user: z.object({ id: z.string(), aadObjectId: z.string().optional(), name: z.string().optional() }),
});
export type ConversationReference = z.infer<typeof conversationReferenceSchema>;
