import type { GraphPort, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { isObject, objectsIn, textIn } from '../../shared/sharepoint/json.ts';
import { GraphFailure, problemOf } from './graph-errors.ts';

/** What came of putting the app into a person's Teams. */
export type Installation =
  /** It is there now. `chatId` is null where Graph does not say which chat it has with the person. */
  | { readonly kind: 'installed'; readonly chatId: string | null }
  /** Not for this person. */
  | { readonly kind: 'refused'; readonly problem: 'no licence' | 'left' | 'disabled by admin' | 'other' }
  /** The app may not install itself in this organisation, or is not in its catalogue. */
  | { readonly kind: 'not permitted' }
  /** No answer, or one that says "later". */
  | { readonly kind: 'unavailable' };

/** Puts the app into people's Teams, as far as the organisation lets it. Never throws. */
export interface TeamsInstallation {
  install(oid: string): Promise<Installation>;
}

export interface TeamsInstallationParts {
  /** With the app's own identity. */
  readonly graph: GraphPort;
  /** Origin of Graph: the catalogue's entry is named by its whole address. */
  readonly graphUrl: string;
  /** The id in the Teams app manifest. */
  readonly teamsAppId: string;
  /** The id in the organisation's catalogue; null = it is looked up, which needs a permission of its own. */
  readonly catalogueAppId: string | null;
  /** Told once why the app may not install itself; codes only. */
  readonly notPermitted: (why: string) => void;
}

/**
 * Over Graph: needs `TeamsAppInstallation.ReadWriteSelfForUser.All` and, unless the catalogue id is given, `AppCatalog.Read.All`. A
 * tenant that grants neither is asked once in the life of the process.
 */
export function createTeamsInstallation(parts: TeamsInstallationParts): TeamsInstallation {
  const { graph } = parts;
  let catalogueId = parts.catalogueAppId;
  let isPermitted = true;
  /** Until somebody was installed for, or refused alone, one is asked after the other: a tenant that permits none hears one call. */
  let isProven = false;
  let before: Promise<unknown> = Promise.resolve();

  const refuse = (why: string): Installation => {
    if (isPermitted) parts.notPermitted(why);
    isPermitted = false;
    return { kind: 'not permitted' };
  };

  /** The catalogue's id of the app, or what stands in the way. */
  const inCatalogue = async (): Promise<string | Installation> => {
    if (catalogueId !== null) return catalogueId;
    const filter = encodeURIComponent(`externalId eq '${parts.teamsAppId.replaceAll("'", "''")}'`);
    const answer = await graph.send({ method: 'GET', path: `/appCatalogs/teamsApps?$filter=${filter}` });
    const refusal = readRefusal(answer, '');
    if (refusal === 'unavailable') return { kind: 'unavailable' };
    if (refusal !== null) return refuse(`the catalogue cannot be read: ${codesOf(answer)}`);
    const id = textIn(firstOf(answer), 'id');
    if (id === '') return refuse('the app is not in the organisation’s catalogue');
    catalogueId = id;
    return id;
  };

  const chatOf = async (user: string, catalogue: string): Promise<string | null> => {
    const filter = encodeURIComponent(`teamsApp/id eq '${catalogue.replaceAll("'", "''")}'`);
    const found = await graph.send({ method: 'GET', path: `${user}?$expand=teamsApp&$filter=${filter}` });
    const installation = textIn(firstOf(found), 'id');
    if (installation === '') return null;
    const chat = await graph.send({
      method: 'GET',
      path: `${user}/${encodeURIComponent(installation)}/chat`,
    });
    const id = chat.status < 400 ? textIn(chat.body, 'id') : '';
    return id === '' ? null : id;
  };

  const install = async (oid: string): Promise<Installation> => {
    const catalogue = await inCatalogue();
    if (typeof catalogue !== 'string') return catalogue;
    const user = `/users/${encodeURIComponent(oid)}/teamwork/installedApps`;
    const app = `${parts.graphUrl}/v1.0/appCatalogs/teamsApps/${encodeURIComponent(catalogue)}`;
    const answer = await graph.send({
      method: 'POST',
      path: user,
      body: { 'teamsApp@odata.bind': app },
    });
    const refusal = readRefusal(answer, oid);
    isProven ||= refusal !== 'unavailable' && refusal !== 'not permitted';
    switch (refusal) {
      case 'unavailable':
        return { kind: 'unavailable' };
      case 'not permitted':
        return refuse(`installing is refused: ${codesOf(answer)}`);
      case null:
        return { kind: 'installed', chatId: await chatOf(user, catalogue) };
      default:
        return { kind: 'refused', problem: refusal };
    }
  };

  const attempt = async (oid: string): Promise<Installation> => {
    if (!isPermitted) return { kind: 'not permitted' };
    try {
      return await install(oid);
    } catch (error) {
      if (error instanceof GraphFailure) return { kind: 'unavailable' };
      throw error;
    }
  };

  return {
    install: (oid) => {
      if (isProven || !isPermitted) return attempt(oid);
      const mine = before.then(() => attempt(oid));
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}

type Refusal = 'not permitted' | 'unavailable' | 'no licence' | 'left' | 'disabled by admin' | 'other';

/**
 * What a refusal of Teams' part of Graph means; null for a success and for "already installed". Its code is `Forbidden` for a
 * missing permission, a policy of the person's and a missing licence alike: only the sentence tells them apart.
 */
export function readRefusal(answer: GraphResponse, oid: string): Refusal | null {
  if (answer.status < 400 || answer.status === 409) return null;
  const problem = problemOf(answer);
  if (problem?.kind === 'unavailable' || problem?.kind === 'throttled') return 'unavailable';
  const { codes, sentence } = wordsOf(answer.body);
  if (codes.includes('Authorization_RequestDenied')) return 'not permitted';
  switch (answer.status) {
    case 401:
      return 'not permitted';
    case 403:
      if (/missing (?:role|scope) permissions|requires one of/i.test(sentence)) return 'not permitted';
      if (/permission polic|blocked|disabled/i.test(sentence)) return 'disabled by admin';
      return /licen[cs]e/i.test(sentence) ? 'no licence' : 'other';
    case 404: {
      const namesPerson =
        codes.includes('Request_ResourceNotFound') || (oid !== '' && sentence.includes(oid));
      return namesPerson || !/\bapp\b/i.test(sentence) ? 'left' : 'not permitted';
    }
    default:
      return 'other';
  }
}

function codesOf(answer: GraphResponse): string {
  return [`HTTP ${answer.status}`, ...wordsOf(answer.body).codes].join(' ');
}

function wordsOf(body: unknown): { codes: string[]; sentence: string } {
  const codes: string[] = [];
  let sentence = '';
  let level: unknown = isObject(body) ? body['error'] : undefined;
  for (let depth = 0; depth < 4 && isObject(level); depth += 1) {
    if (typeof level['code'] === 'string') codes.push(level['code']);
    if (typeof level['message'] === 'string') sentence += `${level['message']}\n`;
    level = level['innerError'] ?? level['innererror'];
  }
  return { codes, sentence };
}

function firstOf(answer: GraphResponse): unknown {
  return answer.status < 400 ? objectsIn(answer.body)[0] : undefined;
}
