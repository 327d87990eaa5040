import { Router } from 'express';
import { saveRetentionSchema, type RetentionResponse } from '../../shared/contracts/retention.ts';
import { readRetention } from '../../shared/sharepoint/read-retention.ts';
import { newestReadable, saveRetention } from '../register/save-retention.ts';
import { ApiError, failures } from './api-failure.ts';
import { apiSaid } from './api-words.ts';
import { openSettings } from './opened-settings.ts';
import type { RegisterRoutesParts } from './register-routes.ts';

/** Reading and saving how long a board keeps what, to be mounted under /api. See shared/contracts/retention.ts. */
export function retentionRoutes(parts: RegisterRoutesParts): Router {
  const router = Router();

  router.get('/boards/:board/retention', async (request, response) => {
    const { settingRows, configuration, mayManage } = await openSettings(parts, request);
    const read = readRetention(settingRows);
    const body: RetentionResponse = {
      ...newestReadable(read),
      damaged: read.kind === 'damaged',
      newest: read.newest,
      versions: [...read.versions],
      first: read.first,
      mayEdit: mayManage,
      timeZone: configuration.settings.timeZone,
    };
    response.json(body);
  });

  router.post('/boards/:board/retention', async (request, response) => {
    const { person, settingsParts, mayManage } = await openSettings(parts, request);
    if (!mayManage) {
      const userMessage = apiSaid((words) => words.managersChangeRetention);
      throw new ApiError({ status: 403, code: 'no access', userMessage });
    }
    const wanted = saveRetentionSchema.safeParse(request.body);
    if (!wanted.success) throw new ApiError(failures.unreadable);
    const { oid, name } = person;
    response.json(await saveRetention({ ...settingsParts, now: parts.now() }, wanted.data, { oid, name }));
  });
  return router;
}
