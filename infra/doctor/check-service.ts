import type { Configuration } from '../../bot/configuration.ts';
import { inOrder, wrong, type Finding } from './finding.ts';

/** The service as Teams and people reach it, at its public address. */
export async function checkService({ publicUrl, bot }: Configuration): Promise<Finding[]> {
  const ready = await ask(`${publicUrl}/health/ready`);
  if (ready === null) {
    const how = `Nothing answers at ${publicUrl}.`;
    const fix =
      'Start the service; check PUBLIC_URL, its DNS name and certificate, and that the way in is open. Then compare with “Messaging endpoint” on the Azure Bot’s Configuration page.';
    return [wrong('service', 'broken', how, fix), wrong('bot endpoint', 'broken', how, fix)];
  }
  return [
    ready.status === 200
      ? inOrder('service', `${publicUrl} answers and is ready.`)
      : wrong(
          'service',
          'broken',
          `${publicUrl} answers ${ready.status} and is not ready.`,
          'Look at the service’s own log: most often it has no token (its settings differ from those here).',
        ),
    await checkBot(publicUrl, bot.appId),
    await checkTab(publicUrl),
  ];
}

async function checkBot(publicUrl: string, botAppId: string): Promise<Finding> {
  const address = `${publicUrl}/api/messages`;
  const answer = await ask(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/teams/',
      id: 'doctor',
      from: { id: 'doctor' },
      recipient: { id: botAppId },
      conversation: { id: 'doctor' },
    }),
  });
  if (answer?.status === 401 || answer?.status === 403)
    return inOrder(
      'bot endpoint',
      `${address} answers, and refuses whoever is not Teams (${answer.status}).`,
    );
  if (answer !== null && answer.status < 300)
    return wrong(
      'bot endpoint',
      'broken',
      `${address} takes messages from anybody (${answer.status}).`,
      'Set BOT_APP_ID, so that only the Bot Connector is listened to.',
    );
  return wrong(
    'bot endpoint',
    'broken',
    `${address} ${answer === null ? 'does not answer' : `answers ${answer.status}`}.`,
    'Let the address through to the service unchanged (POST, with its headers), and name it as “Messaging endpoint” on the Azure Bot’s Configuration page.',
  );
}

async function checkTab(publicUrl: string): Promise<Finding> {
  const answer = await ask(`${publicUrl}/tab/`);
  if (answer?.status !== 200)
    return wrong(
      'tab',
      'broken',
      `${publicUrl}/tab/ ${answer === null ? 'does not answer' : `answers ${answer.status}`}.`,
      'Build the tab with the service (npm run build), and let the address through.',
    );
  const policy = answer.headers.get('content-security-policy') ?? '';
  const isFramed =
    /frame-ancestors[^;]*teams\.microsoft\.com/.test(policy) &&
    answer.headers.get('x-frame-options') === null;
  return isFramed
    ? inOrder('tab', 'The tab answers and lets Teams show it.')
    : wrong(
        'tab',
        'broken',
        'The tab’s page does not let Teams show it in a frame.',
        'Something between people and the service changes its headers: let Content-Security-Policy through and add no X-Frame-Options.',
      );
}

/** One answer, or null when none comes within some seconds. */
async function ask(url: string, init: RequestInit = {}): Promise<Response | null> {
  try {
    return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(15_000) });
  } catch {
    return null;
  }
}
