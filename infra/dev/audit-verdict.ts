import { z } from 'zod';

const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const;

const reportSchema = z.looseObject({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.looseObject({ severity: z.enum(severities) })),
});
const refusalSchema = z.looseObject({ statusCode: z.number().optional(), message: z.string().optional() });

/** What an audit came to. `not made` is no verdict on the packages: nobody was there to ask. */
export type AuditVerdict =
  | { readonly kind: 'clean'; readonly lesser: readonly string[] }
  | { readonly kind: 'found'; readonly grave: readonly string[]; readonly lesser: readonly string[] }
  | { readonly kind: 'not made'; readonly why: string };

/** Reads what `npm audit --json` printed. High and critical count as grave; everything below is named and fails nothing. */
export function auditVerdict(printed: string): AuditVerdict {
  let json: unknown;
  try {
    json = JSON.parse(printed);
  } catch {
    return { kind: 'not made', why: 'npm gave no report' };
  }
  const report = reportSchema.safeParse(json);
  if (!report.success) {
    const status = refusalSchema.safeParse(json).data?.statusCode;
    return {
      kind: 'not made',
      why:
        status === undefined
          ? 'the registry could not be reached'
          : `the registry answered ${status} where audits are asked for`,
    };
  }
  const told = Object.entries(report.data.vulnerabilities).map(([name, { severity }]) => ({
    grave: severity === 'high' || severity === 'critical',
    line: `${name} (${severity})`,
  }));
  const lesser = told.filter(({ grave }) => !grave).map(({ line }) => line);
  const grave = told.filter((one) => one.grave).map(({ line }) => line);
  return grave.length === 0 ? { kind: 'clean', lesser } : { kind: 'found', grave, lesser };
}
