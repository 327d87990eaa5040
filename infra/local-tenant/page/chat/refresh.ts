import type { CardAction } from '../control-client.ts';

/** A card's own wish to be refreshed. */
export interface CardRefresh {
  readonly action: CardAction;
  /** Whether it happens by itself when the person sees the card, or only when they ask for it. */
  readonly automatic: boolean;
}

/**
 * Reads `refresh` of a card. Without `userIds` everyone's view refreshes by itself (in chats of up to 60 people); with
 * a list only that of the people listed, so that an empty list means by hand only (SOURCES.md, B6).
 */
export function cardRefresh(card: unknown, address: string): CardRefresh | null {
  const { refresh } = record(card);
  const { action, userIds } = record(refresh);
  const { type, verb, data, id } = record(action);
  if (type !== 'Action.Execute') return null;
  return {
    action: {
      type,
      ...(typeof verb === 'string' ? { verb } : {}),
      ...(typeof id === 'string' ? { id } : {}),
      data: data ?? {},
    },
    automatic: !Array.isArray(userIds) || userIds.includes(address),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
