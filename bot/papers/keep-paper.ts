import { graphSaid } from '../graph/graph-words.ts';
import type { MadePaper, MakePaper } from '../../shared/contracts/papers.ts';
import { timeOfDay } from '../../shared/domain/moment-in-words.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import { libraryFilePath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import { partBFolders } from '../register/part-b-folder.ts';
import type { BuiltFile } from './build-file.ts';
import { fileTypes } from './file-types.ts';
import type { PaperSource } from './paper-source.ts';
import { paperWords } from './paper-words.ts';

/** Files of one second: somebody pressed twice, or two people at once. */
const mostNames = 5;

/** "Board paper, Safeguarding board, 21 April 2026, Part A, 2026-04-10 10.31.07.docx" */
function paperName(source: PaperSource, request: MakePaper, attempt: number): string {
  const words = paperWords(request.language);
  const time = timeOfDay(source.now, source.board.settings.timeZone).replace(':', '.');
  const about = (source.meeting?.title ?? source.board.settings.title)
    .replace(/["*:<>?/\\|#%~&{}]+/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 80)
    .trim();
  const isOpenPack = request.kind === 'leave-pack' && request.part === 'A';
  const kind = isOpenPack ? words.wholeWithoutHistory : words.kinds[request.kind];
  const part = `${words.part} ${request.part}`;
  const day = source.now.slice(0, 10);
  const again = attempt === 1 ? '' : ` (${attempt})`;
  return `${kind}, ${about}, ${part}, ${day} ${time}.${source.now.slice(17, 19)}${again}.${fileTypes[request.format].ending}`;
}

/**
 * Puts the file into the library of the board's site. What is exempt has a folder of its own, whose rights a board can keep narrower.
 * @param graph with the person's own rights: SharePoint decides whether they may keep a file there and names them as its author
 * @throws GraphFailure
 */
export async function keepPaper(
  graph: GraphPort,
  siteId: string,
  source: PaperSource,
  request: MakePaper,
  { bytes, leftOut }: BuiltFile,
): Promise<MadePaper> {
  for (let attempt = 1; ; attempt += 1) {
    const name = paperName(source, request, attempt);
    const folders = request.part === 'A' ? ['Papers'] : partBFolders.papers;
    const answer = await graph.send({
      method: 'PUT',
      path: libraryFilePath(siteId, [...folders, name]),
      headers: { 'Content-Type': fileTypes[request.format].type },
      body: bytes,
    });
    const problem = problemOf(answer);
    if (problem === null) {
      return { outcome: 'made', name, webUrl: textIn(answer.body, 'webUrl'), bytes: bytes.length, leftOut };
    }
    if (problem.kind === 'no access') {
      throw new GraphFailure({
        ...problem,
        userMessage: graphSaid('noPaperHere'),
      });
    }
    if (problem.kind !== 'duplicate value' || attempt >= mostNames) throw new GraphFailure(problem);
  }
}
