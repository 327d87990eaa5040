import type { Section } from './section-store.ts';

/** What is out of the ordinary about a person in Teams; absent = nothing. */
export interface TeamsConditions {
  /** The account was deleted from Entra. */
  readonly left?: boolean;
  /** The account has no licence that holds Teams. */
  readonly noTeamsLicence?: boolean;
  /** An app permission policy of the person's forbids the app. */
  readonly appBlockedByPolicy?: boolean;
}

/** Per-person conditions of Teams, settable while the tenant runs and kept between runs. */
export class PeoplesTeamsConditions implements Section {
  private readonly byUser = new Map<string, TeamsConditions>();
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  of(userId: string): TeamsConditions {
    return this.byUser.get(userId.toLowerCase()) ?? {};
  }

  set(userId: string, conditions: TeamsConditions): void {
    this.byUser.set(userId.toLowerCase(), conditions);
    this.changed();
  }

  clear(): void {
    this.byUser.clear();
    this.changed();
  }

  save(): unknown {
    return [...this.byUser];
  }

  load(saved: unknown): void {
    this.byUser.clear();
    for (const [userId, conditions] of saved as [string, TeamsConditions][])
      this.byUser.set(userId, conditions);
  }
}
