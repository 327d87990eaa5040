import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import express from 'express';

export interface RunningTab {
  /** Ends with a slash. */
  readonly url: string;
  stop(): Promise<void>;
}

const teamsLibrary = createRequire(__filename).resolve('@microsoft/teams-js');

/** Two pages on the real teams-js, from an origin of their own: a tab that shows what it learns, and a configuration page. */
export async function runTinyTab(hostOrigin: string): Promise<RunningTab> {
  const app = express();
  app.get('/teams.js', (_request, response) => response.sendFile(teamsLibrary));
  app.get('/', (_request, response) => void response.type('html').send(tabPage(hostOrigin)));
  app.get(
    '/configure',
    (_request, response) => void response.type('html').send(configurationPage(hostOrigin)),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function page(title: string, body: string, script: string): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${title}</title>
    <style>body{font-family:sans-serif;margin:16px;color-scheme:light dark}</style></head>
    <body><main><h1>${title}</h1>${body}</main><script src="/teams.js"></script><script>${script}</script></body></html>`;
}

function tabPage(hostOrigin: string): string {
  const body = `<dl id="facts"></dl>
    <button id="share">Share</button> <button id="open">Open the other page</button>
    <button id="stage">Share to stage</button> <button id="odd">Ask for something odd</button>`;
  const script = `
    const facts = document.getElementById('facts');
    const tell = (name, value) => {
      let place = document.getElementById(name);
      if (!place) {
        const term = document.createElement('dt');
        term.textContent = name;
        place = document.createElement('dd');
        place.id = name;
        facts.append(term, place);
      }
      place.textContent = String(value);
    };
    const click = (id, action) => document.getElementById(id).addEventListener('click', () =>
      Promise.resolve().then(action).catch((problem) => tell('problem', problem.message ?? problem.errorCode ?? problem)));
    const { app, authentication, pages, meeting } = microsoftTeams;
    (async () => {
      await app.initialize([${JSON.stringify(hostOrigin)}]);
      app.notifyAppLoaded();
      app.registerOnThemeChangeHandler((theme) => tell('theme', theme));
      const context = await app.getContext();
      tell('theme', context.app.theme);
      tell('locale', context.app.locale);
      tell('user', context.user.id);
      tell('tenant', context.user.tenant.id);
      tell('page', context.page.id);
      tell('subPage', context.page.subPageId ?? '');
      tell('frame', context.page.frameContext);
      tell('team', context.team?.displayName ?? '');
      tell('site', context.sharePointSite?.teamSiteUrl ?? '');
      const token = await authentication.getAuthToken();
      tell('tokenFor', JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).oid);
      app.notifySuccess();
      click('share', () => pages.shareDeepLink({ subPageId: 'risk-7', subPageLabel: 'Risk 7' }));
      click('open', () => app.openLink('https://teams.microsoft.com/l/entity/55555555-eeee-4eee-8eee-000000000001/register?context=' + encodeURIComponent(JSON.stringify({ subEntityId: 'risk-9' }))));
      click('stage', () => new Promise((resolve, reject) => meeting.shareAppContentToStage((error, result) => error ? reject(error) : resolve(tell('stage', result)), location.href, {})));
      click('odd', () => pages.navigateCrossDomain('https://elsewhere.example'));
      tell('ready', 'yes');
    })().catch((problem) => { tell('problem', problem.message ?? problem); app.notifyFailure({ reason: 'Other', message: 'It failed.' }); });
  `;
  return page('A tiny tab', body, script);
}

function configurationPage(hostOrigin: string): string {
  const body = `<label><input type="checkbox" id="agree"> Use the children’s board</label>`;
  const script = `
    const { app, pages } = microsoftTeams;
    (async () => {
      await app.initialize([${JSON.stringify(hostOrigin)}]);
      app.notifyAppLoaded();
      pages.config.registerOnSaveHandler(async (event) => {
        await pages.config.setConfig({
          suggestedDisplayName: 'Children’s register',
          entityId: 'children',
          contentUrl: location.origin + '/?board=children',
          websiteUrl: location.origin + '/?board=children',
        });
        event.notifySuccess();
      });
      document.getElementById('agree').addEventListener('change', (event) => pages.config.setValidityState(event.target.checked));
      app.notifySuccess();
    })();
  `;
  return page('Configure the tiny tab', body, script);
}
