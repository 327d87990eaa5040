import { z } from 'zod';

/**
 * Nothing was written: the folder for what is exempt is open to everybody who may open the site, or nobody can tell. Whoever asked
 * narrows it in SharePoint and asks again, or asks again with `evenIfOpen`.
 */
export const openFolderSchema = z.strictObject({
  outcome: z.literal('folder open'),
  /** "Sealed registers/Part B" */
  folder: z.string(),
  /** Names of SharePoint's groups; empty = SharePoint does not tell this person. */
  openTo: z.array(z.string()),
  /** Where it can be narrowed; '' while there is no such folder. */
  webUrl: z.string(),
});
export type OpenFolder = z.infer<typeof openFolderSchema>;
