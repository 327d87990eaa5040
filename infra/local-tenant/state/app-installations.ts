import { randomUUID } from 'node:crypto';
import type { Section } from './section-store.ts';

/** A Teams app installed for one person. */
export interface AppInstallation {
  /** Opaque id of the installation, as Graph's `teamsAppInstallation.id`. */
  readonly id: string;
  /** Object id of the person. */
  readonly userId: string;
  /** Client id of the application whose Teams package was installed. */
  readonly appId: string;
}

export type InstallationChange = {
  readonly kind: 'installed' | 'uninstalled';
  readonly installation: AppInstallation;
};

/** Who has which Teams app. Graph writes it (proactive install); the connector listens and tells the bot. */
export class AppInstallations implements Section {
  private readonly byKey = new Map<string, AppInstallation>();
  private readonly listeners = new Set<(change: InstallationChange) => void>();
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  find(userId: string, appId: string): AppInstallation | undefined {
    return this.byKey.get(keyOf(userId, appId));
  }

  ofUser(userId: string): readonly AppInstallation[] {
    return [...this.byKey.values()].filter((installation) => installation.userId === userId);
  }

  list(): readonly AppInstallation[] {
    return [...this.byKey.values()];
  }

  /** Installs and tells the listeners; answers null when it was installed already. */
  install(userId: string, appId: string): AppInstallation | null {
    const key = keyOf(userId, appId);
    if (this.byKey.has(key)) return null;
    const installation = { id: Buffer.from(`${userId}##${randomUUID()}`).toString('base64'), userId, appId };
    this.byKey.set(key, installation);
    this.announce({ kind: 'installed', installation });
    return installation;
  }

  uninstall(userId: string, appId: string): boolean {
    const installation = this.byKey.get(keyOf(userId, appId));
    if (!installation) return false;
    this.byKey.delete(keyOf(userId, appId));
    this.announce({ kind: 'uninstalled', installation });
    return true;
  }

  /** Calls back after every install and uninstall; the answer stops it. */
  onChange(listener: (change: InstallationChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  save(): unknown {
    return this.list();
  }

  load(saved: unknown): void {
    this.byKey.clear();
    for (const installation of saved as AppInstallation[]) {
      this.byKey.set(keyOf(installation.userId, installation.appId), installation);
    }
  }

  private announce(change: InstallationChange): void {
    this.changed();
    for (const listener of this.listeners) listener(change);
  }
}

const keyOf = (userId: string, appId: string): string => `${userId.toLowerCase()}|${appId.toLowerCase()}`;
