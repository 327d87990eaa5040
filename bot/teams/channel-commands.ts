import { withoutMarkup } from './commands.ts';

/** What can be asked of the bot in a channel; `group` is a group's name as it was written, '' = none was named. */
export interface ChannelCommand {
  readonly kind: 'use' | 'stop';
  readonly group: string;
}

const stop =
  /\b(?:stop|cease|no longer|do not|don t|dont)\b.*\b(?:us(?:e|ing)|tell(?:ing)?|writ(?:e|ing))\b.*\bchannel\b(?:\s+(?:for|of)\s+(?<group>.+))?/;
const use =
  /\b(?:use|using|take|choose|make|set)\s+(?:this|the)\s+(?:teams\s+)?channel\b(?:\s+(?:(?:as\s+)?the\s+channel\s+)?(?:for|of|to)\s+(?<group>.+))?/;

const stopInWelsh =
  /\b(?:peidio|peidiwch|rho(?:i|wch) (?:r|y) gorau|stopi?o|stopiwch)\b.*\bdd?efnyddio\s+(?:r|y)\s+sianel\b(?:\s+hon)?(?:\s+(?:ar gyfer|i)\s+(?<group>.+))?/;
const useInWelsh =
  /\b(?:defnyddio|defnyddiwch|dewis|dewiswch)\s+(?:r|y)\s+sianel\b(?:\s+hon)?(?:\s+(?:ar gyfer|i)\s+(?<group>.+))?/;

/** Longer than this is talk between people, not a command. */
const longestCommand = 200;

/**
 * The command in what somebody wrote in a channel, or null: capitals, "please", punctuation and mentions do not matter; English or Welsh.
 */
export function readChannelCommand(text: string): ChannelCommand | null {
  const words = plainWords(withoutMarkup(text));
  if (words.length > longestCommand) return null;
  const found = (kind: ChannelCommand['kind'], match: RegExpExecArray | null): ChannelCommand | null =>
    match === null
      ? null
      : {
          kind,
          group: (match.groups?.['group'] ?? '')
            .replace(/\s*\b(?:please|thanks|thank you|os gwelwch yn dda|diolch)$/, '')
            .trim(),
        };
  return (
    found('stop', stop.exec(words) ?? stopInWelsh.exec(words)) ??
    found('use', use.exec(words) ?? useInWelsh.exec(words))
  );
}

/**
 * Which names are meant by what somebody wrote: those that are it letter for letter, else those in which it stands. "The" and a last
 * "group" do not matter, nor do capitals and punctuation.
 */
export function matchNames<Named extends { readonly name: string }>(
  written: string,
  named: readonly Named[],
): Named[] {
  const wanted = bareName(written);
  if (wanted === '') return [];
  const same = named.filter(({ name }) => bareName(name) === wanted);
  if (same.length > 0) return same;
  return named.filter(({ name }) => ` ${bareName(name)} `.includes(` ${wanted} `));
}

function bareName(name: string): string {
  return plainWords(name)
    .replace(/^(?:the|y|yr) /, '')
    .replace(/ (?:sub ?)?group$/, '')
    .trim();
}

function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
