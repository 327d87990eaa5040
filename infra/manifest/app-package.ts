import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { packageValueMeanings, type PackageValues } from './package-values.ts';

/** As much of a manifest as says which other files belong into the package. */
const namedFilesSchema = z.looseObject({
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  localizationInfo: z.looseObject({
    additionalLanguages: z
      .array(z.looseObject({ languageTag: z.string(), file: z.string() }))
      .optional()
      .default([]),
  }),
});

export type AppPackage =
  | { readonly ok: true; readonly zip: Uint8Array; readonly files: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Packs the Teams app: manifest.json with its `${{NAME}}` filled, the icons and the language files, at the root of one zip. Everything is
 * checked against Microsoft's schemas, which are bundled with `@microsoft/app-manifest`: nothing is fetched. The same values give the same
 * bytes.
 * @param folder the folder with manifest.json
 */
export async function buildAppPackage(folder: string, values: PackageValues): Promise<AppPackage> {
  const source = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as unknown;
  const unknownNames = [...placeholdersIn(source)].filter((name) => !(name in packageValueMeanings));
  if (unknownNames.length > 0) {
    return {
      ok: false,
      problems: unknownNames.map((name) => `manifest.json asks for ${name}, which no environment file has.`),
    };
  }
  const manifest = filled(source, values);
  const named = namedFilesSchema.safeParse(manifest);
  if (!named.success) {
    return { ok: false, problems: ['manifest.json names no icons or no default language.'] };
  }
  const { icons, localizationInfo } = named.data;
  const languageFiles = localizationInfo.additionalLanguages.map(({ file }) => file);
  const contents: Record<string, Uint8Array> = { 'manifest.json': asJson(manifest) };
  const problems = (await schemaProblems(manifest)).map((problem) => `manifest.json: ${problem}`);
  for (const file of [icons.color, icons.outline, ...languageFiles]) {
    try {
      contents[file] = readFileSync(path.join(folder, file));
    } catch {
      problems.push(`${file}, which manifest.json names, is not beside it.`);
    }
  }
  for (const file of languageFiles) {
    const bytes = contents[file];
    if (bytes === undefined) continue;
    const words = JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
    problems.push(...(await schemaProblems(words)).map((problem) => `${file}: ${problem}`));
  }
  if (problems.length > 0) return { ok: false, problems };
  // One moment for all files: a zip that differs is an app that differs. (1980 is where a zip's calendar begins.)
  const zip = zipSync(contents, { level: 9, mtime: '1980-01-01T12:00:00' });
  return { ok: true, zip, files: Object.keys(contents) };
}

/** The names in `${{NAME}}`, wherever they stand. */
export function placeholdersIn(part: unknown): Set<string> {
  const found = JSON.stringify(part).matchAll(/\$\{\{\s*(\w+)\s*\}\}/g);
  return new Set(Array.from(found, ([, name = '']) => name));
}

/** The manifest with its values: put into each text, so that a value with a quotation mark stays a value. */
function filled(part: unknown, values: PackageValues): unknown {
  if (typeof part === 'string') {
    return part.replace(/\$\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) =>
      name in values ? values[name as keyof PackageValues] : whole,
    );
  }
  if (Array.isArray(part)) return part.map((entry: unknown) => filled(entry, values));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, filled(entry, values)]));
}

const asJson = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');

const schemaAddress =
  /^https:\/\/developer\.microsoft\.com\/(?:en-us\/)?json-schemas\/teams\/(v[\d.]+)\/(MicrosoftTeams(?:\.Localization)?\.schema\.json)$/;

/** What Microsoft's schema, the one that the document names, finds wrong with it; empty = nothing. */
export async function schemaProblems(document: unknown): Promise<string[]> {
  const named = z.looseObject({ $schema: z.string() }).safeParse(document);
  const [, version, file] = schemaAddress.exec(named.data?.$schema ?? '') ?? [];
  if (version === undefined || file === undefined) return ['it does not say which Teams schema it follows.'];
  const schemas = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')),
    'json-schemas',
    'teams',
  );
  // Two patterns of the language schema end a class with a bare “]”, which the validator (Unicode patterns) refuses to read.
  const schema = JSON.parse(
    readFileSync(path.join(schemas, version, file), 'utf8').replaceAll(String.raw`\\b]`, String.raw`\\b\\]`),
  ) as Parameters<typeof AppManifestUtils.validateAgainstSchema>[1];
  return AppManifestUtils.validateAgainstSchema(document as TeamsManifest, schema);
}
