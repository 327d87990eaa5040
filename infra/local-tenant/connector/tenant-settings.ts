import { z } from 'zod';
import type { DirectoryIndex } from '../directory.ts';
import type { Section } from '../state/section-store.ts';

export const tabSchema = z.strictObject({
  name: z.string().min(1),
  contentUrl: z.url(),
  scope: z.enum(['personal', 'channel', 'settings', 'sidePanel', 'meetingStage']),
  /** What the app calls this tab; Teams hands it back as `page.id`. */
  entityId: z.string().optional(),
  websiteUrl: z.string().optional(),
  /** For a tab in a channel: the SharePoint site of the channel's team, for example `/sites/children`. */
  sitePath: z.string().optional(),
});

/** A place where Teams shows the app's pages. */
export type Tab = z.infer<typeof tabSchema>;

export const settingsSchema = z.strictObject({
  /** Client id of the bot. */
  botAppId: z.string().min(1).optional(),
  /** Where activities are posted, for example `http://localhost:3978/api/messages`. */
  botEndpoint: z.url().optional(),
  /** Address of the app's pages; the personal tab and the configuration page are derived from it. */
  tabUrl: z.url().optional(),
  /** Replaces the derived tabs. */
  tabs: z.array(tabSchema).optional(),
});

export type SettingsChange = z.infer<typeof settingsSchema>;

export interface CurrentSettings {
  readonly botAppId: string;
  readonly botEndpoint: string | undefined;
  readonly tabUrl: string | undefined;
  readonly tabs: readonly Tab[];
}

/** Where the bot and the tab are, and which tabs people have made. */
export interface TenantSettings extends Section {
  current(): CurrentSettings;
  /** Sets what is named and keeps the rest. */
  change(change: SettingsChange): CurrentSettings;
  /** Keeps a tab that was made with the configuration page; one with the same site and entity id is replaced. */
  addTab(tab: Tab): void;
  /** @returns whether there was such a tab. */
  removeTab(tab: Pick<Tab, 'entityId' | 'sitePath'>): boolean;
  /** Calls back after each change. @returns how to stop. */
  listen(heard: () => void): () => void;
}

const keptSchema = z.strictObject({
  settings: settingsSchema,
  addedTabs: z.array(tabSchema),
});

/** @param keep is called after each change, so that the settings are kept. */
export function createTenantSettings(directory: DirectoryIndex, keep: () => void): TenantSettings {
  let settings: SettingsChange = {};
  let addedTabs: Tab[] = [];
  const listeners = new Set<() => void>();

  const changed = () => {
    keep();
    for (const heard of listeners) heard();
  };

  const withBot = directory.data.applications.find((application) => application.teamsApp !== undefined);

  const current = (): CurrentSettings => ({
    botAppId: settings.botAppId ?? withBot?.appId ?? '',
    botEndpoint: settings.botEndpoint,
    tabUrl: settings.tabUrl,
    tabs: [...(settings.tabs ?? derivedTabs(settings.tabUrl)), ...addedTabs],
  });

  const isSame = (tab: Tab, other: Pick<Tab, 'entityId' | 'sitePath'>) =>
    tab.entityId === other.entityId && tab.sitePath === other.sitePath;

  return {
    current,
    change(change) {
      settings = { ...settings, ...change };
      changed();
      return current();
    },
    addTab(tab) {
      addedTabs = [...addedTabs.filter((each) => !isSame(each, tab)), tab];
      changed();
    },
    removeTab(tab) {
      const left = addedTabs.filter((each) => !isSame(each, tab));
      const found = left.length < addedTabs.length;
      addedTabs = left;
      if (found) changed();
      return found;
    },
    listen(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    save: () => ({ settings, addedTabs }),
    load(saved) {
      const kept = keptSchema.parse(saved);
      settings = kept.settings;
      addedTabs = kept.addedTabs;
    },
  };
}

function derivedTabs(tabUrl: string | undefined): Tab[] {
  if (tabUrl === undefined) return [];
  const base = tabUrl.endsWith('/') ? tabUrl : `${tabUrl}/`;
  return [
    { name: 'Personal tab', contentUrl: tabUrl, scope: 'personal', entityId: 'register' },
    { name: 'Add to a channel', contentUrl: new URL('configure', base).toString(), scope: 'settings' },
  ];
}
