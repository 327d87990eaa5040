import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type RequestHandler, type Response } from 'express';

export interface TabFilesParts {
  /** Folder of the built tab: index.html and assets/. */
  readonly directory: string;
  readonly publicUrl: string;
  readonly teamsAppId: string;
  readonly teamsHostOrigins: readonly string[];
}

/** The tab's files, to be mounted under /tab. No data in them: who may see the register is checked by the API. */
export function tabFiles(parts: TabFilesParts): Router {
  const router = Router();
  const index = path.join(parts.directory, 'index.html');

  router.get('/host-config.json', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json({
      teamsHostOrigins: parts.teamsHostOrigins,
      teamsAppId: parts.teamsAppId,
      publicUrl: parts.publicUrl,
    });
  });

  router.use('/assets', packedAhead(path.join(parts.directory, 'assets')));
  router.use(
    express.static(parts.directory, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders: (response: Response, file: string) => {
        // Vite puts a digest of the content into the names of assets: they never change.
        const isAsset = path.relative(parts.directory, file).startsWith(`assets${path.sep}`);
        response.set('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );

  // The tab's own addresses ("/tab/risks/…") are all the one page.
  router.get('/{*rest}', (request, response, next) => {
    const isFile = request.path.startsWith('/assets/') || path.basename(request.path).startsWith('.');
    if (isFile || request.accepts('html') === false) {
      next();
      return;
    }
    if (!existsSync(index)) {
      response.status(503).type('text/plain').send('The tab has not been built yet: run “npm run build”.');
      return;
    }
    response.set('Cache-Control', 'no-cache').sendFile(index);
  });
  return router;
}

/** Files the build packed (`tab/vite.config.ts`) go out as they lie there: packing them anew for everybody is most of what a first visit costs. */
function packedAhead(assets: string): RequestHandler {
  return (request, response, next) => {
    response.vary('Accept-Encoding');
    const [, extension] = /^\/[\w.-]+\.(js|css)$/.exec(request.path) ?? [];
    const isPacked = extension !== undefined && existsSync(path.join(assets, `${request.path}.br`));
    if (isPacked && request.acceptsEncodings('br') !== false) {
      response.type(extension).set('Content-Encoding', 'br');
      request.url = `${request.path}.br`;
    }
    next();
  };
}
