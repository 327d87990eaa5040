import { z } from 'zod';

/** One step of an axis. `value` may be a weight (1, 2, 4, 8); `code` is the letter or digit a board writes for it. */
export const levelSchema = z.strictObject({
  value: z.number(),
  label: z.string().trim().min(1),
  code: z.string().trim().min(1).optional(),
});

export type Level = z.infer<typeof levelSchema>;

/** One cell of a matrix. A cell without a score has a colour only. */
export const matrixCellSchema = z.strictObject({
  score: z.number().optional(),
  band: z.string().optional(),
  code: z.string().trim().min(1).optional(),
});

export const bandSchema = z.strictObject({
  key: z.string().trim().min(1),
  label: z.string().trim().min(1),
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour written #rrggbb'),
  min: z.number().optional(),
  max: z.number().optional(),
  reviewEveryMonths: z.number().int().positive().max(120).optional(),
});

export type Band = z.infer<typeof bandSchema>;

/** A board's way of scoring risks: data, versioned, and pinned to every assessment made with it. */
export const scoringSchemeSchema = z.strictObject({
  id: z.string().trim().min(1),
  version: z.number().int().positive(),
  title: z.string().trim().min(1),
  likelihood: z.array(levelSchema).min(1),
  impact: z.array(levelSchema).min(1),
  method: z.enum(['product', 'sum', 'matrix']),
  cells: z.array(z.array(matrixCellSchema)).optional(),
  bands: z.array(bandSchema).min(1),
  decimals: z.number().int().min(0).max(4).default(0),
  appetite: z.number().optional(),
  appetiteByCategory: z.record(z.string(), z.number()).optional(),
  escalateFrom: z.number().optional(),
});

export type ScoringScheme = z.infer<typeof scoringSchemeSchema>;
