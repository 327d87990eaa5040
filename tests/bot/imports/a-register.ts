import { beginImport, gatherPart } from '../../../bot/imports/begin-import.ts';
import { goOn, undo } from '../../../bot/imports/go-on.ts';
import { findImport, type ImportParts } from '../../../bot/imports/import-record.ts';
import { GraphFailure } from '../../../bot/graph/graph-errors.ts';
import { createBoardMirror } from '../../../bot/register/board-mirror.ts';
import { inParts } from '../../../shared/contracts/imports-in-parts.ts';
import type { ImportStep, PlannedWrite, UndoImport } from '../../../shared/contracts/imports.ts';
import { defaultReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { schemePreset } from '../../../shared/domain/scheme-presets.ts';
import {
  defaultBoardSettings,
  defaultVocabulary,
  settingsRows,
} from '../../../shared/sharepoint/read-settings.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { createLogger } from '../../../bot/logging.ts';
import { aControl, aGroup, anAction, aPerson, aRisk } from '../../support/builders.ts';
import { MemorySharePoint, type MemoryPortOptions } from '../../support/memory-sharepoint.ts';

export const sha256 = '0123456789abcdef'.repeat(4);
const site = { timeZone: 'Europe/London' };

/** A small board in memory: a manager, a group, two risks, a control and three actions. */
export class ARegister {
  readonly sharePoint = new MemorySharePoint();
  private seconds = 0;

  constructor() {
    const { sharePoint } = this;
    for (const row of settingsRows({
      settings: { ...defaultBoardSettings, managerKeys: ['rowena'] },
      vocabulary: defaultVocabulary,
      reminderPolicy: defaultReminderPolicy,
      schemes: [schemePreset('product-5x5')!],
    })) {
      sharePoint.add('settings', registerLists.settings.write(row));
    }
    sharePoint.add(
      'people',
      registerLists.people.write(aPerson({ key: 'rowena', name: 'Rowena Castell', oid: 'rowena' })),
    );
    sharePoint.add('groups', registerLists.groups.write(aGroup({ key: 'g-1', name: 'Exploitation group' })));
    sharePoint.add(
      'risks',
      registerLists.risks.write(aRisk({ key: 'r-1', reference: 'R1', title: 'First risk' })),
    );
    sharePoint.add(
      'risks',
      registerLists.risks.write(aRisk({ key: 'r-2', reference: 'R2', title: 'Second risk' })),
    );
    sharePoint.add('controls', registerLists.controls.write(aControl({ key: 'c-1', riskKey: 'r-1' })));
    for (const n of [1, 2, 3]) {
      const action = anAction({ key: `a-${n}`, reference: `1.${n}`, rag: 'green', originalDue: null });
      sharePoint.add('actions', registerLists.actions.write(action));
    }
  }

  now(): string {
    return new Date(Date.parse('2026-11-28T10:00:00Z') + this.seconds * 1000).toISOString();
  }

  pass(seconds: number): void {
    this.seconds += seconds;
    this.sharePoint.now = this.now();
  }

  /** What of the register people see: every row of the lists an import writes, by key, without SharePoint's own properties. */
  rows(): Record<string, unknown> {
    const lists = ['people', 'groups', 'risks', 'controls', 'actions', 'assessments'] as const;
    return Object.fromEntries(
      lists.map((list) => [
        list,
        this.sharePoint
          .fields(list)
          .map((fields) => ({ ...registerLists[list].read({ id: '', fields }, site) }))
          .sort((one, other) => (one.key < other.key ? -1 : 1)),
      ]),
    );
  }

  trail(): string[] {
    return this.sharePoint
      .fields('updates')
      .map((row) => String(row['Key']))
      .sort();
  }

  parts(options: MemoryPortOptions = {}, stepMilliseconds = 1e9): ImportParts {
    const { sharePoint } = this;
    const graph = sharePoint.port({ person: { id: 'rowena', displayName: 'Rowena Castell' }, ...options });
    return {
      graph,
      place: sharePoint.place,
      site,
      mirror: createBoardMirror({
        boardId: 'children',
        boards: {
          ids: ['children'],
          has: () => true,
          place: () => Promise.resolve(sharePoint.place),
          forget: () => undefined,
        },
        graph: sharePoint.port(),
        logger: createLogger('silent'),
        now: () => this.now(),
      }),
      actor: { oid: 'rowena', name: 'Rowena Castell' },
      now: () => this.now(),
      elapsed: () => 0,
      stepMilliseconds,
    };
  }

  async begin(writes: readonly PlannedWrite[], key = 'import-1', parts = this.parts()): Promise<void> {
    const pieces = inParts(writes);
    await beginImport(parts, {
      key,
      document: { name: 'Plan.docx', sha256, bytes: 100 },
      parts: pieces.length,
      writes: writes.length,
      keepDocument: false,
      mapping: { 'who will lead': 'leads' },
    });
    const record = (await findImport(parts, key))!;
    for (const [index, piece] of pieces.entries()) {
      const outcome = await gatherPart(parts, record, index + 1, { writes: piece });
      if (outcome.outcome !== 'kept') throw new Error(JSON.stringify(outcome));
    }
  }

  /** One step, come what may. */
  async one(parts: () => ImportParts, key = 'import-1'): Promise<void> {
    try {
      const step = await goOn(parts(), key);
      this.pass(step?.waitSeconds ?? 0);
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      this.pass(5);
    }
  }

  /** Steps until it is over, as a tab does: a failure is tried again, a step of somebody else's waited for. */
  async finish(
    key = 'import-1',
    parts: () => ImportParts = () => this.parts(),
    first: UndoImport | null = null,
  ): Promise<ImportStep> {
    let asked = first;
    for (let turn = 0; turn < 300; turn += 1) {
      try {
        const step = asked === null ? await goOn(parts(), key) : await undo(parts(), key, asked);
        if (step === null) throw new Error('no such import');
        if (step.over) return step;
        if (step.waitSeconds > 0) this.pass(step.waitSeconds);
        else asked = null;
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        this.pass(5);
      }
    }
    throw new Error('An import never ended.');
  }
}
