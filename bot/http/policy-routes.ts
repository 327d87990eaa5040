import { settingsProblemInWords } from '../../shared/domain/settings-problem-in-words.ts';
import type { Said } from '../../shared/domain/language.ts';
import { apiSaid } from './api-words.ts';
import { setImmediate } from 'node:timers/promises';
import { Router } from 'express';
import type { z } from 'zod';
import {
  previewPolicySchema,
  savePolicySchema,
  type PolicyResponse,
} from '../../shared/contracts/reminder-policy.ts';
import { addDays, formatCivilDate } from '../../shared/domain/civil-date.ts';
import { quietDaysOf } from '../../shared/domain/reminder-policy.ts';
import { nextWorkingDay, type HolidayCalendar, type Nation } from '../../shared/domain/working-days.ts';
import { farthestPreviewInDays, holidayWarnings, previewPolicy } from '../register/preview-policy.ts';
import { savePolicy } from '../register/save-policy.ts';
import { ApiError, failures, languageOfRequest, saidBySchema } from './api-failure.ts';
import { openSettings } from './opened-settings.ts';
import type { RegisterRoutesParts } from './register-routes.ts';

export interface PolicyRoutesParts extends RegisterRoutesParts {
  readonly holidays: (nation: Nation) => HolidayCalendar;
}

const notForOthers = {
  status: 403,
  code: 'no access',
  userMessage: apiSaid((words) => words.managersChange),
} as const;

/** Reading, previewing and saving the reminder policy, to be mounted under /api. See shared/contracts/reminder-policy.ts. */
export function policyRoutes(parts: PolicyRoutesParts): Router {
  const router = Router();

  router.get('/boards/:board/policy', async (request, response) => {
    const { configuration, mayManage, today } = await openSettings(parts, request);
    const { reminderPolicy } = configuration;
    const holidays = parts.holidays(reminderPolicy.nation);
    const body: PolicyResponse = {
      policy: reminderPolicy,
      version: configuration.policyVersion,
      newest: configuration.newestPolicyRow,
      versions: [...configuration.policyVersions],
      first: configuration.firstPolicy,
      mayEdit: mayManage,
      timeZone: configuration.settings.timeZone,
      previewOn: nextWorkingDay(addDays(today, 1), { holidays, quietDays: quietDaysOf(reminderPolicy) }),
      warnings: [
        ...configuration.policyProblems.map((problem) =>
          settingsProblemInWords(problem, languageOfRequest(request)),
        ),
        ...holidayWarnings(today, reminderPolicy, holidays, languageOfRequest(request)),
      ],
    };
    response.json(body);
  });

  router.post('/boards/:board/policy', async (request, response) => {
    const { board, person, settingsParts, mayManage } = await openSettings(parts, request);
    if (!mayManage) throw new ApiError(notForOthers);
    const wanted = parsePolicy(savePolicySchema, request.body);
    const { oid, name } = person;
    const outcome = await savePolicy({ ...settingsParts, now: parts.now() }, wanted, { oid, name });
    if (outcome.outcome === 'saved') board.mirror.nudge();
    response.json(outcome);
  });

  router.post('/boards/:board/policy/preview', async (request, response) => {
    const { snapshot, mayManage, today } = await openSettings(parts, request);
    if (!mayManage) throw new ApiError(notForOthers);
    const { policy, on } = parsePolicy(previewPolicySchema, request.body);
    const last = addDays(today, farthestPreviewInDays);
    if (on < today || on > last) {
      throw new ApiError({
        ...failures.unreadable,
        userMessage: apiSaid((words, language) =>
          words.chooseDay(formatCivilDate(today, language), formatCivilDate(last, language)),
        ),
      });
    }
    const pause = () => setImmediate();
    const language = languageOfRequest(request);
    response.json(
      await previewPolicy({ snapshot, policy, on, today, holidays: parts.holidays, language, pause }),
    );
  });
  return router;
}

/** The parsed body, or every sentence of the schema's that says what is wrong with the policy. */
function parsePolicy<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.flatMap((issue): Said[] | Said => {
    if (issue.path[0] !== 'policy') return [];
    if (issue.code === 'unrecognized_keys') return [apiSaid((words) => words.unknownPart)];
    return saidBySchema(issue) ?? [];
  });
  throw new ApiError({
    ...failures.unreadable,
    userMessage:
      sentences.length === 0
        ? failures.unreadable.userMessage
        : apiSaid((words, language) =>
            words.policyNotSaved(
              [...new Set(sentences.map((sentence) => sentence[language]))].slice(0, 5).join(' '),
            ),
          ),
  });
}
