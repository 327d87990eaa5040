import { oneLine } from './cell-text.ts';
import type { LogicalDocument } from './logical-tables.ts';
import { asPrinted } from './text-in-no-row.ts';
import type { RefusedPiece, TableKind, TableReading } from './reading.ts';

const attendanceLine = /\p{Lu}[\p{L}&,'’().\s-]{1,80}?\s(?:100|\d{1,2})\s?%/gu;
const moneyLine = /\p{L}[\p{L}&,'’().\s/-]{2,80}?\s£?\d{1,3}(?:,\d{3})+/gu;
const indicatorLine =
  /[^.]*\b(?:target(?: of| is| was|:)?\s*\d|(?:previous|last) year|\b(?:reduction|increase|decrease|rise|compared) (?:from|to|with))\b[^.]*\d[^.]*/gi;
const priorityLine = /(?:^|\s)\d{1,2}\.\s+\p{Lu}/gu;

/**
 * Lists in running text that the register has no place for: a report's attendance, indicators, priorities and budget. They are recognised
 * and counted, so that nobody wonders where they went and none is misread as an action.
 */
export function otherListsInText({ paragraphs }: LogicalDocument): {
  tables: TableReading[];
  refused: RefusedPiece[];
} {
  const found = new Map<TableKind, number>();
  const refused: RefusedPiece[] = [];
  const add = (kind: TableKind, lines: number) => found.set(kind, (found.get(kind) ?? 0) + lines);
  for (const { number, paragraph } of paragraphs) {
    const before = [...found.values()].join();
    const text = oneLine(paragraph.text);
    const attendance = text.match(attendanceLine)?.length ?? 0;
    if (/\battendance\b/i.test(text) && attendance >= 4) add('attendance', attendance);
    const money = text.match(moneyLine)?.length ?? 0;
    if (/\b(?:budget|expenditure|income)\b/i.test(text) && money >= 4) add('budget', money);
    const indicators = text.match(indicatorLine)?.length ?? 0;
    if (indicators > 0 && /\d\s?%|\bper 10,000\b|\brate\b/.test(text)) add('indicators', indicators);
    const priorities = /\b(?:business |strategic )?priorities\b[^.]{0,60}(?:were|are|:)/i.test(text)
      ? (text.match(priorityLine)?.length ?? 0)
      : 0;
    if (priorities >= 3) add('business priorities', priorities);
    if ([...found.values()].join() === before) continue;
    refused.push({
      source: { table: 0, row: number, rows: [number] },
      reason: 'not yet a list here',
      text: asPrinted(paragraph),
    });
  }
  return {
    tables: [...found].map(([kind, rows]) => ({ table: 0, tables: [0], title: '', kind, columns: [], rows })),
    refused,
  };
}
