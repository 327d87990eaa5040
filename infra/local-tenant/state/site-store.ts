import { randomUUID } from 'node:crypto';
import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { TenantClock } from '../clock.ts';
import type { DirectoryIndex, DirectorySite } from '../directory.ts';
import type { Switches } from '../switches.ts';
import { GraphProblem, invalidRequest, itemNotFound } from './graph-problem.ts';
import { stableGuid } from './identifiers.ts';
import { ListStore, type ListProperties, type ListSurroundings } from './list-store.ts';
import { SiteFiles } from './site-files.ts';
import { ensureSiteUser, siteUserColumns } from './site-users.ts';
import type { Actor } from './stored-item.ts';

export type SiteRole = 'read' | 'write' | 'owner' | 'fullcontrol';

/** An application's grant on one site. */
export interface SiteGrant {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  roles: readonly SiteRole[];
}

/** What a client may say about a new list. */
export interface NewList {
  readonly displayName: string;
  readonly description: string;
  readonly template: string;
  readonly hidden: boolean;
  readonly columns: readonly ColumnDefinition[];
}

const TEMPLATES: ReadonlySet<string> = new Set([
  'genericList',
  'documentLibrary',
  'links',
  'tasks',
  'events',
  'survey',
]);

/** One site: its lists, its users as SharePoint numbers them, its files, and which applications may touch it. */
export class SiteStore {
  /** `host,siteCollectionGuid,webGuid`. */
  readonly id: string;
  readonly collectionGuid: string;
  readonly webGuid: string;
  readonly webUrl: string;
  readonly entry: DirectorySite;
  readonly files: SiteFiles;
  /** Regional setting of the site: an IANA name. An owner may change it; rows keep what was written before. */
  timeZone: string;
  /** An owner may delete the library a site came with. */
  hasLibrary = true;
  private lists: ListStore[] = [];
  private grantList: SiteGrant[] = [];
  private readonly directory: DirectoryIndex;
  private readonly clock: TenantClock;
  private readonly changed: () => void;
  private readonly around: ListSurroundings;

  constructor(
    entry: DirectorySite,
    directory: DirectoryIndex,
    clock: TenantClock,
    switches: Switches,
    changed: () => void,
  ) {
    this.entry = entry;
    this.directory = directory;
    this.clock = clock;
    this.changed = changed;
    this.collectionGuid = stableGuid(directory.data.tenantId, entry.path, 'site');
    this.webGuid = stableGuid(directory.data.tenantId, entry.path, 'web');
    this.id = `${directory.sharePointHost},${this.collectionGuid},${this.webGuid}`;
    this.webUrl = `https://${directory.sharePointHost}${entry.path}`;
    this.files = new SiteFiles(stableGuid(directory.data.tenantId, entry.path, 'drive'), clock, changed);
    this.timeZone = entry.timeZone;
    const timeZone = (): string => this.timeZone;
    this.around = {
      get timeZone() {
        return timeZone();
      },
      switches,
      now: () => clock.now(),
      changed,
      rowExists: (column, rowId) => this.rowExists(column.lookup?.listId ?? undefined, rowId),
    };
    this.clear();
  }

  /** Back to how a new site is: its people, and nothing else. */
  clear(): void {
    this.lists = [this.newUserList()];
    this.grantList = [];
    this.files.clear();
    this.ensureMembers();
    this.changed();
  }

  /** All lists, system lists included, oldest first. */
  allLists(): readonly ListStore[] {
    return this.lists;
  }

  /** A list by id, or by its display name as Graph also takes. Throws itemNotFound. */
  list(idOrName: string): ListStore {
    const wanted = idOrName.toLowerCase();
    const list = this.lists.find(
      ({ properties }) =>
        properties.id === wanted ||
        properties.displayName.toLowerCase() === wanted ||
        properties.name.toLowerCase() === wanted,
    );
    if (!list) throw itemNotFound();
    return list;
  }

  get userList(): ListStore {
    return this.list('users');
  }

