import { z } from 'zod';

/** Somebody named by a message: the words that stand for them, and the id they are named by. */
export interface Mention {
  readonly text: string;
  readonly id: string;
}

const entitySchema = z.looseObject({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.looseObject({ id: z.string() }),
});

/**
 * The mentions of a message: those of its text, and those a card carries in `msteams.entities`. Teams goes by the words alone
 * (SOURCES.md, B8): an entity of the text whose words are not in it makes the message invalid, one of a card is passed over.
 * @returns null when the message is invalid.
 */
export function mentionsOf(outgoing: {
  readonly text?: string | null | undefined;
  readonly entities?: readonly unknown[] | null | undefined;
  readonly attachments?: readonly { readonly content?: unknown }[] | null | undefined;
}): Mention[] | null {
  const inText = (outgoing.entities ?? []).flatMap(read);
  if (!inText.every(({ text }) => (outgoing.text ?? '').includes(text))) return null;
  const inCards = (outgoing.attachments ?? []).flatMap(({ content }) => {
    const card = z
      .looseObject({ body: z.unknown(), msteams: z.looseObject({ entities: z.array(z.unknown()) }) })
      .safeParse(content);
    if (!card.success) return [];
    const words = [...textsIn(card.data.body)];
    return card.data.msteams.entities
      .flatMap(read)
      .filter((mention) => words.some((text) => text.includes(mention.text)));
  });
  return [...inText, ...inCards];
}

function read(entity: unknown): Mention[] {
  const found = entitySchema.safeParse(entity);
  return found.success ? [{ text: found.data.text, id: found.data.mentioned.id }] : [];
}

/** The words of TextBlocks and of facts, the only places where a card's mentions count. */
function* textsIn(element: unknown): Generator<string> {
  if (Array.isArray(element)) {
    for (const each of element as unknown[]) yield* textsIn(each);
    return;
  }
  if (typeof element !== 'object' || element === null) return;
  const { type, text, facts, ...rest } = element as Record<string, unknown>;
  if (type === 'TextBlock' && typeof text === 'string') yield text;
  for (const fact of Array.isArray(facts) ? (facts as { value?: unknown }[]) : []) {
    if (typeof fact.value === 'string') yield fact.value;
  }
  for (const each of Object.values(rest)) yield* textsIn(each);
}
