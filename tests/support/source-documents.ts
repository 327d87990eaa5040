import type { SourceBlock, SourceDocument } from '../../shared/importing/source-document.ts';

/** A document as a reader of text makes it: lines with tabs are tables, blank lines part them, "# …" is a heading. */
export function aDocument(text: string, name = 'exampleshire-plan.txt'): SourceDocument {
  const blocks: SourceBlock[] = [];
  let number = 0;
  let open = false;
  text
    .replace(/^\n/, '')
    .split('\n')
    .forEach((line, index) => {
      if (line.trim() === '') {
        open = false;
        return;
      }
      if (!line.includes('\t')) {
        open = false;
        const heading = /^(#+)\s+(.*)$/.exec(line);
        blocks.push(
          heading === null
            ? { kind: 'paragraph', text: line }
            : { kind: 'paragraph', text: heading[2] ?? '', heading: (heading[1] ?? '').length },
        );
        return;
      }
      const row = {
        number: index + 1,
        cells: line.split('\t').map((cell) => ({ text: cell.replaceAll('¶', '\n') })),
      };
      const last = blocks.at(-1);
      if (open && last?.kind === 'table') {
        last.rows.push(row);
        return;
      }
      number += 1;
      blocks.push({ kind: 'table', number, rows: [row] });
      open = true;
    });
  return { name, format: 'text', blocks, notices: [] };
}
