import { strToU8, zipSync } from 'fflate';
import type { MakePaper } from '../../shared/contracts/papers.ts';
import { csvOf } from '../register/csv.ts';
import { boardPaper } from './board-paper.ts';
import { leavePack } from './leave-pack.ts';
import type { Workbook } from './paper.ts';
import { partedSource, type PaperSource } from './paper-source.ts';
import { registerPaper } from './register-paper.ts';
import { registerWorkbook } from './register-sheets.ts';
import { writeDocx } from './write-docx.ts';
import { writePdf } from './write-pdf.ts';
import { writeXlsx } from './write-xlsx.ts';

export interface BuiltFile {
  readonly bytes: Uint8Array;
  /** Exempt risks, actions and controls that are not in it. */
  readonly leftOut: number;
}

export type PaperRequest = Pick<MakePaper, 'kind' | 'format' | 'part' | 'language' | 'withActionPlan'>;

/** Parts the register and makes the file of what is left. Takes seconds for a large one: see `in-worker.ts`. */
export async function buildFile(source: PaperSource, request: PaperRequest): Promise<BuiltFile> {
  const { kind, format, part, language, withActionPlan } = request;
  const parted = partedSource(source, part, kind === 'leave-pack');
  const leftOut = parted.leftOut.risks + parted.leftOut.actions + parted.leftOut.controls;
  const bytes = async (): Promise<Uint8Array> => {
    if (kind === 'board-paper') {
      const paper = boardPaper(parted, language, withActionPlan);
      return format === 'docx' ? writeDocx(paper) : writePdf(paper);
    }
    if (format === 'pdf') return writePdf(registerPaper(parted, language));
    const workbook = kind === 'register' ? registerWorkbook(parted, language) : leavePack(parted, language);
    if (format === 'xlsx') return writeXlsx(workbook);
    return zipped(workbook, format === 'zip');
  };
  return { bytes: await bytes(), leftOut };
}

function zipped(workbook: Workbook, withWorkbook: boolean): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  if (withWorkbook) files['register.xlsx'] = writeXlsx(workbook);
  for (const { name, columns, rows } of workbook.sheets) {
    files[`csv/${name}.csv`] = strToU8(
      csvOf(
        columns.map(({ title }) => title),
        rows.map((row) => row.map((cell) => cell ?? '')),
      ),
    );
  }
  return zipSync(files, { level: 6, mtime: workbook.madeAt });
}
