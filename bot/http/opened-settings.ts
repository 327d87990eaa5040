import type { Request } from 'express';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import { isBoardManager } from '../../shared/domain/standing.ts';
import { readSettings } from '../../shared/sharepoint/read-settings.ts';
import { readSettingRows, type SettingsParts } from '../register/board-settings.ts';
import { boardOf, type RegisterRoutesParts } from './register-routes.ts';
import { personOf } from './request-log.ts';

/** The board as it is now and what the person may decide there. Reading Settings as them is what lets them in. */
export async function openSettings(parts: RegisterRoutesParts, request: Request) {
  const board = boardOf(request, parts.boards);
  const person = personOf(request);
  const snapshot = await board.mirror.refresh();
  const settingsParts: SettingsParts = {
    graph: parts.graphFor(person),
    place: snapshot.place,
    site: snapshot.configuration.settings,
  };
  const settingRows = await readSettingRows(settingsParts);
  const configuration = readSettings(settingRows);
  const { managerKeys, timeZone } = configuration.settings;
  const today = civilDateAt(parts.now(), timeZone);
  const directory = buildDirectory(snapshot.people, snapshot.groups);
  const mayManage = isBoardManager(person.oid, { directory, managerKeys }, today);
  return { board, person, snapshot, settingsParts, settingRows, configuration, mayManage, today };
}
