import { z } from 'zod';

/** How far bringing a document in has come. */
export const importStateSchema = z.enum([
  // Parts arrive; nothing is in the register yet.
  'gathering',
  'writing',
  'committed',
  // Something stood in the way, or somebody took it back before it was done.
  'rolling back',
  'rolled back',
  'undoing',
  'undone',
]);
export type ImportState = z.infer<typeof importStateSchema>;
