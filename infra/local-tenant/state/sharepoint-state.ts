import type { TenantClock } from '../clock.ts';
import type { DirectoryIndex } from '../directory.ts';
import type { Switches } from '../switches.ts';
import { itemNotFound } from './graph-problem.ts';
import type { Section } from './section-store.ts';
import { SiteStore } from './site-store.ts';

/** All of SharePoint: one store per site of the directory. */
export class SharePointState implements Section {
  readonly sites: readonly SiteStore[];

  constructor(directory: DirectoryIndex, clock: TenantClock, switches: Switches, changed: () => void) {
    this.sites = directory.data.sites.map((site) => new SiteStore(site, directory, clock, switches, changed));
  }

  /** A site by its composite id, its collection's guid, or `host,guid`. Throws itemNotFound. */
  site(id: string): SiteStore {
    const wanted = id.toLowerCase();
    const site = this.sites.find(
      (one) =>
        one.id.toLowerCase() === wanted ||
        one.collectionGuid === wanted ||
        one.id.toLowerCase().startsWith(`${wanted},`),
    );
    // A bare host would match every site of it.
    if (!site || !/[0-9a-f]{8}-/.test(wanted)) throw itemNotFound();
    return site;
  }

  /** A site by its server-relative path, such as `/sites/children`. Throws itemNotFound. */
  siteAt(path: string): SiteStore {
    const wanted = path.replace(/\/+$/, '').toLowerCase();
    const site = this.sites.find((one) => one.entry.path.toLowerCase() === wanted);
    if (!site) throw itemNotFound();
    return site;
  }

  /** Empties every site: lists, files and grants. */
  clear(): void {
    for (const site of this.sites) site.clear();
  }

  save(): unknown {
    return Object.fromEntries(this.sites.map((site) => [site.entry.path, site.save()]));
  }

  load(saved: unknown): void {
    const byPath = saved as Record<string, unknown>;
    for (const site of this.sites) {
      const state = byPath[site.entry.path];
      if (state !== undefined) site.load(state);
    }
  }
}
