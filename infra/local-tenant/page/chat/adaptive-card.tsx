import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  AdaptiveCard as Card,
  ExecuteAction,
  GlobalRegistry,
  GlobalSettings,
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

// Actions beyond the sixth go to a menu; the package's default drops them.
GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true;

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
  const [overflow, setOverflow] = useState<{ actions: readonly Action[]; target: HTMLElement } | null>(null);
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
    card.onDisplayOverflowActionMenu = (actions, target) => {
      if (target) {
        target.setAttribute('aria-expanded', 'true');
        setOverflow({ actions, target });
      }
      return true;
    };
    card.parse(JSON.parse(json), context);
    const drawn = card.render();
    element.replaceChildren(...(drawn ? [drawn] : []));
    // The package marks what an action showed or hid as expanded; that belongs on the button alone.
    const marks = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLElement) || !target.hasAttribute('aria-expanded')) continue;
        if (!target.matches('button, a, input, select, [role]')) target.removeAttribute('aria-expanded');
      }
    });
    marks.observe(element, { attributes: true, attributeFilter: ['aria-expanded'], subtree: true });
    // Links in text go the same way as buttons: they may lead to the tab.
    const follow = (event: MouseEvent) => {
      const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(anchor instanceof HTMLAnchorElement) || anchor.getAttribute('role') === 'button') return;
      event.preventDefault();
      current.current.onOpenLink(anchor.href);
    };
    element.addEventListener('click', follow);
    return () => {
      marks.disconnect();
      element.removeEventListener('click', follow);
      card.releaseDOMResources();
      setOverflow(null);
    };
  }, [json, withoutExecute]);

  return (
    <>
      <div ref={place} className="card" role="group" aria-label={label} aria-busy={busy} inert={busy} />
      {overflow && (
        <Menu
          open
          positioning={{ target: overflow.target }}
          onOpenChange={() => {
            overflow.target.setAttribute('aria-expanded', 'false');
            overflow.target.focus();
            setOverflow(null);
          }}
        >
          <MenuPopover>
            <MenuList>
              {overflow.actions.map((action, index) => (
                <MenuItem key={index} disabled={!action.isEnabled} onClick={() => action.execute()}>
                  {action.title}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </>
  );
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
