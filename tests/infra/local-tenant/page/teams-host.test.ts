import { createTeamsHost, type HostHandlers } from '../../../../infra/local-tenant/page/tab/teams-host.ts';
import type { FrameContext } from '../../../../infra/local-tenant/page/tab/tab-context.ts';

function host(frameContext: FrameContext = 'content', more: Partial<HostHandlers> = {}) {
  const sent: Record<string, unknown>[] = [];
  const handlers = {
    context: jest.fn(() => ({ entityId: 'register' })),
    signInToken: jest.fn(() => Promise.resolve({ token: 'a.b.c' })),
    authenticate: jest.fn(() => Promise.reject(new Error('CancelledByUser'))),
    appeared: jest.fn(),
    failed: jest.fn(),
    openLink: jest.fn(),
    shareLink: jest.fn(),
    goTo: jest.fn(),
    validityChanged: jest.fn(),
    configuration: jest.fn(() => null),
    configured: jest.fn(),
    saved: jest.fn(),
    saveFailed: jest.fn(),
    sharingToStage: jest.fn(() => Promise.resolve('allowed' as const)),
    shareToStage: jest.fn(),
    unsupported: jest.fn(),
    ...(more as object),
  } satisfies HostHandlers;
  const speaking = createTeamsHost(frameContext, (message) => sent.push({ ...message }), handlers);
  let id = 0;
  const ask = async (func: string, ...args: unknown[]) => {
    id += 1;
    speaking.receive({ id, uuidAsString: `uuid-${id}`, func, args });
    await Promise.resolve();
    await Promise.resolve();
    return sent.find((message) => message['id'] === id) as
      { uuidAsString: string; args: unknown[] } | undefined;
  };
  return { speaking, sent, handlers, ask };
}

describe('the host side of teams-js', () => {
  it('answers initialize with the frame context and a runtime teams-js can read', async () => {
    const answer = await host('settings').ask('initialize', '2.58.0', 4);
    expect(answer?.uuidAsString).toBe('uuid-1');
    expect(answer?.args.slice(0, 2)).toEqual(['settings', 'web']);
    expect(JSON.parse(answer?.args[2] as string)).toMatchObject({
      apiVersion: 4,
      supports: { pages: { config: {} } },
    });
  });

  it('offers meetings only inside a meeting', async () => {
    const supports = async (frame: FrameContext) =>
      Object.keys(
        (JSON.parse((await host(frame).ask('initialize'))?.args[2] as string) as { supports: object })
          .supports,
      );
    await expect(supports('content')).resolves.not.toContain('meeting');
    await expect(supports('sidePanel')).resolves.toContain('meeting');
  });

  it('shares to the stage where the meeting lets it, and else says why not by its code', async () => {
    const willing = host('sidePanel');
    const wanted = 'https://x.test/meeting';
    expect((await willing.ask('meeting.shareAppContentToStage', wanted))?.args).toEqual([null, true]);
    expect(willing.handlers.shareToStage).toHaveBeenCalledWith(wanted);
    const refusing = host('sidePanel', { sharingToStage: () => Promise.resolve('refused') });
    const answer = await refusing.ask('meeting.shareAppContentToStage', wanted);
    expect(answer?.args).toEqual([expect.objectContaining({ errorCode: 1000 }), null]);
    expect(refusing.handlers.shareToStage).not.toHaveBeenCalled();
  });

  it('hands out a token, with the claims the tab asks for, or the reason against it', async () => {
    const willing = host();
    expect((await willing.ask('authentication.getAuthToken', null, ['{"x":1}'], false))?.args).toEqual([
      true,
      'a.b.c',
    ]);
    expect(willing.handlers.signInToken).toHaveBeenCalledWith('{"x":1}');
    const unwilling = host('content', { signInToken: () => Promise.resolve({ error: 'resourceDisabled' }) });
    expect((await unwilling.ask('authentication.getAuthToken'))?.args).toEqual([false, 'resourceDisabled']);
  });

  it('tells of a theme only those who asked to hear', async () => {
    const { speaking, sent, ask } = host();
    speaking.themeChanged('dark');
    expect(sent).toEqual([]);
    await ask('registerHandler', 'themeChange');
    speaking.themeChanged('dark');
    expect(sent).toEqual([{ func: 'themeChange', args: ['dark'] }]);
  });

  it('carries a configuration through', async () => {
    const { speaking, sent, handlers, ask } = host('settings');
    await ask('settings.setValidityState', true);
    expect(handlers.validityChanged).toHaveBeenCalledWith(true);
    speaking.save();
    expect(sent.at(-1)).toEqual({ func: 'settings.save', args: [{}] });
    expect(
      (await ask('settings.setSettings', { contentUrl: 'https://x.test/', entityId: 'e', other: 1 }))?.args,
    ).toEqual([true]);
    expect(handlers.configured).toHaveBeenCalledWith({ contentUrl: 'https://x.test/', entityId: 'e' });
    expect((await ask('settings.setSettings', { entityId: 'e' }))?.args[0]).toBe(false);
    await ask('settings.save.success');
    expect(handlers.saved).toHaveBeenCalledTimes(1);
    await ask('settings.save.failure', 'No rights');
    expect(handlers.saveFailed).toHaveBeenCalledWith('No rights');
  });

  it('says what it does not do in the shape the caller expects, and notes it', async () => {
    const { handlers, ask } = host('sidePanel');
    expect((await ask('navigateBack'))?.args[0]).toBe(false);
    expect((await ask('meeting.getMeetingDetails'))?.args[0]).toMatchObject({ errorCode: 100 });
    expect(handlers.unsupported).toHaveBeenNthCalledWith(1, 'navigateBack');
    expect(handlers.unsupported).toHaveBeenNthCalledWith(2, 'meeting.getMeetingDetails');
  });

  it('reports a closed sign-in window to the tab', async () => {
    const { ask } = host();
    expect((await ask('authentication.authenticate', 'https://x.test/start', 600, 500))?.args).toEqual([
      false,
      'CancelledByUser',
    ]);
  });

  it.each([[null], ['text'], [{}], [{ id: '1', func: 'getContext' }], [{ id: 1 }]])('ignores %j', (data) => {
    const { speaking, sent } = host();
    speaking.receive(data);
    expect(sent).toEqual([]);
  });
});
