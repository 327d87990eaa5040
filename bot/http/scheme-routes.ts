import { Router } from 'express';
import { z } from 'zod';
import { decideSchemeSchema, type SchemesResponse } from '../../shared/contracts/scoring-schemes.ts';
import { said, type Language } from '../../shared/domain/language.ts';
import { schemeProblemInWords } from '../../shared/domain/scheme-problem-words.ts';
import { findSchemeProblems } from '../../shared/domain/scheme-problems.ts';
import { schemeShape } from '../../shared/domain/scoring-scheme.ts';
import { nextVersions, saveSchemeDecision } from '../register/decide-scheme.ts';
import { schemeDecisionWords } from '../register/scheme-decision-words.ts';
import { ApiError, failures, languageOfRequest } from './api-failure.ts';
import { openSettings } from './opened-settings.ts';
import type { RegisterRoutesParts } from './register-routes.ts';

const schemePartsSchema = z.object({ scheme: schemeShape });

const decisionSaid = (words: (all: ReturnType<typeof schemeDecisionWords>) => string) =>
  said((language) => words(schemeDecisionWords(language)));

const notForOthers = {
  status: 403,
  code: 'no access',
  userMessage: decisionSaid((words) => words.notForOthers),
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
      { ...settingsParts, now: parts.now(), risks: snapshot.risks, language: languageOfRequest(request) },
      parseDecision(request.body),
      { oid, name },
    );
    if (outcome.outcome === 'saved') board.mirror.nudge();
    response.json(outcome);
  });
  return router;
}

/** The parsed body, or what is wrong with the scheme in the schema's own sentences. */
function parseDecision(body: unknown) {
  const parsed = decideSchemeSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const { unreadable } = failures;
  const sentences = said((language) =>
    [...new Set(sentencesOf(body, issues, language))].slice(0, 5).join(' '),
  );
  throw new ApiError(
    sentences.en === ''
      ? unreadable
      : {
          ...unreadable,
          userMessage: said((language) => schemeDecisionWords(language).notSaved(sentences[language])),
        },
  );
}

function sentencesOf(body: unknown, issues: readonly z.core.$ZodIssue[], language: Language): string[] {
  const words = schemeDecisionWords(language);
  const about = (part: string) => issues.filter(({ path }) => path[0] === part);
  const contradictions = about('scheme').filter(({ code, path }) => code === 'custom' && path.length > 1);
  const shape = schemePartsSchema.safeParse(body);
  return [
    ...(contradictions.length > 0 && shape.success
      ? findSchemeProblems(shape.data.scheme).map(({ problem }) => schemeProblemInWords(language)(problem))
      : []),
    ...(about('scheme').some(({ code, path }) => code === 'custom' && path.length === 1) ? [words.name] : []),
    ...(about('why').length > 0 ? [words.why] : []),
  ];
}
