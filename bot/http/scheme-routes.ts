import { Router } from 'express';
import { decideSchemeSchema, type SchemesResponse } from '../../shared/contracts/scoring-schemes.ts';
import { nextVersions, saveSchemeDecision } from '../register/decide-scheme.ts';
import { ApiError, failures } from './api-failure.ts';
import { openSettings } from './opened-settings.ts';
import type { RegisterRoutesParts } from './register-routes.ts';

const notForOthers = {
  status: 403,
  code: 'no access',
  userMessage: 'Only the managers of this board change how it scores. Ask one of them.',
} as const;

/** Reading and deciding how a board scores, to be mounted under /api. See shared/contracts/scoring-schemes.ts. */
export function schemeRoutes(parts: RegisterRoutesParts): Router {
  const router = Router();

  router.get('/boards/:board/schemes', async (request, response) => {
    const { configuration, snapshot, mayManage } = await openSettings(parts, request);
    const body: SchemesResponse = {
      schemes: configuration.schemes,
      inUse: configuration.settings.scheme,
      first: configuration.firstScheme,
      changes: [...configuration.schemeChanges],
      newest: configuration.newestSchemeChange,
      nextVersions: nextVersions(configuration, snapshot.risks),
      mayEdit: mayManage,
      timeZone: configuration.settings.timeZone,
      warnings: [...configuration.schemeProblems],
    };
    response.json(body);
  });

  router.post('/boards/:board/schemes', async (request, response) => {
    const { board, person, snapshot, settingsParts, mayManage } = await openSettings(parts, request);
    if (!mayManage) throw new ApiError(notForOthers);
    const { oid, name } = person;
    const outcome = await saveSchemeDecision(
      { ...settingsParts, now: parts.now(), risks: snapshot.risks },
      parseDecision(request.body),
      { oid, name },
    );
    if (outcome.outcome === 'saved') board.mirror.nudge();
    response.json(outcome);
  });
  return router;
}

/** The parsed body, or the schema's sentences about what is wrong with the scheme. */
function parseDecision(body: unknown) {
  const parsed = decideSchemeSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.flatMap(({ code, path, message }) =>
    code === 'custom' && path[0] === 'scheme' ? [message] : [],
  );
  const reason = parsed.error.issues.some(({ path }) => path[0] === 'why')
    ? ['Say in a sentence of at most 1,000 characters why the scheme changes.']
    : [];
  const said = [...new Set([...sentences, ...reason])].slice(0, 5).join(' ');
  throw new ApiError({
    ...failures.unreadable,
    userMessage: said === '' ? failures.unreadable.userMessage : `This scheme cannot be saved. ${said}`,
  });
}
