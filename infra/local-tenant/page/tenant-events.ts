import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Reads again what the local tenant says has changed: chats, the clock, the settings. */
export function useTenantEvents(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stream = new EventSource('/_local/events');
    const readState = () => void queries.invalidateQueries({ queryKey: ['state'] });
    // After a lost connection anything may have happened.
    stream.addEventListener('ready', () => void queries.invalidateQueries());
    stream.addEventListener('chat', (event: MessageEvent<string>) => {
      const { userId } = JSON.parse(event.data) as { userId: string | null };
      void queries.invalidateQueries({ queryKey: userId === null ? ['chat'] : ['chat', userId] });
      readState();
    });
    stream.addEventListener('channel', (event: MessageEvent<string>) => {
      const { channelId } = JSON.parse(event.data) as { channelId: string };
      void queries.invalidateQueries({ queryKey: ['channel', channelId] });
    });
    stream.addEventListener('clock', readState);
    stream.addEventListener('settings', readState);
    return () => stream.close();
  }, [queries]);
}
