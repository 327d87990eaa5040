import type { Configuration } from '../../bot/configuration.ts';

export interface ForEyes {
  /** Number in docs/what-a-tenant-must-confirm.md. */
  readonly point: number;
  readonly step: string;
}

/** What no machine can settle: short steps for somebody in front of Teams. */
export function onlyEyes(configuration: Configuration | null): ForEyes[] {
  const twoIds = configuration === null || configuration.bot.appId !== configuration.appClientId;
  return [
    {
      point: 6,
      step: 'Press Save on a card on a slow day, and see whether Teams says “something went wrong” before the card changes.',
    },
    ...(twoIds
      ? [
          {
            point: 8,
            step: 'The bot and the tab have two ids: open both the chat and the tab of the uploaded package.',
          },
        ]
      : []),
    {
      point: 9,
      step: 'Press “Export to CSV” under Reminders, Reminders sent, on the desktop, in a browser and on a phone; the file should open from the library.',
    },
    {
      point: 13,
      step: 'Take the app away from a test account, let a reminder fall due, and see whether it comes; do the same with a guest.',
    },
    {
      point: 14,
      step: 'Choose a channel (“use this channel for …”), block the app as a guest who reads it, let a reminder fall due, and look at the guest’s activity feed.',
    },
    {
      point: 15,
      step: 'Delete a test account that had the app, let a reminder fall due, and see what Reminders sent says of it.',
    },
    {
      point: 16,
      step: 'Search in a channel, send a card and press “Update” as a lead and as somebody without a part in it; paste an address of the tab.',
    },
    {
      point: 17,
      step: 'Run “register provision --part-b-readers you@…”, open “Sealed registers/Part B” as somebody else, and press Seal as a member.',
    },
  ];
}
