/** What can be asked of the bot in words. */
export type Command = 'my actions' | 'my reviews' | 'my reminders' | 'overdue' | 'help';

const patterns: readonly (readonly [Command, RegExp])[] = [
  ['my reminders', /\b(?:reminders?|pause|snooze|preferences)\b/],
  ['overdue', /\b(?:over ?due|late|behind)\b/],
  ['my reviews', /\b(?:reviews?|risks?)\b/],
  ['my actions', /\b(?:my )?(?:actions?|tasks?|list|to ?do)\b/],
];

/** Longer than this is a message to a person, not a command. */
const longestCommand = 60;

/**
 * The command in what somebody wrote: capitals, "please", punctuation, mentions of the bot and small variations do not
 * matter. Anything else is a question for help.
 */
export function readCommand(text: string): Command {
  const words = text
    .replace(/<at>.*?<\/at>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (words.length > longestCommand || /\bhelp\b/.test(words)) return 'help';
  return patterns.find(([, pattern]) => pattern.test(words))?.[0] ?? 'help';
}
