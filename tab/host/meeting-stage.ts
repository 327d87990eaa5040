import { meeting } from '@microsoft/teams-js';
import type { Language } from '../../shared/domain/language.ts';
import { inLanguages } from '../../shared/domain/language.ts';

const words = inLanguages({
  en: {
    notHere:
      'Teams shows a stage only in a meeting’s side panel on desktop and web. Open the register there, or share your screen.',
    notAllowed:
      'This meeting does not let the app share to its stage: the organiser or your IT administrator has to allow it. Share your screen meanwhile.',
    failed:
      'Teams did not share to the stage. Only presenters of the meeting can; try once more, or share your screen.',
  },
  cy: {
    notHere:
      'Dim ond ym mhanel ochr cyfarfod, ar y bwrdd gwaith a’r we, y mae Teams yn dangos llwyfan. Agorwch y gofrestr yno, neu rhannwch eich sgrin.',
    notAllowed:
      'Nid yw’r cyfarfod hwn yn gadael i’r ap rannu i’w lwyfan: rhaid i’r trefnydd neu eich gweinyddwr TG ganiatáu hynny. Rhannwch eich sgrin yn y cyfamser.',
    failed:
      'Ni rannodd Teams i’r llwyfan. Dim ond cyflwynwyr y cyfarfod all wneud hynny; rhowch gynnig arall arni, neu rhannwch eich sgrin.',
  },
});

/** Puts a page of the tab on everybody's stage. Answers why it is not there, in the person's language, or null when it is. */
export async function shareToStage(url: string, language: Language): Promise<string | null> {
  const w = words(language);
  const allowed = await answered<meeting.IAppContentStageSharingCapabilities>((done) =>
    meeting.getAppContentStageSharingCapabilities(done),
  );
  if (allowed === null) return w.notHere;
  if (!allowed.doesAppHaveSharePermission) return w.notAllowed;
  const shared = await answered<boolean>((done) => meeting.shareAppContentToStage(done, url));
  return shared === true ? null : w.failed;
}

/** What a call of teams-js tells its callback; null when it failed, or was made where Teams does not offer it. */
function answered<Result>(
  ask: (done: (error: unknown, result: Result | null) => void) => void,
): Promise<Result | null> {
  return new Promise((resolve) => {
    try {
      ask((error, result) => resolve(error === null || error === undefined ? result : null));
    } catch {
      resolve(null);
    }
  });
}
