import { z } from 'zod';

/*
 * What an environment file (env/.env.NAME) has to say so that the Teams app can be packed. The names are those of the service's own
 * settings where both mean the same; `${{NAME}}` in manifest/ is filled from here.
 */

const id = z
  .guid('must be an id such as 787367b2-17d2-47dd-85c9-bb16a6dd3503')
  .refine((text) => !/^[0-]+$/.test(text), { message: 'is all zeros: that is nobody’s id' });

const hostName = z
  .string()
  .regex(
    /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
    'must be a bare host name in lower case, such as register.example.org: no https://, no port, no path',
  );

const page = z.url({
  protocol: /^https$/,
  hostname: z.regexes.domain,
  message: 'must be the address of a page, starting with https://',
});

const valuesSchema = z.object({
  TEAMS_APP_ID: id,
  APP_CLIENT_ID: id,
  BOT_APP_ID: id,
  APP_ID_URI: z
    .string()
    .regex(
      /^api:\/\/[^/\s]+\/(?:botid-)?[0-9a-f-]{36}$/i,
      'must look like api://register.example.org/botid-{client id}',
    ),
  PUBLIC_HOST: hostName,
  DEVELOPER_NAME: z
    .string()
    .max(32, 'must have at most 32 characters: Teams shows no more of whom the app is from'),
  DEVELOPER_WEBSITE_URL: page,
  DEVELOPER_PRIVACY_URL: page,
  DEVELOPER_TERMS_URL: page,
});

/** The values of one environment, checked. */
export type PackageValues = z.infer<typeof valuesSchema>;

/** Every name `${{…}}` in manifest/ may use, with what it is, for whoever has to supply it. */
export const packageValueMeanings: Readonly<Record<keyof PackageValues, string>> = {
  TEAMS_APP_ID: 'the id of the Teams app: one per tenant, made once and kept',
  APP_CLIENT_ID: 'the client id of the Entra application the tab signs people in with',
  BOT_APP_ID: 'the application id of the bot',
  APP_ID_URI: 'the Application ID URI of the Entra application',
  PUBLIC_HOST: 'the host name people reach the service at',
  DEVELOPER_NAME: 'who publishes the app in this tenant, such as the council',
  DEVELOPER_WEBSITE_URL: 'a page about the register',
  DEVELOPER_PRIVACY_URL: 'the privacy notice',
  DEVELOPER_TERMS_URL: 'the terms of use',
};

export type PackageValuesReading =
  | { readonly ok: true; readonly values: PackageValues }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Checks the values of an environment, all strings; an empty one counts as not set, and names of other settings are left alone.
 * `problems` names each missing or odd value in plain English.
 */
export function readPackageValues(given: Readonly<Record<string, string | undefined>>): PackageValuesReading {
  const present = Object.fromEntries(
    Object.keys(packageValueMeanings).flatMap((name) => {
      const value = given[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = valuesSchema.safeParse(present);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]) as keyof PackageValues;
      const named = `${name} (${packageValueMeanings[name]})`;
      return name in present ? `${named} ${issue.message}.` : `${named} is not set.`;
    });
    return { ok: false, problems: [...new Set(problems)] };
  }
  const problems = contradictions(parsed.data, given['PUBLIC_URL']?.trim());
  return problems.length === 0 ? { ok: true, values: parsed.data } : { ok: false, problems };
}

/** Values that are well-formed alone and wrong together. */
function contradictions(values: PackageValues, publicUrl: string | undefined): string[] {
  const problems: string[] = [];
  const [, uriHost, uriId] = /^api:\/\/([^/]+)\/(?:botid-)?(.+)$/.exec(values.APP_ID_URI) ?? [];
  if (uriHost !== values.PUBLIC_HOST) {
    problems.push(
      'APP_ID_URI does not name the host of PUBLIC_HOST: Teams would refuse to hand out tokens for the tab.',
    );
  }
  const ids = [values.APP_CLIENT_ID, values.BOT_APP_ID].map((text) => text.toLowerCase());
  if (!ids.includes(uriId?.toLowerCase() ?? '')) {
    problems.push('APP_ID_URI ends with an id that is neither APP_CLIENT_ID nor BOT_APP_ID.');
  }
  if (publicUrl !== undefined && publicUrl !== '' && publicUrl !== `https://${values.PUBLIC_HOST}`) {
    problems.push(
      `PUBLIC_URL and PUBLIC_HOST do not belong together: PUBLIC_URL must be https://${values.PUBLIC_HOST}.`,
    );
  }
  return problems;
}
