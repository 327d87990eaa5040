import { randomUUID } from 'node:crypto';
import type { TenantClock } from '../clock.ts';
import { GraphProblem, itemNotFound } from './graph-problem.ts';
import type { Actor } from './stored-item.ts';

/** One person's right on a folder that no longer has its parent's (SOURCES.md, A11). */
export interface FileGrant {
  readonly userId: string;
  readonly role: 'read' | 'write' | 'owner';
}

/** A file or folder of the site's library. The path has no leading slash; the root's is empty. */
export interface StoredFile {
  readonly id: string;
  readonly path: string;
  readonly kind: 'file' | 'folder';
  readonly contentType: string;
  /** Base64 of the bytes; empty for a folder. */
  readonly content: string;
  readonly size: number;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: Actor;
  readonly modifiedAt: string;
  readonly modifiedBy: Actor;
  /** Rights of its own; absent = those of its parent. */
  readonly grants?: readonly FileGrant[];
}

/** The default document library of a site. Folders come into being with the first file put into them. */
export class SiteFiles {
  readonly driveId: string;
  private readonly byPath = new Map<string, StoredFile>();
  private readonly clock: TenantClock;
  private readonly changed: () => void;

  constructor(driveGuid: string, clock: TenantClock, changed: () => void) {
    this.driveId = `b!${Buffer.from(driveGuid.replaceAll('-', ''), 'hex').toString('base64url')}`;
    this.clock = clock;
    this.changed = changed;
  }

  /** A file or folder by path. Throws itemNotFound. */
  at(path: string): StoredFile {
    const file = this.byPath.get(keyOf(path));
    if (!file) throw itemNotFound();
    return file;
  }

  byId(id: string): StoredFile {
    for (const file of this.byPath.values()) if (file.id === id) return file;
    throw itemNotFound();
  }

  children(path: string): readonly StoredFile[] {
    const depth = path === '' ? 0 : path.split('/').length;
    const prefix = path === '' ? '' : `${keyOf(path)}/`;
    return [...this.byPath.values()].filter(
      (file) => keyOf(file.path).startsWith(prefix) && file.path.split('/').length === depth + 1,
    );
  }

  /** Writes a file whole; `created` tells a new one from a replaced one. */
  put(
    path: string,
    bytes: Buffer,
    contentType: string,
    by: Actor,
    ifMatch: string | undefined,
    onConflict: 'replace' | 'fail' = 'replace',
  ): { readonly file: StoredFile; readonly created: boolean } {
    if (path === '' || path.split('/').some((part) => part === '' || /["*:<>?|\\]/.test(part))) {
      throw new GraphProblem(
        400,
        'invalidRequest',
        'The provided name cannot contain any of the invalid characters.',
      );
    }
    const before = this.byPath.get(keyOf(path));
    if (before && onConflict === 'fail')
      throw new GraphProblem(409, 'nameAlreadyExists', 'Name already exists');
    if (
      ifMatch !== undefined &&
      ifMatch !== '*' &&
      (!before || !ifMatch.includes(fileTag(before).slice(1, -1)))
    ) {
      throw new GraphProblem(412, 'resourceModified', "ETag does not match current item's value");
    }
    const parts = path.split('/');
    for (let length = 1; length < parts.length; length += 1)
      this.ensureFolder(parts.slice(0, length).join('/'), by);
    const now = this.timestamp();
    const file: StoredFile = {
      id: before?.id ?? newFileId(),
      path,
      kind: 'file',
      contentType,
      content: bytes.toString('base64'),
      size: bytes.length,
      version: (before?.version ?? 0) + 1,
      createdAt: before?.createdAt ?? now,
      createdBy: before?.createdBy ?? by,
      modifiedAt: now,
      modifiedBy: by,
      ...(before?.grants === undefined ? {} : { grants: before.grants }),
    };
    this.byPath.set(keyOf(path), file);
    this.changed();
    return { file, created: before === undefined };
  }

  /** Makes an empty folder. Throws nameAlreadyExists. */
  addFolder(path: string, by: Actor): StoredFile {
    if (this.byPath.has(keyOf(path))) throw new GraphProblem(409, 'nameAlreadyExists', 'Name already exists');
    this.ensureFolder(path, by);
    this.changed();
    return this.at(path);
  }

  /** Rights of its own for what is at the path, in place of its parent's. */
  setGrants(path: string, grants: readonly FileGrant[]): void {
    this.byPath.set(keyOf(path), { ...this.at(path), grants });
    this.changed();
  }

  /** The rights in force at a path, which need not exist: its own or the nearest ancestor's; null = the site's. */
  grantsFor(path: string): readonly FileGrant[] | null {
    const parts = path.split('/');
    for (let length = parts.length; length > 0; length -= 1) {
      const grants = this.byPath.get(keyOf(parts.slice(0, length).join('/')))?.grants;
      if (grants !== undefined) return grants;
    }
    return null;
  }

  remove(path: string): void {
    this.at(path);
    for (const key of [...this.byPath.keys()]) {
      if (key === keyOf(path) || key.startsWith(`${keyOf(path)}/`)) this.byPath.delete(key);
    }
    this.changed();
  }

  clear(): void {
    this.byPath.clear();
  }

  save(): unknown {
    return [...this.byPath.values()];
  }

  load(saved: unknown): void {
    this.byPath.clear();
    for (const file of saved as StoredFile[]) this.byPath.set(keyOf(file.path), file);
  }

  private ensureFolder(path: string, by: Actor): void {
    if (this.byPath.has(keyOf(path))) return;
    const now = this.timestamp();
    this.byPath.set(keyOf(path), {
      id: newFileId(),
      path,
      kind: 'folder',
      contentType: '',
      content: '',
      size: 0,
      version: 1,
      createdAt: now,
      createdBy: by,
      modifiedAt: now,
      modifiedBy: by,
    });
  }

  private timestamp(): string {
    return `${this.clock.now().toISOString().slice(0, 19)}Z`;
  }
}

/** The entity tag of a file: `"{GUID},n"`. */
export const fileTag = (file: StoredFile): string => `"{${file.id.slice(-32)}},${file.version}"`;

const keyOf = (path: string): string => path.toLowerCase();
const newFileId = (): string => `01${randomUUID().replaceAll('-', '').toUpperCase()}`;
