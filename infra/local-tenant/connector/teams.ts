import { createHash } from 'node:crypto';
import type { DirectoryIndex, DirectorySite } from '../directory.ts';

/** A team with its one channel; every SharePoint site of the local tenant is a team's site. */
export interface Team {
  /** The Microsoft 365 group behind the team. */
  readonly groupId: string;
  /** The channel's id, which also is its conversation id. */
  readonly channelId: string;
  readonly displayName: string;
  readonly sitePath: string;
  readonly siteUrl: string;
}

/** The team of a site. Ids are derived from the path, so that what the product stored stays valid. */
function teamOfSite(directory: DirectoryIndex, site: DirectorySite): Team {
  const digest = createHash('sha256').update(`${directory.data.tenantId} ${site.path}`).digest('hex');
  return {
    groupId: `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`,
    channelId: `19:${digest.slice(32)}@thread.tacv2`,
    displayName: site.displayName,
    sitePath: site.path,
    siteUrl: `https://${directory.sharePointHost}${site.path}`,
  };
}

export function teams(directory: DirectoryIndex): readonly Team[] {
  return directory.data.sites.map((site) => teamOfSite(directory, site));
}
