import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultEffect } from '../faults.ts';
import type { Tenant } from '../tenant.ts';
import { authenticate } from './authentication.ts';
import { answerBatch, isBatch, type PartAnswer } from './batch.ts';
import { errorAnswer, problemFrom, type CorrelationIds } from './error-answer.ts';
import type { Caller, GraphAnswer, GraphCall, GraphRequest } from './exchange.ts';
import { ConnectionLost, faultProblem } from './injected-faults.ts';
import { Metering } from './metering.ts';
import { readOptions } from './query-options.ts';
import { findRoute } from './router.ts';

/** What one call came to, for the log. */
interface Outcome {
  readonly answer: GraphAnswer;
  readonly template: string;
  readonly units: number;
  readonly batchSize: number;
}

/** Answers Graph requests: who is calling, faults on demand, what it costs, then the route's own work. */
export class GraphDispatcher {
  private readonly tenant: Tenant;
  private readonly metering: Metering;

  constructor(tenant: Tenant) {
    this.tenant = tenant;
    this.metering = new Metering(tenant.switches);
  }

  /** Answers a request from the wire. Throws ConnectionLost when a rule wants no answer at all. */
  async answer(request: GraphRequest): Promise<GraphAnswer> {
    const ids = correlationIds(request);
    const started = performance.now();
    let caller: Caller | null = null;
    let outcome: Outcome;
    try {
      caller = await authenticate(this.tenant, request.headers['authorization']);
      if (this.tenant.switches.latencyMilliseconds > 0) await wait(this.tenant.switches.latencyMilliseconds);
      outcome = isBatch(request)
        ? await this.batch(request, caller, ids)
        : await this.single(request, caller, ids);
    } catch (thrown) {
      if (thrown instanceof ConnectionLost) {
        this.log(
          request,
          caller,
          { answer: { status: 0 }, template: '(connection lost)', units: 0, batchSize: 0 },
          started,
          false,
        );
        throw thrown;
      }
      const answer = errorAnswer(problemFrom(thrown), ids, this.tenant.clock.now());
      outcome = { answer, template: '(refused)', units: 0, batchSize: 0 };
    }
    const answer = written(outcome.answer);
    this.log(request, caller, { ...outcome, answer }, started, false);
    this.note(request, caller, outcome, request);
    return { ...answer, headers: { ...answer.headers, ...correlationHeaders(ids) } };
  }

  private async batch(request: GraphRequest, caller: Caller, ids: CorrelationIds): Promise<Outcome> {
    const finish = await this.applyFaults(request, caller);
    if (finish.instead) return { answer: finish.instead, template: '/$batch', units: 0, batchSize: 0 };
    const { answer, size } = await answerBatch(request, async (part): Promise<PartAnswer> => {
      const started = performance.now();
      const outcome = await this.single(part, caller, ids);
      this.log(part, caller, outcome, started, true);
      this.note(part, caller, outcome, request);
      return outcome.answer;
    });
    finish.afterwards();
    return { answer, template: '/$batch', units: 0, batchSize: size };
  }

  private async single(request: GraphRequest, caller: Caller, ids: CorrelationIds): Promise<Outcome> {
    let template = '(unknown)';
    let units = 0;
    let answer: GraphAnswer;
    let finish: { instead: GraphAnswer | null; afterwards: () => void } | null = null;
    try {
      const { route, parameters } = findRoute(this.tenant, request.method, request.path);
      ({ template } = route);
      const call: GraphCall = {
        tenant: this.tenant,
        request,
        caller,
        options: readOptions(request.query),
        parameters,
      };
      units = route.units(call);
      finish = await this.applyFaults(request, caller);
      this.metering.spend(caller.appId, units);
      answer = finish.instead ?? (await route.handle(call));
    } catch (thrown) {
      if (thrown instanceof ConnectionLost) throw thrown;
      answer = errorAnswer(problemFrom(thrown), ids, this.tenant.clock.now());
    }
    finish?.afterwards();
    const headers = { ...this.metering.rateHeaders(caller.appId), ...answer.headers };
    return { answer: { ...answer, headers }, template, units, batchSize: 0 };
  }

  /** Takes the faults that match: waits, gives an answer instead, loses the connection now or after the work. */
  private async applyFaults(
    request: GraphRequest,
    caller: Caller,
  ): Promise<{ instead: GraphAnswer | null; afterwards: () => void }> {
    const effects = this.tenant.faults.take('graph', {
      method: request.method,
      path: request.query === '' ? request.path : `${request.path}?${request.query}`,
      appId: caller.appId,
      userId: caller.userId ?? undefined,
    });
    for (const effect of effects) {
      if (effect.kind === 'delay') await wait(effect.milliseconds);
      if (effect.kind === 'disconnect') throw new ConnectionLost();
      if (effect.kind === 'respond') return { instead: insteadOf(effect), afterwards: () => undefined };
    }
    const loses = effects.some((effect) => effect.kind === 'lose-answer');
    return {
      instead: null,
      afterwards: () => {
        if (loses) throw new ConnectionLost();
      },
    };
  }

  /** Which kind of call this was; a batch is none itself, and who was turned away at the door called nothing. */
  private note(request: GraphRequest, caller: Caller | null, outcome: Outcome, sent: GraphRequest): void {
    if (caller === null || isBatch(request)) return;
    const partOfFile = /:\/[a-z]+$/i.exec(request.path)?.[0] ?? '';
    this.tenant.traffic.noteKind({
      method: request.method,
      template: outcome.template.replace('{path*}', `{path}${partOfFile}`),
      appId: caller.appId,
      delegated: caller.userId !== null,
      client: sent.headers['user-agent'] ?? '',
    });
  }

  private log(
    request: GraphRequest,
    caller: Caller | null,
    outcome: Outcome,
    started: number,
    insideBatch: boolean,
  ): void {
    const { answer } = outcome;
    const bytes = answer.bytes?.length ?? answer.text?.length ?? 0;
    this.tenant.traffic.add({
      at: new Date().toISOString(),
      surface: 'graph',
      method: request.method,
      template: outcome.template,
      queryOptions: [...readOptions(request.query).keys()].map((name) => `$${name}`),
      status: answer.status,
      resourceUnits: outcome.units,
      batchSize: outcome.batchSize,
      insideBatch,
      appId: caller?.appId ?? null,
      userId: caller?.userId ?? null,
      delegated: caller === null ? null : caller.userId !== null,
      milliseconds: Math.round(performance.now() - started),
      bytes,
    });
  }
}

/** Large answers are put into words once, for the log and for the wire. */
const written = (answer: GraphAnswer): GraphAnswer =>
  answer.body === undefined || answer.bytes !== undefined
    ? answer
    : { ...answer, text: JSON.stringify(answer.body) };

function insteadOf(effect: Extract<FaultEffect, { kind: 'respond' }>): GraphAnswer {
  const problem = faultProblem(effect);
  if (effect.body === undefined) throw problem;
  return { status: effect.status, headers: problem.headers, body: effect.body };
}

function correlationIds(request: GraphRequest): CorrelationIds {
  const requestId = randomUUID();
  return { requestId, clientRequestId: request.headers['client-request-id'] ?? requestId };
}

const correlationHeaders = (ids: CorrelationIds): Readonly<Record<string, string>> => ({
  'request-id': ids.requestId,
  'client-request-id': ids.clientRequestId,
});
