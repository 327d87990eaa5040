/** What can be asked of the bot in words, English or Welsh, whatever the person’s Teams is set to. */
export type Command = 'my actions' | 'my reviews' | 'my reminders' | 'overdue' | 'find' | 'help';

const patterns: readonly (readonly [Command, RegExp])[] = [
  [
    'my reminders',
    /\b(?:reminders?|pause|snooze|preferences|nodiadau(?: atgoffa)?|nodyn atgoffa|atgoffa|oedi|saib)\b/g,
  ],
  ['overdue', /\b(?:over ?due|late|behind|hwyr|gorddyledus)\b/g],
  ['my reviews', /\b(?:reviews?|risks?|adolygiad(?:au)?|risgiau|risg)\b/g],
  ['my actions', /\b(?:actions?|tasks?|list|to ?do|(?:ng?|g)?weithred(?:oedd)?|tasgau|tasg|rhestr)\b/g],
  ['find', /\b(?:find|search|look (?:for|up)|chwilio|chwiliwch|canfod|dod o hyd)\b/g],
];

/** Beside a command these change nothing; beside anything else they leave a search. */
const fillers =
  /\b(?:a|about|all|am|and|any|are|can|could|do|does|for|get|give|good|got|have|i|is|it|me|mine|my|now|of|on|please|see|set|show|tell|thanks?|that|the|there|this|to|today|up|want|was|what|which|with|would|you|your|fi|fy|gwelwch|dda|dangos|dangoswch|mae|mi|oes|os|pa|rhowch|sydd|un|unrhyw|y|yn|yr|beth|chi|ei|gennyf|heddiw|hyn|nawr|o|r|w|ydy|yw)\b/g;
const greetings =
  /\b(?:afternoon|bye|cheers|evening|great|hello|hey|hi|morning|no|ok|okay|test|thanks?|thank you|yes|bore|da|diolch|helo|hwyl|iawn|ie|na|nac|noswaith|prynhawn|shwmae|su mae)\b/g;

const help = /\b(?:help|helpu|cymorth|gymorth)\b/g;

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
  if (/^(?:please )?(?:pause|snooze|oedi|saib)\b/.test(words)) return 'my reminders';
  const asked = patterns.find(([, pattern]) => words.search(pattern) !== -1)?.[0];
  const asksHelp = words.search(help) !== -1;
  const rest = [help, ...patterns.map(([, pattern]) => pattern), greetings, fillers].reduce(
    (left, pattern) => left.replace(pattern, ' '),
    words,
  );
  if (rest.trim() !== '') return null;
  // "Find reviews" looks for the word.
  if (asked !== undefined && asked !== 'find' && /^(?:find|search|chwilio|chwiliwch|canfod)\b/.test(words))
    return null;
  return asksHelp ? 'help' : (asked ?? 'help');
}

/** What is to be looked for, in somebody's words: "Find hospital discharge, please" → "hospital discharge"; "chwilio am 1.3" → "1.3". */
export function readSearch(text: string): string {
  const words = withoutMarkup(text).replace(/\s+/g, ' ').trim();
  const bare = words
    .replace(/^(?:please\s+)?(?:(?:can|could|would)\s+you\s+)?(?:please\s+)?/i, '')
    .replace(/^(?:find|search(?:\s+for)?|look\s+(?:for|up)|show(?:\s+me)?|open|where\s+is)[\s:]+/i, '')
    .replace(
      /^(?:(?:chwilio|chwiliwch)(?:\s+am)?|canfod|dod o hyd i|dangos|dangoswch|agor|agorwch|ble mae)[\s:]+/i,
      '',
    )
    .replace(/[\s,]+(?:please|thanks|thank you|os gwelwch yn dda|diolch)[.!]*$/i, '')
    .replace(/^[“"'‘]+|[”"'’?!.]+$/g, '')
    .trim();
  return bare === '' ? words : bare;
}

/** Characters of a message that are looked at, markup and mentions among them: to strip more of it would take its length squared. */
const mostLookedAt = 2000;

/** What stands in the beginning of a message, as Teams sends it, without its tags and mentions. */
export function withoutMarkup(text: string): string {
  return text
    .slice(0, mostLookedAt)
    .replace(/<at>.*?<\/at>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&amp;/gi, '&');
}
