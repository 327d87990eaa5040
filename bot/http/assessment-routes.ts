import { Router } from 'express';
import { assessmentsQuestionSchema, type AssessmentsResponse } from '../../shared/contracts/assessments.ts';
import { readAssessments } from '../register/read-assessments.ts';
import { parseBody } from './api-failure.ts';
import { boardOf, type RegisterRoutesParts } from './register-routes.ts';
import { personOf } from './request-log.ts';

/** Scorings of many risks, to be mounted under /api. See shared/contracts/assessments.ts. */
export function assessmentRoutes(parts: RegisterRoutesParts): Router {
  const router = Router();
  router.get('/boards/:board/assessments', async (request, response) => {
    const board = boardOf(request, parts.boards);
    const { since } = parseBody(assessmentsQuestionSchema, request.query);
    const person = { mirror: board.mirror, graph: parts.graphFor(personOf(request)) };
    const body: AssessmentsResponse = { assessments: await readAssessments(person, since ?? null) };
    response.json(body);
  });
  return router;
}
