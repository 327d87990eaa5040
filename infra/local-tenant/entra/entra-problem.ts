import { randomUUID } from 'node:crypto';

/** What Entra sends with a refusal beside the description. */
interface EntraProblemDetails {
  readonly subError?: string;
  /** A claims challenge: JSON text the client passes on to the next sign-in. */
  readonly claims?: string;
}

/** A refusal of the token endpoint: OAuth error, AADSTS number, text. */
export class EntraProblem extends Error {
  readonly status: number;
  readonly error: string;
  readonly number: number;
  readonly details: EntraProblemDetails;

  constructor(
    status: number,
    error: string,
    number: number,
    text: string,
    details: EntraProblemDetails = {},
  ) {
    super(`AADSTS${number}: ${text}`);
    this.name = 'EntraProblem';
    this.status = status;
    this.error = error;
    this.number = number;
    this.details = details;
  }
}

/** Entra's error body. Its times are real: only SharePoint's side of the tenant has a clock of its own. */
export function entraErrorBody(
  problem: EntraProblem,
  correlationId: string,
): Readonly<Record<string, unknown>> {
  const traceId = randomUUID();
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    error: problem.error,
    error_description: `${problem.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [problem.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${problem.number}`,
    ...(problem.details.subError === undefined ? {} : { suberror: problem.details.subError }),
    ...(problem.details.claims === undefined ? {} : { claims: problem.details.claims }),
  };
}

export const unknownTenant = (error: string, tenant: string): EntraProblem =>
  new EntraProblem(
    400,
    error,
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );

export const missing = (parameter: string): EntraProblem =>
  new EntraProblem(
    400,
    'invalid_request',
    900144,
    `The request body must contain the following parameter: '${parameter}'.`,
  );
