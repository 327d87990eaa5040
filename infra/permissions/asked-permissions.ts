/** One right the product asks for, and what is lost without it. */
export interface AskedPermission {
  readonly name: string;
  /** Who consents, and where it is written down. */
  readonly kind:
    | 'application (Graph)'
    | 'delegated (Graph)'
    | 'delegated (the register’s own API)'
    | 'resource-specific (Teams manifest)'
    | 'manifest';
  readonly holder: 'register' | 'provisioning';
  readonly why: string;
  readonly without: string;
}

/**
 * Everything an administrator is asked to consent to. The calls that need the Graph permissions are in graph-calls.ts; the tests hold this
 * list, those calls, the manifest and the local tenant’s applications together.
 */
export const askedPermissions: readonly AskedPermission[] = [
  {
    name: 'Sites.Selected',
    kind: 'application (Graph)',
    holder: 'register',
    why: 'Reminders, cards and the copy of the register that lets many tabs wait for changes. Opens no site by itself: each board’s site is granted by `register provision`, with the role “write”.',
    without: 'Nothing works.',
  },
  {
    name: 'Sites.Selected',
    kind: 'delegated (Graph)',
    holder: 'register',
    why: 'The tab reads and writes as the person, on the granted sites only, and never more than the person’s own rights there.',
    without: 'The tab shows nothing.',
  },
  {
    name: 'access_as_user',
    kind: 'delegated (the register’s own API)',
    holder: 'register',
    why: 'Lets Teams hand the tab a token for the signed-in person; Teams’ clients are authorised beforehand, so nobody is asked.',
    without: 'Nobody can sign in to the tab.',
  },
  {
    name: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    kind: 'application (Graph)',
    holder: 'register',
    why: 'Installs this app, and can touch no other, for somebody who leads an action and has not added it.',
    without:
      'May be left out: people add the app themselves or an app setup policy does; whoever has not is named to the board manager.',
  },
  {
    name: 'AppCatalog.Read.All',
    kind: 'application (Graph)',
    holder: 'register',
    why: 'Looks up the app’s own id in the organisation’s catalogue, which installing needs.',
    without:
      'May be left out: set TEAMS_CATALOGUE_APP_ID to that id (Teams admin centre, Manage apps) and it is never asked for.',
  },
  {
    name: 'Sites.FullControl.All',
    kind: 'application (Graph)',
    holder: 'provisioning',
    why: 'Makes the lists and grants the register its sites. Held by an application of the administrator’s own, used by `register provision` and `register doctor`, and not by the running service. With `--sign-in` they act as the administrator instead.',
    without: 'The lists and the grant are made by hand. Take it away after provisioning.',
  },
  {
    name: 'User.Read.All',
    kind: 'application (Graph)',
    holder: 'provisioning',
    why: 'Turns the address of a board manager into their object id. No other person is looked up.',
    without: 'May be left out: give the managers’ object ids in the answers.',
  },
  {
    name: 'Directory.Read.All',
    kind: 'application (Graph)',
    holder: 'provisioning',
    why: 'Lets `register doctor` see whether the consent for the tab stands. Nothing else of the directory is read.',
    without: 'May be left out: that one check is then not made, unless somebody signs in with `--sign-in`.',
  },
  {
    name: 'MeetingStage.Write.Chat',
    kind: 'resource-specific (Teams manifest)',
    holder: 'register',
    why: 'The chair shows the register to everybody in a meeting; each participant then sees it with their own rights.',
    without: 'The chair shares a window instead, and everybody sees what the chair sees.',
  },
  {
    name: 'ChannelMeetingStage.Write.Group',
    kind: 'resource-specific (Teams manifest)',
    holder: 'register',
    why: 'The same in a meeting of a channel.',
    without: 'The same.',
  },
  {
    name: 'identity',
    kind: 'manifest',
    holder: 'register',
    why: 'Teams tells the app who has opened it. It is a hint only: every request carries a checked token.',
    without: 'Teams does not show the tab to anybody by name.',
  },
  {
    name: 'messageTeamMembers',
    kind: 'manifest',
    holder: 'register',
    why: 'The bot writes to people in their own chat.',
    without: 'No reminders.',
  },
];

/** What somebody may expect to be asked for and is not. */
export const notAsked: readonly (readonly [name: string, why: string])[] = [
  ['Sites.Read.All, Sites.ReadWrite.All', 'would open every site of the organisation.'],
  [
    'User.Read, User.Read.All, Directory.Read.All (for the register)',
    'people are the rows of the board’s own People list, known by their object id.',
  ],
  [
    'Mail.Send, Chat.Read, ChannelMessage.Read',
    'nothing is sent by mail, and nothing anybody writes is read unless it is written to the bot.',
  ],
  [
    'TeamsActivity.Send',
    'a reminder is a message of the bot that asks for an alert (`notification.alert`), which Teams shows in the activity feed without a further right. The manifest therefore declares no activity types.',
  ],
];
