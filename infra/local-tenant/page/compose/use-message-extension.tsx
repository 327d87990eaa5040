import { Button, Input, Spinner, Text } from '@fluentui/react-components';
import { AppsListRegular, DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import type { BotAnswer, Composing } from '../control-client.ts';
import { readComposeResult, type Offer } from './compose-result.ts';

/** The command as the manifest has it. */
const COMMAND = { id: 'find', title: 'Find an action or risk' };

export interface MessageExtension {
  /** The button that opens the search, for the row of the compose area. */
  readonly button: ReactNode;
  /** The search with its results, and the card that goes with the message; stands above the row. */
  readonly above: ReactNode;
  /** Asks the app about a link that is pasted, as Teams does for the domains of the manifest. */
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly chosen: Offer | null;
  readonly clear: () => void;
}

/**
 * The app's message extension in a compose area: a search whose result goes with the message, and cards for pasted links.
 * @param place tells two compose areas apart.
 */
export function useMessageExtension(parts: {
  readonly place: string;
  readonly compose: (composing: Composing) => Promise<BotAnswer>;
  /** Whether the manifest names the domain of an address. */
  readonly isOurs: (url: URL) => boolean;
  readonly disabled: boolean;
}): MessageExtension {
  const { compose, place } = parts;
  const [isOpen, setIsOpen] = useState(false);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<Offer | null>(null);
  const panelId = useId();
  const search = useQuery({
    queryKey: ['compose', place, words.trim()],
    queryFn: async () =>
      readComposeResult(await compose({ kind: 'search', commandId: COMMAND.id, words: words.trim() })),
    enabled: isOpen,
    gcTime: 0,
  });

  const close = () => {
    setIsOpen(false);
    setWords('');
  };
  const choose = (offer: Offer) => {
    setChosen(offer);
    close();
  };
  const onPaste = (event: ClipboardEvent) => {
    const url = event.clipboardData.getData('text').trim();
    if (!URL.canParse(url) || !parts.isOurs(new URL(url))) return;
    void compose({ kind: 'link', url }).then((answer) => {
      const result = readComposeResult(answer);
      const [offer] = result.kind === 'offers' ? result.offers : [];
      if (offer !== undefined) setChosen(offer);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };

  return {
    chosen,
    clear: () => setChosen(null),
    onPaste,
    button: (
      <Button
        icon={<AppsListRegular />}
        aria-label={COMMAND.title}
        title={COMMAND.title}
        aria-expanded={isOpen}
        aria-controls={panelId}
        disabled={parts.disabled}
        onClick={() => (isOpen ? close() : setIsOpen(true))}
      />
    ),
    above: (
      <>
        <div id={panelId} onKeyDown={onKeyDown}>
          {isOpen && (
            <section className="extension" aria-label={COMMAND.title}>
              <Input
                autoFocus
                aria-label="Reference or words"
                placeholder="Reference or words"
                value={words}
                onChange={(_, { value }) => setWords(value)}
              />
              <div role="status">
                {search.isFetching && <Spinner size="tiny" label="Searching" />}
                {search.error && <span className="outcome error">{search.error.message}</span>}
                {search.data?.kind === 'words' && <Text>{search.data.words}</Text>}
              </div>
              {search.data?.kind === 'offers' && (
                <ul className="offers" aria-label="Results">
                  {search.data.offers.map((offer, index) => (
                    <li key={index}>
                      <button type="button" className="offer" onClick={() => choose(offer)}>
                        <span className="offer-title">{offer.title}</span>
                        <span>{offer.text}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          )}
        </div>
        {chosen && (
          <div className="chosen" role="group" aria-label="Goes with the message">
            <Text>
              Card: <strong>{chosen.title}</strong>
            </Text>
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label="Remove the card"
              onClick={() => setChosen(null)}
            />
          </div>
        )}
      </>
    ),
  };
}
