import type { TenantClock } from '../clock.ts';
import type { DirectoryIndex } from '../directory.ts';
import type { Switches } from '../switches.ts';
import type { Section } from './section-store.ts';

/** All of SharePoint: one entry per site of the directory. */
export class SharePointState implements Section {
  readonly directory: DirectoryIndex;
  readonly clock: TenantClock;
  readonly switches: Switches;
  readonly changed: () => void;

  constructor(directory: DirectoryIndex, clock: TenantClock, switches: Switches, changed: () => void) {
    this.directory = directory;
    this.clock = clock;
    this.switches = switches;
    this.changed = changed;
  }

  save(): unknown {
    return {};
  }

  load(_saved: unknown): void {}
}
