import { inLanguages, type Language } from '../domain/language.ts';
import { readReviewRule } from '../domain/read-review-rule.ts';
import { recordedInWords } from '../domain/recorded-in-words.ts';
import { reviewRuleInWords } from '../domain/review-rule.ts';

const words = inLanguages({
  en: {
    roles: { support: 'support', inform: 'inform' },
    /** Of the fields below. */
    values: {
      ...{ children: 'children', adults: 'adults', both: 'both' },
      ...{ threat: 'threat', opportunity: 'opportunity', issue: 'issue' },
      ...{ treat: 'treat', tolerate: 'tolerate', transfer: 'transfer', terminate: 'terminate' },
      ...{ yes: 'yes', no: 'no', publish: 'Part A: may be published', exempt: 'Part B: exempt' },
    },
  },
  cy: {
    roles: { support: 'cefnogi', inform: 'i’w hysbysu' },
    values: {
      ...{ children: 'plant', adults: 'oedolion', both: 'y ddau' },
      ...{ threat: 'bygythiad', opportunity: 'cyfle', issue: 'mater' },
      ...{ treat: 'trin', tolerate: 'goddef', transfer: 'trosglwyddo', terminate: 'terfynu' },
      ...{ yes: 'ie', no: 'na', publish: 'Rhan A: gellir ei gyhoeddi', exempt: 'Rhan B: eithriedig' },
    },
  },
});

/** Fields whose values are the register's own words or days; the words of all others are somebody's and stay as they are. */
const ofOurWords: ReadonlySet<string> = new Set([
  ...['status', 'rag', 'ongoing', 'audience', 'issueType', 'response', 'marking'],
  ...['start', 'due', 'currentDue', 'lastReview', 'nextReview', 'targetDate'],
]);

/**
 * A value of a planned change for whoever reads the preview.
 * @param text as the plan says it, in English
 */
export function changeInWords(field: string, text: string, language: Language): string {
  if (text === '') return text;
  const { roles, values } = words(language);
  if (field === 'reviewRule') {
    const { value, problem } = readReviewRule(text);
    return problem === undefined ? reviewRuleInWords(value, language) : text;
  }
  if (field === 'leads') {
    return text.replaceAll(
      / \((support|inform)\)(?=;|$)/g,
      (_, role: keyof typeof roles) => ` (${roles[role]})`,
    );
  }
  if (!ofOurWords.has(field)) return text;
  const known: Readonly<Record<string, string>> = values;
  return Object.hasOwn(known, text) ? (known[text] ?? text) : recordedInWords(text, language);
}
