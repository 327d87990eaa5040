import {
  Avatar,
  Badge,
  Button,
  MessageBar,
  MessageBarBody,
  Spinner,
  Text,
  Textarea,
} from '@fluentui/react-components';
import { AppsAddInRegular, ChatRegular, MentionRegular, SendFilled } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { AdaptiveCard } from '../chat/adaptive-card.tsx';
import { answerInWords } from '../chat/bot-answer.ts';
import { useMessageExtension } from '../compose/use-message-extension.tsx';
import { control, type CardAction, type ChannelMessage, type Persona, type Team } from '../control-client.ts';
import { messageTime } from '../tenant-time.ts';

interface ChannelPaneProps {
  team: Team;
  persona: Persona;
  botName: string;
  now: Date;
  onOpenLink: (url: string) => void;
  /** Whether an address is the app's own, so that Teams asks the app for a card of it. */
  isOurs: (url: URL) => boolean;
  /** Back to the persona's own chat. */
  onLeave: () => void;
}

/** The first channel of a team, as the persona sees it: everybody's messages, and those of the app. */
export function ChannelPane({ team, persona, botName, now, onOpenLink, isOurs, onLeave }: ChannelPaneProps) {
  const { channelId } = team;
  const channel = useQuery({
    queryKey: ['channel', channelId, persona.id],
    queryFn: () => control.channel(channelId, persona.id),
  });
  const change = useMutation({
    mutationFn: (what: 'install' | 'uninstall') => control.changeChannel(channelId, what, persona.id),
    onSettled: () => void channel.refetch(),
  });
  const problem = change.error ?? channel.error;
  const messages = channel.data?.messages ?? [];
  const last = messages.at(-1)?.id;
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [last]);

  return (
    <section className="pane chat" aria-labelledby="channel-title">
      <header className="pane-head">
        <Avatar name={team.displayName} size={32} shape="square" color="colorful" aria-hidden />
        <h2 id="channel-title" className="pane-title">
          General, {team.displayName}
        </h2>
        <span className="spring" />
        {channel.data?.installed === true && (
          <Button size="small" appearance="subtle" onClick={() => change.mutate('uninstall')}>
            Remove the app
          </Button>
        )}
        <Button size="small" icon={<ChatRegular />} onClick={onLeave}>
          Own chat
        </Button>
      </header>
      {problem && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem.message}</MessageBarBody>
        </MessageBar>
      )}
      <div className="messages" role="log" aria-label="Messages of the channel" tabIndex={0}>
        {channel.isPending ? (
          <Spinner label="Opening the channel" />
        ) : messages.length === 0 ? (
          <div className="centre subtle">
            <Text>No messages yet.</Text>
          </div>
        ) : (
          <ul className="thread">
            {messages.map((message) => (
              <ChannelPost
                key={message.id}
                message={message}
                channelId={channelId}
                persona={persona}
                now={now}
                onOpenLink={onOpenLink}
              />
            ))}
          </ul>
        )}
        <div ref={end} />
      </div>
      {channel.data?.installed === false ? (
        <div className="not-installed">
          <Text>This team does not have the app.</Text>
          <Button
            appearance="primary"
            icon={<AppsAddInRegular />}
            disabled={change.isPending}
            onClick={() => change.mutate('install')}
          >
            Add the app to this team
          </Button>
        </div>
      ) : (
        <Composer
          key={`${channelId} ${persona.id}`}
          channelId={channelId}
          persona={persona}
          botName={botName}
          isOurs={isOurs}
        />
      )}
    </section>
  );
}

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

