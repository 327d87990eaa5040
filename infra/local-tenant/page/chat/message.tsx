import {
  Avatar,
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Spinner,
  Text,
} from '@fluentui/react-components';
import { ArrowSyncRegular, ErrorCircleRegular, MoreHorizontalRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  control,
  type BotAnswer,
  type CardAction,
  type ChatMessage,
  type Persona,
} from '../control-client.ts';
import { messageTime } from '../tenant-time.ts';
import { AdaptiveCard } from './adaptive-card.tsx';
import { answerInWords } from './bot-answer.ts';
import { markdownToHtml } from './markdown.ts';
import { cardRefresh } from './refresh.ts';

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

interface MessageProps {
  message: ChatMessage;
  persona: Persona;
  /** The address the bot knows the person by. */
  address: string;
  botName: string;
  now: Date;
  withoutExecute: boolean;
  onOpenLink: (url: string) => void;
}

/** One message with its cards; it carries a card's actions to the bot and says how they went. */
export function Message({
  message,
  persona,
  address,
  botName,
  now,
  withoutExecute,
  onOpenLink,
}: MessageProps) {
  const [underWay, setUnderWay] = useState(false);
  const [outcome, setOutcome] = useState<{ kind: 'error' | 'note'; text: string } | null>(null);
  const card = message.attachments?.find((attachment) => attachment.contentType === ADAPTIVE_CARD)?.content;
  const refresh = withoutExecute ? null : cardRefresh(card, address);

  const ask = useCallback(async (question: () => Promise<BotAnswer>, quiet: boolean) => {
    if (!quiet) setUnderWay(true);
    setOutcome(null);
    try {
      setOutcome(answerInWords(await question()));
    } catch (problem) {
      setOutcome({
        kind: 'error',
        text: problem instanceof Error ? problem.message : 'Something went wrong.',
      });
    } finally {
      setUnderWay(false);
    }
  }, []);

  const execute = useCallback(
    (action: CardAction, trigger: 'manual' | 'automatic') =>
      ask(() => control.execute(persona.id, message.id, action, trigger), trigger === 'automatic'),
    [ask, persona.id, message.id],
  );

  // Decided once for each version of the message that the bot wrote: the card that answers may ask again.
  const version = `${message.id} ${message.updatedAt ?? ''}`;
  const decided = useRef('');
  const automatic = refresh?.automatic === true ? JSON.stringify(refresh.action) : null;
  useEffect(() => {
    if (decided.current === version) return;
    decided.current = version;
    if (automatic !== null) void execute(JSON.parse(automatic) as CardAction, 'automatic');
  }, [automatic, version, execute]);

  const mine = message.from === 'user';
  const sender = mine ? persona.name : botName;
  const at = messageTime(new Date(message.at), now);
  return (
    <li className={mine ? 'message mine' : 'message'} aria-label={`${sender}, ${at}`}>
      {!mine && <Avatar name={botName} size={32} color="brand" shape="square" aria-hidden />}
      <div className="message-body">
        <div className="message-head">
          <Text size={200} weight="semibold">
            {mine ? 'You' : sender}
          </Text>
          <Text size={200} className="subtle">
            {at}
            {message.updatedAt === undefined ? '' : ' · edited'}
          </Text>
          {message.alert === true && (
            <Badge size="small" appearance="tint" color="brand">
              Notified
            </Badge>
          )}
          {refresh && (
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <Button
                  appearance="subtle"
                  size="small"
                  icon={<MoreHorizontalRegular />}
                  aria-label={`More for the message of ${at}`}
                />
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  <MenuItem
                    icon={<ArrowSyncRegular />}
                    onClick={() => void execute(refresh.action, 'manual')}
                  >
                    Refresh card
                  </MenuItem>
                </MenuList>
              </MenuPopover>
            </Menu>
          )}
        </div>
        {message.text !== undefined && (
          <MessageText text={message.text} plain={mine} onOpenLink={onOpenLink} />
        )}
        {message.attachments?.map((attachment, index) =>
          attachment.contentType === ADAPTIVE_CARD ? (
            <div key={index} className="card-frame">
              <AdaptiveCard
                content={attachment.content}
                label={message.summary ?? `Card from ${botName}`}
                busy={underWay}
                withoutExecute={withoutExecute}
                onExecute={(action) => void execute(action, 'manual')}
                onSubmit={(data) => void ask(() => control.submit(persona.id, message.id, data), false)}
                onOpenLink={onOpenLink}
              />
              {underWay && <Spinner className="card-wait" size="tiny" label="Sending" />}
            </div>
          ) : (
            <Text key={index} size={200} className="subtle">
              Attachment: {attachment.name ?? attachment.contentType}
            </Text>
          ),
        )}
        <div role="status">
          {outcome && (
            <span className={outcome.kind === 'error' ? 'outcome error' : 'outcome'}>
              {outcome.kind === 'error' && <ErrorCircleRegular aria-hidden />}
              <span>{outcome.text}</span>
            </span>
          )}
        </div>
      </div>
    </li>
  );
}

/** Text with Markdown. What people type is shown as typed. */
function MessageText({
  text,
  plain,
  onOpenLink,
}: {
  text: string;
  plain: boolean;
  onOpenLink: (url: string) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element || plain) return;
    element.innerHTML = markdownToHtml(text);
    const follow = (event: MouseEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(anchor instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      onOpenLink(anchor.href);
    };
    element.addEventListener('click', follow);
    return () => element.removeEventListener('click', follow);
  }, [text, plain, onOpenLink]);
  return plain ? (
    <div className="message-text typed">{text}</div>
  ) : (
    <div ref={place} className="message-text" />
  );
}
