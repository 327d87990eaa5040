import { readReviewRule } from '../../domain/read-review-rule.ts';
import { reviewRuleInWords, type ReviewRule } from '../../domain/review-rule.ts';
import { flag, textOf, type Cell } from '../cells.ts';
import { line, type ColumnOptions } from '../list-definition.ts';

/** A review rule in words: "by band", "every 3 months", "31 March 2026". */
export function reviewRule(name: string, options: ColumnOptions): Cell<ReviewRule> {
  const column = line(name, options);
  return {
    columns: [column],
    read: (fields, reading) => {
      const text = textOf(fields[name]);
      const { value, problem } = readReviewRule(text);
      if (problem !== undefined) flag(reading, column, text, problem);
      return value;
    },
    write: (rule) => ({ [name]: reviewRuleInWords(rule) }),
  };
}
