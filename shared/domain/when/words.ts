/** Words a plan uses in its when-cells, found once the dates and cadences have been taken out. */

function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(phrases.join('|'), 'i');
}

/** For replacing all of them. */
function everyOneOf(phrases: readonly string[]): RegExp {
  return new RegExp(phrases.join('|'), 'gi');
}

export const ongoingPattern = anyOf([
  String.raw`\bon[\s-]?going\b`,
  String.raw`\bcontinu(?:ous(?:ly)?|al(?:ly)?|ing|es?)\b`,
  String.raw`\brolling\b`,
  String.raw`\bbusiness as usual\b`,
  String.raw`\bb\.?a\.?u\b`,
  String.raw`\b24/7\b`,
  String.raw`\bindefinite(?:ly)?\b`,
  String.raw`\bopen[\s-]ended\b`,
  String.raw`\bpermanent(?:ly)?\b`,
]);

/** On its own it means ongoing; beside a cadence it adds nothing: "quarterly throughout the year". */
export const allYearPattern = anyOf([
  String.raw`\b(?:all|throughout|through|through-?out|across|over)\s+(?:of\s+)?(?:the\s+)?(?:course of\s+the\s+)?(?:whole\s+|full\s+|entire\s+)?(?:financial\s+|plan\s+|calendar\s+)?(?:year|plan|period)\b(?!\s*\d)`,
  String.raw`\ball year(?: round)?\b`,
  String.raw`\byear[\s-]round\b`,
  String.raw`\bthroughout\b(?=\W*$)`,
]);

export const placeholderPattern = anyOf([
  String.raw`^insert\b(?:\s+(?:here|date|dates|when|time|timescale|timescales|deadline|text))*$`,
  String.raw`\binsert (?:a )?(?:date|timescale|deadline|when)\b`,
  String.raw`\bt\.?\s?b\.?\s?[cadn]\b\.?`,
  String.raw`\bto be (?:confirmed|agreed|advised|determined|decided|set|arranged|announced|established|scheduled|finali[sz]ed|inserted|added|discussed|defined|notified)\b`,
  String.raw`\b(?:not|no (?:date|deadline|timescale)s?) (?:yet )?(?:set|known|agreed|confirmed|decided|determined|specified|given|available|stated)\b`,
  String.raw`\bunknown\b`,
  String.raw`\b(?:date|timescale)s? (?:required|needed|missing|please|here|to follow|awaited)\b`,
  String.raw`^to follow$`,
  String.raw`^to be completed$`,
  String.raw`\b(?:enter|add|choose|select|pick) (?:a )?date\b`,
  String.raw`\bd{1,2}[/-]m{1,2}[/-]y{2,4}\b`,
  String.raw`\b(?:xx|dd|\?\?)[/-](?:xx|mm|\?\?|\d\d)[/-](?:xx+|yy+|\d{2,4}|\?+)`,
  String.raw`^(?:\[|<)?\s*(?:date|when|deadline|timescale|pending|blank|null|undefined|nan|error)\s*(?:\]|>)?$`,
  String.raw`^pending$`,
]);

export const vaguePattern = anyOf([
  String.raw`\blater\b`,
  String.raw`\ba\.?s\.?a\.?p\b`,
  String.raw`\bas soon as\b`,
  String.raw`\bin due course\b`,
  String.raw`\bsoon(?:est)?\b`,
  String.raw`\bshortly\b`,
  String.raw`\bimmediate(?:ly)?\b`,
  String.raw`\burgent(?:ly)?\b`,
  String.raw`\bnow\b`,
  String.raw`\bstraight away\b`,
  String.raw`\bwithout delay\b`,
  String.raw`\bat the earliest\b`,
  String.raw`\bnext\b`,
  String.raw`\bthis (?:month|week|quarter|year|term)\b`,
  String.raw`\bend of\b`,
  String.raw`\bstart of\b`,
  String.raw`\bbeginning of\b`,
  String.raw`\byear[\s-]?end\b`,
  String.raw`\bmid[\s-]?year\b`,
  String.raw`\bin[\s-]year\b`,
  String.raw`\bduring\b`,
  String.raw`\b(?:before|after|by|at|following|upon|on|once|when|until|pending|awaiting|subject to|dependent on|depending on|prior to|in time for|in line with)\s+(?:the\s+|our\s+|each\s+|any\s+|next\s+)?(?:[\w-]+\s+){0,3}(?:meeting|board|boards|review|inspection|completion|completed|receipt|approval|conference|report|publication|launch|event|audit|end|christmas|easter|summer|holidays|available|agreed|known|required|needed)\b`,
  String.raw`\b(?:short|medium|long)(?:er)?[\s-]term\b`,
  String.raw`\bnear future\b`,
  String.raw`\bin (?:the )?future\b`,
  String.raw`\bfuture\b`,
  String.raw`\bnew year\b`,
  String.raw`\bchristmas\b`,
  String.raw`\beaster\b`,
  String.raw`\btomorrow\b`,
  String.raw`\btoday\b`,
  String.raw`\bas and when\b`,
  String.raw`\b(?:as|when|where|if) (?:required|needed|necessary|appropriate|applicable|possible)\b`,
  String.raw`\btime permitting\b`,
  String.raw`\bin time\b`,
  String.raw`\bevent\b`,
  String.raw`\bsometime\b`,
  String.raw`\b(?:early|mid|late)\b`,
]);

export const statusPattern = anyOf([
  String.raw`\b(?:complete|completed|achieved|done|closed|cancelled|canceled|superseded|finished|implemented|in progress|in train|under ?way|on hold|on track|overdue|held over|deferred|slipped|delayed|not started|not achieved|work has begun|in place|carried forward|withdrawn)\b`,
]);

/** "to be completed by", "complete by March": what is to happen, not what has. */
export const statusToBe = everyOneOf([
  String.raw`\b(?:to be|be|for|will be|must be|should be|fully)\s+(?:fully\s+)?(?:complete|completed|achieved|done|closed|finished|implemented|in place)\b`,
  String.raw`\b(?:complete|completed|achieved|done|finished|implemented|in place)\s*(?:by|before|within|in|during|for|no later)\b`,
  String.raw`\bcomplete\s*(?=‹)`,
  String.raw`\b(?:completion|complete(?:d)?\s+date)\b`,
]);

export const doubtfulPattern = anyOf([
  String.raw`\?`,
  String.raw`\bt\.?\s?b\.?\s?[cad]\b`,
  String.raw`\bto be (?:confirmed|agreed|determined|decided)\b`,
  String.raw`\bprovisional(?:ly)?\b`,
  String.raw`\bapprox(?:imate(?:ly)?|\.)?`,
  String.raw`\bcirca\b`,
  String.raw`\b(?:about|around|roughly)\s+‹`,
  String.raw`\bprobably\b`,
  String.raw`\blikely\b`,
  String.raw`\bhopefully\b`,
  String.raw`\bpossibl[ey]\b`,
  String.raw`\bsubject to\b`,
  String.raw`\bdepend(?:ent|ing|s)? (?:on|upon)\b`,
  String.raw`\bestimated?\b`,
  String.raw`\best\.`,
  String.raw`\bif\b`,
  String.raw`\bunless\b`,
  String.raw`\bnot (?:yet )?confirmed\b`,
  String.raw`\bunconfirmed\b`,
  String.raw`\btentative(?:ly)?\b`,
  String.raw`\bproposed\b`,
  String.raw`\bafter which\b`,
]);

/** Ends most reasons. */
export const askForDate = 'Write the date, or how often.';
