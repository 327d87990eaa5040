/** What can be asked of the bot in words. */
export type Command = 'my actions' | 'my reviews' | 'my reminders' | 'overdue' | 'find' | 'help';

const patterns: readonly (readonly [Command, RegExp])[] = [
  ['my reminders', /\b(?:reminders?|pause|snooze|preferences)\b/g],
  ['overdue', /\b(?:over ?due|late|behind)\b/g],
  ['my reviews', /\b(?:reviews?|risks?)\b/g],
  ['my actions', /\b(?:actions?|tasks?|list|to ?do)\b/g],
  ['find', /\b(?:find|search|look (?:for|up))\b/g],
];

/** Beside a command these change nothing; beside anything else they leave a search. */
const fillers =
  /\b(?:a|about|all|am|and|any|are|can|could|do|does|for|get|give|good|got|have|i|is|it|me|mine|my|now|of|on|please|see|set|show|tell|thanks?|that|the|there|this|to|today|up|want|was|what|which|with|would|you|your)\b/g;
const greetings =
  /\b(?:afternoon|bye|cheers|evening|great|hello|hey|hi|morning|no|ok|okay|test|thanks?|thank you|yes)\b/g;

/** Longer than this is a message to a person: neither a command nor a search. */
const longestQuestion = 120;

/**
 * The command in what somebody wrote, or null when it is something to look for (`readSearch`): capitals, "please",
 * punctuation, mentions of the bot and small variations do not matter. "Overdue" is a command, "overdue assessments" and
 * "early help" are things to look for.
 */
export function readCommand(text: string): Command | null {
  const words = withoutMarkup(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (words.length > longestQuestion) return 'help';
  // "Pause until Monday": whatever follows is chosen on the form.
  if (/^(?:please )?(?:pause|snooze)\b/.test(words)) return 'my reminders';
  const asked = patterns.find(([, pattern]) => words.search(pattern) !== -1)?.[0];
  const asksHelp = /\bhelp\b/.test(words);
  const rest = [/\bhelp\b/g, ...patterns.map(([, pattern]) => pattern), greetings, fillers].reduce(
    (left, pattern) => left.replace(pattern, ' '),
    words,
  );
  if (rest.trim() !== '') return null;
  // "Find reviews" looks for the word.
  if (asked !== undefined && asked !== 'find' && /^(?:find|search)\b/.test(words)) return null;
  return asksHelp ? 'help' : (asked ?? 'help');
}

/** What is to be looked for, in somebody's words: "Find hospital discharge, please" → "hospital discharge". */
export function readSearch(text: string): string {
  const words = withoutMarkup(text).replace(/\s+/g, ' ').trim();
  const bare = words
    .replace(/^(?:please\s+)?(?:(?:can|could|would)\s+you\s+)?(?:please\s+)?/i, '')
    .replace(/^(?:find|search(?:\s+for)?|look\s+(?:for|up)|show(?:\s+me)?|open|where\s+is)[\s:]+/i, '')
    .replace(/[\s,]+(?:please|thanks|thank you)[.!]*$/i, '')
    .replace(/^[“"'‘]+|[”"'’?!.]+$/g, '')
    .trim();
  return bare === '' ? words : bare;
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<at>.*?<\/at>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&amp;/gi, '&');
}
