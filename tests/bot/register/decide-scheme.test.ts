import { decideScheme, nextVersions } from '../../../bot/register/decide-scheme.ts';
import type { DecideScheme } from '../../../shared/contracts/scoring-schemes.ts';
import { schemePreset } from '../../../shared/domain/scheme-presets.ts';
import type { SettingRow } from '../../../shared/sharepoint/lists/settings.ts';
import { schemeChangeRow, schemeKey } from '../../../shared/sharepoint/read-schemes.ts';
import { readSettings } from '../../../shared/sharepoint/read-settings.ts';
import type { SchemeChange } from '../../../shared/domain/scheme-change.ts';
import { aRisk, aScheme } from '../../support/builders.ts';
import { itsRow } from '../../shared/sharepoint/as-share-point-keeps.ts';

const now = '2026-03-02T10:00:00.000Z';
const rowena = { oid: '00000000-0000-4000-8000-000000000001', name: 'Rowena Castell' };
const chloe = { oid: '00000000-0000-4000-8000-000000000002', name: 'Chloe Sutherland' };
const product = aScheme();
const renamed = { ...product, title: 'Ours' };

const row = (key: string, value: unknown): SettingRow => ({
  ...itsRow,
  key,
  version: 1,
  json: typeof value === 'string' ? value : JSON.stringify(value),
});
const changed = (change: SchemeChange): SettingRow => ({ ...itsRow, ...schemeChangeRow(change) });
const aChange = (change: number, parts: Partial<SchemeChange> = {}): SchemeChange => ({
  change,
  at: now,
  by: rowena,
  why: 'The board asked for it.',
  inUse: { id: product.id, version: 2 },
  saved: { ...renamed, version: 2 },
  ...parts,
});
const boardOf = (...rows: SettingRow[]) => readSettings([row(schemeKey(product), product), ...rows]);

const saving = (parts: Partial<Extract<DecideScheme, { kind: 'save' }>> = {}): DecideScheme => ({
  kind: 'save',
  basedOn: 0,
  why: 'The board asked for it.',
  scheme: renamed,
  use: true,
  ...parts,
});

describe('saving a version', () => {
  it('is the next version of its id, in use from then on, with who, when and why', () => {
    expect(decideScheme(boardOf(), [], saving(), rowena, now)).toEqual({
      kind: 'write',
      change: aChange(1),
    });
  });

  it('may leave the scheme in use as it is', () => {
    expect(decideScheme(boardOf(), [], saving({ use: false }), rowena, now)).toMatchObject({
      kind: 'write',
      change: { saved: { version: 2 }, inUse: { id: product.id, version: 1 } },
    });
  });

  it('the same press once more is said to be saved already; another’s is a conflict', () => {
    const board = boardOf(changed(aChange(1)));
    expect(decideScheme(board, [], saving(), rowena, now)).toEqual({
      outcome: 'already saved',
      change: aChange(1),
    });
    for (const [by, wanted] of [
      [chloe, saving()],
      [rowena, saving({ why: 'Another reason.' })],
      [rowena, saving({ scheme: { ...renamed, appetite: 1 } })],
      [rowena, saving({ use: false })],
    ] as const) {
      expect(decideScheme(board, [], wanted, by, now)).toEqual({
        outcome: 'conflict',
        newest: 1,
        change: aChange(1),
      });
    }
  });

  it('a scheme as it stands is nothing to save', () => {
    expect(decideScheme(boardOf(), [], saving({ scheme: product }), rowena, now)).toMatchObject({
      outcome: 'refused',
      userMessage: { en: expect.stringContaining('nothing to save') as string },
    });
  });

  it('a preset kept as it is stays that preset; changed, it is a later version', () => {
    const preset = schemePreset('product-4x4')!;
    expect(decideScheme(boardOf(), [], saving({ scheme: preset }), rowena, now)).toMatchObject({
      change: { saved: preset },
    });
    expect(
      decideScheme(boardOf(), [], saving({ scheme: { ...preset, title: 'Ours' } }), rowena, now),
    ).toMatchObject({ change: { saved: { id: 'product-4x4', version: 2 } } });
  });

  it('never takes a number that a damaged row, or a risk, may mean already', () => {
    const pinned = [aRisk({ scheme: { id: product.id, version: 5 } }), aRisk({ scheme: null })];
    expect(nextVersions(boardOf(), pinned)).toMatchObject({ [product.id]: 6 });
    const older = aRisk({ targetScheme: { id: product.id, version: 8 } });
    expect(nextVersions(boardOf(), [...pinned, older])).toMatchObject({ [product.id]: 9 });
    const damaged = boardOf(changed(aChange(1)), row('scheme-change@2', '{"change": 2'));
    expect(damaged.newestSchemeChange).toBe(2);
    expect(decideScheme(damaged, [], saving({ basedOn: 2, scheme: product }), rowena, now)).toMatchObject({
      change: { change: 3, saved: { version: 4 } },
    });
    const unread = boardOf(row('scheme:product-5x5@9', 'garbage'));
    expect(nextVersions(unread, [])).toMatchObject({ [product.id]: 10 });
  });
});

describe('taking a scheme into use', () => {
  const board = boardOf(changed(aChange(1)));
  const use = (version: number): DecideScheme => ({
    kind: 'use',
    basedOn: 1,
    why: 'Back to the old one.',
    scheme: { id: product.id, version },
  });

  it('is a decision of its own, and writes no version', () => {
    expect(decideScheme(board, [], use(1), rowena, now)).toEqual({
      kind: 'write',
      change: {
        change: 2,
        at: now,
        by: rowena,
        why: 'Back to the old one.',
        inUse: { id: product.id, version: 1 },
        saved: null,
      },
    });
  });

  it('one that is gone, or in use already, is refused', () => {
    expect(decideScheme(board, [], use(9), rowena, now)).toMatchObject({ outcome: 'refused' });
    expect(decideScheme(board, [], use(2), rowena, now)).toMatchObject({ outcome: 'refused' });
  });
});
