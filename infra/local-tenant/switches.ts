/**
 * Behaviours that can be switched. The first group is unsettled in public material (docs/what-a-tenant-must-confirm.md),
 * so the product has to survive each variant; the second bends load and limits on demand.
 */
export interface Switches {
  /** A write with a stale If-Match: 412 by the documentation, 409 in field reports; code `resourceModified` in both. */
  staleEtag: '412' | '409';
  /** A second equal value in a unique column: reports differ between 400 `invalidRequest` and 409 `nameAlreadyExists`. */
  duplicateValue: '400-invalidRequest' | '409-nameAlreadyExists';
  /** Date-only values: kept as midnight in the site's time zone, or as they were written. */
  dateOnly: 'site-midnight' | 'as-written';
  /** Whether `/items/delta` accepts callers whose only right is `Sites.Selected`. */
  deltaUnderSelected: 'allowed' | 'refused';
  /** Whether the User Information List may be read with `Sites.Selected` only. */
  userListUnderSelected: 'allowed' | 'refused';
  /** Whether `POST /subscriptions` for a list gets past callers whose only right is `Sites.Selected`. */
  subscriptionsUnderSelected: 'allowed' | 'refused';
  /** What a delta link remembers of the `$expand` it began with. */
  deltaLinkFields: 'remembered' | 'forgotten';
  /** Person and lookup ids in written fields as JSON numbers: accepted, or answered with a general exception. */
  numericLookupId: 'accepted' | 'refused';
  /** A choice outside the column's list: SharePoint's forms refuse it, its programming interfaces are reported to take it. */
  unlistedChoice: 'refused' | 'accepted';
  /** A new row without a value in a required column (Title apart, which rows may always lack). */
  requiredColumn: 'enforced' | 'not-enforced';
  /** `list.hidden` in the body that creates a list: kept, taken and left out of account, or refused as not valid. */
  hiddenList: 'kept' | 'ignored' | 'refused';
  /** Whether the list of a site's grants says their roles, as in its documentation, or leaves them to each grant. */
  rolesInGrantList: 'listed' | 'left-out';
  /** A file or folder whose rights shut the caller out: refused, or as if it were not there. */
  shutFile: '403' | '404';
  /** `retainInheritedPermissions` in an invitation: in v1.0's metadata, refused as not valid in reports of 2023. */
  narrowingByInvite: 'honoured' | 'refused';
  /** What the connector says of a chat whose person blocked the bot: by its code, or as JSON inside the message. */
  blockedChat: 'ConversationBlockedByUser' | 'MessageWritesBlocked';
  /** Whether an administrator lets anybody use the app in Teams. */
  appInTeams: 'allowed' | 'disabled-by-admin';
  /** Whether the application's permission to install itself was consented to. */
  installingByGraph: 'permitted' | 'not-consented';
  /** Whether an administrator's consent for what the tab does on people's behalf stands. */
  delegatedConsent: 'given' | 'withdrawn';
  /** Whether a meeting lets the app share to its stage: yes; it says beforehand that the app may not; or only when it is asked to. */
  sharingToStage: 'allowed' | 'not-permitted' | 'refused';

  /** How far Entra's clock is ahead of this machine's: what a client whose own clock is off sees. */
  entraClockOffsetSeconds: number;
  /** Added to every Graph answer, in milliseconds. */
  latencyMilliseconds: number;
  /** Rows in a page of items when `$top` is absent. */
  defaultPageSize: number;
  /** The most rows a page holds whatever `$top` says. */
  largestPageSize: number;
  /** SharePoint's list view threshold. */
  listViewThreshold: number;
  /** Versions kept per item. */
  versionLimit: number;
  /** Resource units an app may spend per minute; beyond it calls get 429. Null switches the limit off. */
  resourceUnitsPerMinute: number | null;
}

export const usualSwitches: Readonly<Switches> = {
  staleEtag: '412',
  duplicateValue: '400-invalidRequest',
  dateOnly: 'site-midnight',
  deltaUnderSelected: 'allowed',
  userListUnderSelected: 'allowed',
  subscriptionsUnderSelected: 'refused',
  deltaLinkFields: 'remembered',
  numericLookupId: 'accepted',
  unlistedChoice: 'refused',
  requiredColumn: 'enforced',
  hiddenList: 'kept',
  rolesInGrantList: 'listed',
  shutFile: '403',
  narrowingByInvite: 'honoured',
  blockedChat: 'ConversationBlockedByUser',
  appInTeams: 'allowed',
  installingByGraph: 'permitted',
  delegatedConsent: 'given',
  entraClockOffsetSeconds: 0,
  sharingToStage: 'allowed',
  latencyMilliseconds: 0,
  defaultPageSize: 200,
  largestPageSize: 5000,
  listViewThreshold: 5000,
  versionLimit: 50,
  resourceUnitsPerMinute: null,
};
