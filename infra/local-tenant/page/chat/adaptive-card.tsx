import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import {
  AdaptiveCard as Card,
  ExecuteAction,
  GlobalRegistry,
  HostConfig,
  OpenUrlAction,
  SerializationContext,
  SubmitAction,
  Versions,
  type Action,
} from 'adaptivecards';
import type { CardAction } from '../control-client.ts';
import { hostConfiguration } from './host-configuration.ts';
import { markdownToHtml } from './markdown.ts';

Card.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

const hostConfig = new HostConfig(hostConfiguration());

interface AdaptiveCardProps {
  content: unknown;
  /** Name of the card for screen readers. */
  label: string;
  /** While an action is under way nothing on the card can be pressed. */
  busy: boolean;
  /** Draw the card as a client does that does not know Action.Execute: with the fallbacks. */
  withoutExecute: boolean;
  onExecute: (action: CardAction) => void;
  onSubmit: (data: unknown) => void;
  onOpenLink: (url: string) => void;
}

/** A card as the `adaptivecards` package draws it. It is drawn again only when its content changes. */
export function AdaptiveCard({ content, label, busy, withoutExecute, ...handlers }: AdaptiveCardProps) {
  const place = useRef<HTMLDivElement>(null);
  const json = useMemo(() => JSON.stringify(content ?? null), [content]);
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const card = new Card();
    card.hostConfig = hostConfig;
    const context = new SerializationContext(Versions.latest);
    if (withoutExecute) {
      GlobalRegistry.populateWithDefaultActions(context.actionRegistry);
      context.actionRegistry.unregister(ExecuteAction.JsonTypeName);
    }
    card.onExecuteAction = (action) => perform(action, current.current);
    card.parse(JSON.parse(json), context);
    const drawn = card.render();
    element.replaceChildren(...(drawn ? [drawn] : []));
    // Links in text go the same way as buttons: they may lead to the tab.
    const follow = (event: MouseEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(anchor instanceof HTMLAnchorElement) || anchor.getAttribute('role') === 'button') return;
      event.preventDefault();
      current.current.onOpenLink(anchor.href);
    };
    element.addEventListener('click', follow);
    return () => {
      element.removeEventListener('click', follow);
      card.releaseDOMResources();
    };
  }, [json, withoutExecute]);

  return <div ref={place} className="card" role="group" aria-label={label} aria-busy={busy} inert={busy} />;
}

function perform(
  action: Action,
  handlers: Pick<AdaptiveCardProps, 'onExecute' | 'onSubmit' | 'onOpenLink'>,
): void {
  if (action instanceof OpenUrlAction) {
    if (action.url !== undefined) handlers.onOpenLink(action.url);
  } else if (action instanceof ExecuteAction) {
    handlers.onExecute({
      type: 'Action.Execute',
      ...(action.verb ? { verb: action.verb } : {}),
      ...(action.id ? { id: action.id } : {}),
      ...(action.title ? { title: action.title } : {}),
      data: action.data ?? {},
    });
  } else if (action instanceof SubmitAction) {
    handlers.onSubmit(action.data ?? {});
  }
}
