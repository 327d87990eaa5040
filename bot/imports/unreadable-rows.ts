import { z } from 'zod';
import {
  importedListSchema,
  plannedWriteSchema,
  type ImportProblem,
  type RowNamed,
} from '../../shared/contracts/imports.ts';
import { titleOf } from './planned-rows.ts';
import { plainProblem, problemWith } from './check-plan.ts';

/** As much of a write that is not valid as names it to a person. */
const nameableSchema = z.object({
  list: importedListSchema,
  id: z.string().max(60),
  key: z.string().max(100).optional(),
  values: z.record(z.string(), z.unknown()).optional(),
  before: z.record(z.string(), z.unknown()).optional(),
});

/** Which rows of a part cannot be kept, and which field of each is the first that cannot. Nothing of what was sent is repeated but the row's name. */
export function unreadableRows(body: unknown): ImportProblem {
  const writes = z.object({ writes: z.array(z.unknown()) }).safeParse(body);
  if (!writes.success) return plainProblem('row not readable');
  const rows = writes.data.writes.flatMap((write): RowNamed[] => {
    if (plannedWriteSchema.safeParse(write).success) return [];
    const nameable = nameableSchema.safeParse(write);
    if (!nameable.success)
      return [{ list: 'actions', id: '', key: '', title: '', field: '', by: '', at: '' }];
    const { list, id, key = '', values, before } = nameable.data;
    return [
      { list, id, key, title: titleOf(list, values ?? before ?? {}), field: fieldIn(write), by: '', at: '' },
    ];
  });
  return rows.length === 0 ? plainProblem('row not readable') : problemWith('row not readable', rows);
}

/** The field of the first issue, by the variant the write is closest to. */
function fieldIn(write: unknown): string {
  const parsed = plannedWriteSchema.safeParse(write);
  const issue = parsed.error?.issues[0];
  const paths =
    issue?.code === 'invalid_union'
      ? issue.errors
          .filter((issues) => !issues.some(({ path }) => path[0] === 'list' || path[0] === 'kind'))
          .flatMap((issues) => issues.map(({ path }) => path))
      : [issue?.path ?? []];
  const [, field] =
    paths.find(([place]) => place === 'values' || place === 'before' || place === 'after') ?? [];
  return typeof field === 'string' ? field : '';
}
