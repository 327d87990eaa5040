import { isBoardManager } from '../../shared/domain/standing.ts';
import type { ReadableRegister } from './register-index.ts';

/** Whether whoever looks is a manager of the board: a hint for what to offer; the service decides. */
export function viewerIsManager(
  { board, directory, today }: Pick<ReadableRegister, 'board' | 'directory' | 'today'>,
  viewerOid: string | null,
): boolean {
  const { managerKeys } = board.settings;
  return viewerOid !== null && isBoardManager(viewerOid, { directory, managerKeys }, today);
}
