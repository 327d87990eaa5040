import fc from 'fast-check';
import type { RegisterRows } from '../../../shared/contracts/tab-api.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { sealedDocuments } from '../../../shared/meetings/sealing.ts';
import { aBoard, aControl, aMeeting, anAction, aRisk } from '../../support/builders.ts';

const token = 'EXEMPT-TOKEN';
const note = { text: token, at: '2026-03-01T10:00:00Z', by: token };
const someone = { name: token, personKey: null };

const exemptRisk = (key: string) =>
  aRisk({
    key,
    reference: token,
    title: token,
    description: token,
    category: token,
    path: [token],
    triggers: [{ group: token, items: [token] }],
    likelihoodFactors: [token],
    consequences: [token],
    owners: [someone],
    leadAgency: token,
    lastNote: note,
    marking: 'exempt',
    problems: [{ column: 'Response', raw: token, message: token }],
  });
const treating = (riskKey: string) => [
  anAction({
    key: `act ${riskKey}`,
    riskKey,
    reference: token,
    action: token,
    outcome: token,
    priority: token,
    plan: token,
    source: token,
    evidenceLink: token,
    successMeasures: [token],
    leads: [{ ...someone, role: 'lead' }],
    lastNote: note,
  }),
];
const controlling = (riskKey: string) => [
  aControl({
    key: `control ${riskKey}`,
    riskKey,
    heading: token,
    text: token,
    criticalSuccess: token,
    owner: someone,
  }),
];

/** A register in which everything about an exempt risk, or about one nobody can find, carries the token. */
const registers = fc
  .array(fc.constantFrom('publish', 'exempt', 'gone'), { maxLength: 12 })
  .map((kinds): RegisterRows => {
    const keyOf = (kind: string, index: number) => (kind === 'publish' ? `r-${index}` : `${token}-${index}`);
    return {
      risks: kinds.flatMap((kind, index) => {
        const key = keyOf(kind, index);
        return kind === 'publish' ? [aRisk({ key })] : kind === 'exempt' ? [exemptRisk(key)] : [];
      }),
      actions: kinds.flatMap((kind, index) => {
        const riskKey = keyOf(kind, index);
        return kind === 'publish' ? [anAction({ key: `a-${index}`, riskKey })] : treating(riskKey);
      }),
      controls: kinds.flatMap((kind, index) => {
        const riskKey = keyOf(kind, index);
        return kind === 'publish' ? [aControl({ key: `c-${index}`, riskKey })] : controlling(riskKey);
      }),
      people: [],
      groups: [],
      meetings: [],
    };
  });

const meeting = aMeeting();
const seal = (rows: RegisterRows) =>
  sealedDocuments({
    board: aBoard(),
    rows,
    meeting: { ...meeting, date: civilDate('2026-03-02') },
    today: civilDate('2026-03-02'),
    now: '2026-03-02T16:00:00Z',
    by: { oid: null, name: 'Rowena Castell' },
  });

test('nothing exempt reaches Part A, in any field, and nothing is lost between the parts', () => {
  fc.assert(
    fc.property(registers, (rows) => {
      const { partA, partB } = seal(rows);
      expect(JSON.stringify(partA)).not.toContain(token);
      for (const list of ['risks', 'actions', 'controls'] as const) {
        const kept = [...partA.rows[list], ...(partB?.rows[list] ?? [])].map(({ key }) => key);
        expect(kept.sort()).toEqual(rows[list].map(({ key }) => key).sort());
      }
      expect(partB === null).toBe(!JSON.stringify(rows).includes(token));
    }),
  );
});

test('the same register gives the same bytes, however SharePoint paged it', () => {
  fc.assert(
    fc.property(registers, (rows) => {
      const backwards = { ...rows, risks: [...rows.risks].reverse(), actions: [...rows.actions].reverse() };
      expect(JSON.stringify(seal(backwards))).toBe(JSON.stringify(seal(rows)));
    }),
  );
});
