import { keyTakenBack, undoKeyOf, withoutTakenBack } from '../../../shared/domain/taken-back.ts';

const keysOf = (...keys: string[]) => withoutTakenBack(keys.map((key) => ({ key }))).map(({ key }) => key);

describe('what was taken back', () => {
  it('counts no more than its taking back does', () => {
    expect(keysOf('a', 'b', undoKeyOf('b'), 'c')).toEqual(['a', 'c']);
    expect(keysOf(undoKeyOf('b'), 'b')).toEqual([]);
  });

  it('counts where only the taking back is known: it changed what stood there', () => {
    expect(keysOf('a', undoKeyOf('b'))).toEqual(['a', undoKeyOf('b')]);
  });

  it('is named by the key', () => {
    expect(keyTakenBack(undoKeyOf('press-1:digest'))).toBe('press-1:digest');
    expect(keyTakenBack('press-1:digest')).toBeNull();
  });
});
