import type { Section } from '../state/section-store.ts';

/** Which teams the bot was added to, by the id of the group behind the team. */
export class TeamApps implements Section {
  private readonly groups = new Set<string>();
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  has(groupId: string): boolean {
    return this.groups.has(groupId);
  }

  /** @returns whether it was missing. */
  add(groupId: string): boolean {
    if (this.groups.has(groupId)) return false;
    this.groups.add(groupId);
    this.changed();
    return true;
  }

  /** @returns whether it was there. */
  remove(groupId: string): boolean {
    const was = this.groups.delete(groupId);
    if (was) this.changed();
    return was;
  }

  clear(): void {
    this.groups.clear();
    this.changed();
  }

  save(): unknown {
    return [...this.groups];
  }

  load(saved: unknown): void {
    this.groups.clear();
    for (const groupId of saved as string[]) this.groups.add(groupId);
  }
}
