import {
  Avatar,
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  Text,
  Textarea,
} from '@fluentui/react-components';
import { AppsAddInRegular, ChatRegular, MoreHorizontalRegular, SendFilled } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { control, type ChatMessage, type Persona } from '../control-client.ts';
import { useMessageExtension } from '../compose/use-message-extension.tsx';
import { Message } from './message.tsx';

interface ChatPaneProps {
  persona: Persona;
  botName: string;
  now: Date;
  onOpenLink: (url: string) => void;
  /** Whether an address is the app's own, so that Teams asks the app for a card of it. */
  isOurs: (url: URL) => boolean;
  /** A message arrived that asks for the person's attention. */
  onNotified: (message: ChatMessage) => void;
}

/** The persona's chat with the bot. */
export function ChatPane({ persona, botName, now, onOpenLink, isOurs, onNotified }: ChatPaneProps) {
  const chat = useQuery({ queryKey: ['chat', persona.id], queryFn: () => control.chat(persona.id) });
  const [withoutExecute, setWithoutExecute] = useState(false);
  const install = useMutation({ mutationFn: () => control.install(persona.id) });
  const uninstall = useMutation({ mutationFn: () => control.uninstall(persona.id) });
  const block = useMutation({ mutationFn: (blocked: boolean) => control.setBlocked(persona.id, blocked) });
  const change = useMutation({
    mutationFn: async (what: () => Promise<unknown>) => {
      await what();
      await chat.refetch();
    },
  });
  const problem = change.error ?? chat.error;
  const messages = chat.data?.messages;
  useNotification(messages, onNotified);

  return (
    <section className="pane chat" aria-labelledby="chat-title">
      <header className="pane-head">
        <Avatar name={botName} size={32} color="brand" shape="square" aria-hidden />
        <h2 id="chat-title" className="pane-title">
          {botName}
        </h2>
        <Badge appearance="outline" color="informative" size="small">
          App
        </Badge>
        <span className="spring" />
        <Menu
          checkedValues={{ client: withoutExecute ? ['older'] : [] }}
          onCheckedValueChange={(_, { checkedItems }) => setWithoutExecute(checkedItems.includes('older'))}
        >
          <MenuTrigger disableButtonEnhancement>
            <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label="More about this chat" />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {chat.data?.installed === true ? (
                <MenuItem onClick={() => change.mutate(() => uninstall.mutateAsync())}>
                  Remove the app
                </MenuItem>
              ) : (
                <MenuItem onClick={() => change.mutate(() => install.mutateAsync())}>Add the app</MenuItem>
              )}
              <MenuItem
                disabled={chat.data?.installed !== true}
                onClick={() => change.mutate(() => block.mutateAsync(chat.data?.blocked !== true))}
              >
                {chat.data?.blocked === true ? 'Unblock the app' : 'Block the app'}
              </MenuItem>
              <MenuItemCheckbox name="client" value="older">
                Behave like an older client (no Action.Execute)
              </MenuItemCheckbox>
            </MenuList>
          </MenuPopover>
        </Menu>
      </header>

      {problem && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem.message}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void chat.refetch()}>
              Try again
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {chat.data?.blocked === true && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{persona.name} has blocked the app. It cannot write here.</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => change.mutate(() => block.mutateAsync(false))}>
              Unblock
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}

      {chat.isPending ? (
        <div className="centre">
          <Spinner label="Opening the chat" />
        </div>
      ) : (
        <Messages
          key={persona.id}
          messages={messages ?? []}
          persona={persona}
          address={chat.data?.address ?? ''}
          botName={botName}
          now={now}
          withoutExecute={withoutExecute}
          onOpenLink={onOpenLink}
        />
      )}

      {chat.data?.installed === false ? (
        <div className="not-installed">
          <Text>{persona.name} does not have the app.</Text>
          <Button
            appearance="primary"
            icon={<AppsAddInRegular />}
            disabled={change.isPending}
            onClick={() => change.mutate(() => install.mutateAsync())}
          >
            {change.isPending ? 'Adding the app' : 'Add the app'}
          </Button>
        </div>
      ) : (
        <Composer
          // The messages beside it have the person's id as their key.
          key={`composer ${persona.id}`}
          persona={persona}
          disabled={chat.data?.blocked !== false}
          isOurs={isOurs}
        />
      )}
    </section>
  );
}

interface MessagesProps {
  messages: readonly ChatMessage[];
  persona: Persona;
  address: string;
  botName: string;
  now: Date;
  withoutExecute: boolean;
  onOpenLink: (url: string) => void;
}

function Messages({ messages, ...rest }: MessagesProps) {
  const end = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.id;
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for a clean-up.
    end.current?.scrollIntoView({ block: 'end' });
  }, [last]);
  return (
    // In the tab order, so that it can be scrolled with the keyboard alone.
    <div className="messages" role="log" aria-label="Messages" tabIndex={0}>
      {messages.length === 0 ? (
        <div className="centre subtle">
          <ChatRegular fontSize={40} aria-hidden />
          <Text>No messages yet.</Text>
        </div>
      ) : (
        <ul className="thread">
          {messages.map((message) => (
            <Message key={message.id} message={message} {...rest} />
          ))}
        </ul>
      )}
      <div ref={end} />
    </div>
  );
}

interface ComposerProps {
  persona: Persona;
  disabled: boolean;
  isOurs: (url: URL) => boolean;
}

function Composer({ persona, disabled, isOurs }: ComposerProps) {
  const [text, setText] = useState('');
  const extension = useMessageExtension({
    place: persona.id,
    compose: (composing) => control.composeInChat(persona.id, composing),
    isOurs,
    disabled,
  });
  const { chosen, clear } = extension;
  const write = useMutation({
    mutationFn: async (words: string) => {
      if (chosen === null) return control.write(persona.id, words);
      await control.postInChat(persona.id, words, chosen.card);
      clear();
      return undefined;
    },
  });
  const problem = write.error?.message ?? write.data?.bot.problem;

  const isEmpty = text.trim() === '' && chosen === null;
  const send = () => {
    const words = text.trim();
    if (isEmpty || disabled) return;
    setText('');
    // What was typed comes back when it could not be handed over at all.
    write.mutate(words, { onError: () => setText((typed) => (typed === '' ? words : typed)) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <div className="composer">
      <div role="status">{problem !== undefined && <span className="outcome error">{problem}</span>}</div>
      {extension.above}
      <div className="composer-row">
        {extension.button}
        <Textarea
          className="composer-text"
          aria-label="Write a message"
          placeholder="Write a message, for example “my actions”"
          resize="none"
          rows={2}
          value={text}
          disabled={disabled}
          onChange={(_, { value }) => setText(value)}
          onKeyDown={onKeyDown}
          onPaste={extension.onPaste}
        />
        <Button
          appearance="primary"
          icon={write.isPending ? <Spinner size="tiny" /> : <SendFilled />}
          aria-label={write.isPending ? 'Waiting for the answer' : 'Send'}
          disabled={disabled || isEmpty}
          onClick={send}
        />
      </div>
    </div>
  );
}

/** Says once of each message that arrives after the chat was opened and asks for attention. */
function useNotification(
  messages: readonly ChatMessage[] | undefined,
  onNotified: (message: ChatMessage) => void,
): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!messages) return;
    const before = known.current;
    known.current = new Set(messages.map((message) => message.id));
    if (!before) return;
    for (const message of messages) {
      if (message.alert === true && !before.has(message.id)) onNotified(message);
    }
  }, [messages, onNotified]);
}