function ChannelPost({
  message,
  channelId,
  persona,
  now,
  onOpenLink,
}: {
  message: ChannelMessage;
  channelId: string;
  persona: Persona;
  now: Date;
  onOpenLink: (url: string) => void;
}) {
  const press = useMutation({
    mutationFn: (action: CardAction) => control.executeInChannel(channelId, persona.id, message.id, action),
  });
  const outcome = press.error
    ? { kind: 'error' as const, text: press.error.message }
    : press.data === undefined
      ? null
      : answerInWords(press.data);
  const isBot = message.from === 'bot';
  const at = messageTime(new Date(message.at), now);
  return (
    <li
      className={message.threadId === undefined ? 'message' : 'message reply'}
      aria-label={`${message.sender}, ${at}`}
    >
      <Avatar
        name={message.sender}
        size={32}
        color={isBot ? 'brand' : 'colorful'}
        shape={isBot ? 'square' : 'circular'}
        aria-hidden
      />
      <div className="message-body">
        <div className="message-head">
          <Text size={200} weight="semibold">
            {message.sender}
          </Text>
          <Text size={200} className="subtle">
            {at}
          </Text>
          {message.mentions?.map(({ text }) => (
            <Badge key={text} size="small" appearance="tint" color="brand">
              Mentions {bare(text)}
            </Badge>
          ))}
        </div>
        {message.text !== undefined && <div className="message-text typed">{bare(message.text)}</div>}
        {message.attachments?.map((attachment, index) =>
          attachment.contentType === ADAPTIVE_CARD ? (
            <div key={index} className="card-frame">
              <AdaptiveCard
                content={withMentions(attachment.content, message.mentions ?? [])}
                label={message.summary ?? `Card from ${message.sender}`}
                busy={press.isPending}
                withoutExecute={false}
                onExecute={(action) => press.mutate(action)}
                onSubmit={() => undefined}
                onOpenLink={onOpenLink}
              />
            </div>
          ) : null,
        )}
        <div role="status">
          {outcome && (
            <span className={outcome.kind === 'error' ? 'outcome error' : 'outcome'}>{outcome.text}</span>
          )}
        </div>
      </div>
    </li>
  );
}

/** Teams shows a name that it knows in the place of the tag, and the tag itself where it does not. */
function withMentions(content: unknown, mentions: readonly { text: string }[]): unknown {
  if (mentions.length === 0) return content;
  return JSON.parse(
    JSON.stringify(content, (key, value: unknown) =>
      key === 'text' && typeof value === 'string'
        ? mentions.reduce((words, { text }) => words.replaceAll(text, `**${bare(text)}**`), value)
        : value,
    ),
  ) as unknown;
}

function bare(text: string): string {
  return text.replaceAll(/<\/?at>/g, '');
}

interface ComposerProps {
  channelId: string;
  persona: Persona;
  botName: string;
  isOurs: (url: URL) => boolean;
}

function Composer({ channelId, persona, botName, isOurs }: ComposerProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const extension = useMessageExtension({
    place: `${channelId} ${persona.id}`,
    compose: (composing) => control.composeInChannel(channelId, persona.id, composing),
    isOurs,
    disabled: false,
  });
  const { chosen, clear } = extension;
  const write = useMutation({
    mutationFn: async (words: string) => {
      if (chosen === null) return control.writeInChannel(channelId, persona.id, words);
      await control.postInChannel(channelId, persona.id, words, chosen.card);
      clear();
      return undefined;
    },
  });
  const problem = write.error?.message ?? write.data?.bot?.problem;
  const isEmpty = text.trim() === '' && chosen === null;
  const send = () => {
    const words = text.trim();
    if (isEmpty) return;
    setText('');
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
        <Button
          icon={<MentionRegular />}
          aria-label={`Mention ${botName}`}
          title={`Mention ${botName}: it hears nothing else`}
          onClick={() => {
            setText((typed) => (typed.includes(`@${botName}`) ? typed : `@${botName} ${typed}`));
            field.current?.focus();
          }}
        />
        <Textarea
          className="composer-text"
          aria-label={`Write in the channel as ${persona.name}`}
          placeholder={`Write as ${persona.name}; the app hears what mentions it`}
          resize="none"
          rows={2}
          value={text}
          textarea={{ ref: field }}
          onChange={(_, { value }) => setText(value)}
          onKeyDown={onKeyDown}
          onPaste={extension.onPaste}
        />
        <Button
          appearance="primary"
          icon={write.isPending ? <Spinner size="tiny" /> : <SendFilled />}
          aria-label={write.isPending ? 'Waiting for the answer' : 'Send'}
          disabled={isEmpty}
          onClick={send}
        />
      </div>
    </div>
  );
}
