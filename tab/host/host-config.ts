import { z } from 'zod';

/** What the tab must know before it can speak to Teams; served beside it, so that one build fits every tenant. */
const hostConfigSchema = z.object({
  /** Origins besides Microsoft's own that may frame the tab. */
  teamsHostOrigins: z.array(z.string()),
  /** Id of the app in Teams, for deep links. */
  teamsAppId: z.string(),
  publicUrl: z.string(),
});
export type HostConfig = z.infer<typeof hostConfigSchema>;

/** Null when the file cannot be had: the service is down or the deployment incomplete. */
export async function readHostConfig(): Promise<HostConfig | null> {
  try {
    const response = await fetch('/tab/host-config.json', { headers: { Accept: 'application/json' } });
    if (!response.ok) return null;
    const parsed = hostConfigSchema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
