import { decideAct } from '../../../bot/register/act-on-action.ts';
import { decideActionUpdate } from '../../../bot/register/record-action-update.ts';
import { decideRiskReview } from '../../../bot/register/review-risk.ts';
import type { Decision } from '../../../bot/register/write-item.ts';
import { seenForAct } from '../../../shared/contracts/act-on-action.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import { aLead, anAction, aPerson, aRisk, aScheme, aScore } from '../../support/builders.ts';

/** A text that looks like somebody's identity is not recorded before whoever wrote it says so; what is recorded is as ever. */
const now = '2026-03-02T10:00:00.000Z';
const timeZone = 'Europe/London';
const actor = { oid: 'oid-rowena', name: 'Rowena Castell' };
const press = { actor, via: 'tab' as const, standing: null };
const suspicious = 'Seen with NHS number 943 476 5919.';
const scheme = aScheme();

const action = anAction({ key: 'a', status: 'complete', leads: [aLead({ personKey: 'lead' })] });
const risk = aRisk({
  key: 'r',
  current: aScore(3, 4),
  scheme: { id: scheme.id, version: scheme.version },
});
const at = <Item>(item: Item) => ({ item, recorded: null, trail: [], editor: { oid: null, name: '' } });
const board = {
  timeZone,
  passToDeputy: false,
  directory: {
    directory: buildDirectory([aPerson({ key: 'rowena', oid: actor.oid })], []),
    managerKeys: ['rowena'],
  },
};
const { status, rag, percentComplete, evidenceLink } = action;
const seen = { status, rag, percentComplete, evidenceLink };
const base = { idempotencyKey: 'rendering-1', itemKey: 'a' };

type Anyway = { readonly saveAnyway?: true };
const writes: [string, (text: string, anyway: Anyway) => Decision<never> | Decision<object>][] = [
  [
    'an update',
    (note, anyway) =>
      decideActionUpdate(at(action), { ...base, seen, note, ...anyway }, press, { now, timeZone }),
  ],
  [
    'a link to evidence',
    (text, anyway) =>
      decideActionUpdate(
        at(action),
        { ...base, seen, evidenceLink: `https://example.org/${text.replaceAll(' ', '-')}`, ...anyway },
        press,
        { now, timeZone },
      ),
  ],
  [
    'why more time is needed',
    (reason, anyway) =>
      decideActionUpdate(
        at({ ...action, status: 'in progress' as const }),
        {
          ...base,
          seen: { ...seen, status: 'in progress' },
          moreTime: { proposedDue: '2027-03-02' as never, reason },
          ...anyway,
        },
        press,
        { now, timeZone },
      ),
  ],
  [
    'a closing',
    (note, anyway) =>
      decideAct(
        at(action),
        { ...base, seen: seenForAct(action), act: { kind: 'close' }, note, ...anyway },
        press,
        board,
        now,
      ),
  ],
  [
    'a review',
    (note, anyway) =>
      decideRiskReview(
        at(risk),
        {
          ...base,
          itemKey: 'r',
          seen: { likelihood: 3, impact: 4, lastReview: risk.lastReview, nextReview: risk.nextReview },
          decision: { kind: 'confirm' },
          note,
          ...anyway,
        },
        press,
        { schemes: [scheme], settings: { scheme: { id: scheme.id, version: scheme.version }, timeZone } },
        now,
      ),
  ],
];

describe.each(writes)('%s', (_, decide) => {
  it('is refused with what was seen', () => {
    const decided = decide(suspicious, {});
    if (decided.kind !== 'refused') throw new Error(`It was ${decided.kind}.`);
    expect(decided.reason).toBe('personal details');
    expect(decided.userMessage.en).toMatch(/943.476.5919” looks like an NHS number\. Nothing was saved yet/);
  });

  it('is recorded when they say so, under the same key and with the text once in the trail', () => {
    const decided = decide(suspicious, { saveAnyway: true });
    if (decided.kind !== 'write') throw new Error(`It was ${decided.kind}.`);
    const entry = JSON.stringify(decided.recorded.entry);
    expect(entry.match(/943.476.5919/g)).toHaveLength(1);
    expect(entry).not.toContain('saveAnyway');
    const plain = decide('Seen with the nurse.', {});
    const said = decide('Seen with the nurse.', { saveAnyway: true });
    if (plain.kind !== 'write' || said.kind !== 'write') throw new Error('An honest text was refused.');
    expect(said.recorded.entry.key).toBe(plain.recorded.entry.key);
  });
});
