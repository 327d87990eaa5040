import { formatCivilDate } from '../../domain/civil-date.ts';
import { readWhen } from '../../domain/due.ts';
import type { ReviewRule } from '../../domain/review-rule.ts';
import { flag, textOf, type Cell } from '../cells.ts';
import { line, type ColumnOptions } from '../list-definition.ts';

/** "by band", "every 3 months", "31 March 2026". */
export function reviewRule(name: string, options: ColumnOptions): Cell<ReviewRule> {
  const column = line(name, options);
  return {
    columns: [column],
    read: (fields, reading) => {
      const text = textOf(fields[name]).trim();
      const rule = readRule(text);
      if (rule !== null) return rule;
      flag(reading, column, text, 'Write “by band”, “every 3 months” or a date such as 31 March 2026.');
      return { kind: 'band' };
    },
    write: (rule) => ({ [name]: writeRule(rule) }),
  };
}

function writeRule(rule: ReviewRule): string {
  switch (rule.kind) {
    case 'band':
      return 'by band';
    case 'every':
      return `every ${rule.n} ${rule.unit}${rule.n === 1 ? '' : 's'}`;
    case 'fixed':
      return formatCivilDate(rule.date);
  }
}

function readRule(text: string): ReviewRule | null {
  if (text === '' || /^by (its |the )?band$/i.test(text)) return { kind: 'band' };
  const { kind, every, date, needsCheck } = readWhen(text);
  if (kind === 'recurring' && every !== undefined && !needsCheck) return { kind: 'every', ...every };
  return kind === 'exact' && date !== undefined && !needsCheck ? { kind: 'fixed', date } : null;
}