  addList(posted: NewList, by: Actor): ListStore {
    if (!TEMPLATES.has(posted.template))
      throw invalidRequest('One of the provided arguments is not acceptable.');
    const taken = this.lists.some(
      ({ properties }) => properties.displayName.toLowerCase() === posted.displayName.toLowerCase(),
    );
    if (taken) throw new GraphProblem(409, 'nameAlreadyExists', 'Name already exists');
    const list = new ListStore(
      this.propertiesOf({
        id: randomUUID(),
        name: posted.displayName.replaceAll(/[^\p{L}\p{N} _-]/gu, ''),
        displayName: posted.displayName,
        description: posted.description,
        template: posted.template,
        hidden: posted.hidden,
        system: false,
        createdBy: by,
      }),
      this.around,
    );
    for (const column of posted.columns) list.addColumn(column);
    if (posted.template === 'documentLibrary') this.hasLibrary = true;
    this.lists.push(list);
    this.changed();
    return list;
  }

  removeList(list: ListStore): void {
    if (list.properties.system) throw new GraphProblem(403, 'accessDenied', 'Access denied');
    this.lists = this.lists.filter((one) => one !== list);
    this.changed();
  }

  /** Row id of an account in the User Information List; the account is added when it is new to the site. */
  siteUserId(actor: Actor): number {
    const { items } = this.userList;
    const before = items.size;
    const id = ensureSiteUser(items, actor, this.directory, this.clock.now());
    if (items.size > before) this.changed();
    return id;
  }

  grants(): readonly SiteGrant[] {
    return this.grantList;
  }

  grantOf(appId: string): SiteGrant | undefined {
    return this.grantList.find((grant) => grant.appId.toLowerCase() === appId.toLowerCase());
  }

  /** Grants roles to an application; a second grant for the same application replaces its roles. */
  grant(appId: string, displayName: string, roles: readonly SiteRole[]): SiteGrant {
    const before = this.grantOf(appId);
    if (before) before.roles = roles;
    const grant = before ?? { id: grantId(appId, this.collectionGuid), appId, displayName, roles };
    if (!before) this.grantList.push(grant);
    this.changed();
    return grant;
  }

  revoke(id: string): void {
    if (!this.grantList.some((grant) => grant.id === id)) throw itemNotFound();
    this.grantList = this.grantList.filter((grant) => grant.id !== id);
    this.changed();
  }

  save(): unknown {
    return {
      lists: this.lists.map((list) => list.save()),
      grants: this.grantList,
      files: this.files.save(),
    };
  }

  load(saved: unknown): void {
    const state = saved as { lists: unknown[]; grants: SiteGrant[]; files: unknown };
    this.lists = state.lists.map((list) => ListStore.load(list, this.around));
    this.userList.items.setIndexed('Name', true);
    this.grantList = state.grants;
    this.files.load(state.files);
    this.ensureMembers();
  }

  private newUserList(): ListStore {
    const list = new ListStore(
      this.propertiesOf({
        id: stableGuid(this.directory.data.tenantId, this.entry.path, 'users'),
        name: 'users',
        displayName: 'User Information List',
        description: 'All people.',
        template: 'userInformation',
        hidden: true,
        system: true,
        createdBy: { kind: 'application', id: 'SharePoint' },
      }),
      this.around,
      siteUserColumns(),
    );
    // Only to find rows here; the column itself says it has no index, so filters on it need the Prefer header.
    list.items.setIndexed('Name', true);
    return list;
  }

  private ensureMembers(): void {
    const { owners, members, visitors } = this.entry.members;
    for (const id of [...owners, ...members, ...visitors]) {
      if (this.directory.user(id)) this.siteUserId({ kind: 'user', id });
    }
  }

  private rowExists(listId: string | undefined, rowId: number): boolean {
    const list =
      listId === undefined
        ? this.userList
        : this.lists.find((one) => one.properties.id === listId.toLowerCase());
    return list?.items.get(rowId) !== undefined;
  }

  private propertiesOf(known: Omit<ListProperties, 'createdAt' | 'modifiedAt' | 'version'>): ListProperties {
    const now = `${this.clock.now().toISOString().slice(0, 19)}Z`;
    return { ...known, createdAt: now, modifiedAt: now, version: 1 };
  }
}

const grantId = (appId: string, siteGuid: string): string =>
  Buffer.from(`i:0i.t|ms.sp.ext|${appId}@${siteGuid}`).toString('base64url');
