import { changesAsJson } from '../../../bot/http/changes-json.ts';
import { aBoard, aChangesResponse, anAction, aRisk } from '../../support/builders.ts';

describe('an answer as JSON', () => {
  const answer = aChangesResponse({
    board: aBoard(),
    changed: {
      risks: [aRisk({ title: 'Children’s “wishes”\n' }), aRisk()],
      actions: [anAction(), anAction(), anAction()],
    },
    removed: { actions: ['7'] },
  });
  const read = (json: Buffer): unknown => JSON.parse(json.toString('utf8'));

  it('says what the answer says', () => {
    expect(read(changesAsJson(answer))).toEqual(answer);
    expect(read(changesAsJson(aChangesResponse()))).toEqual(aChangesResponse());
  });

  it('is plain ASCII, which a browser reads as it comes', () => {
    const told = aChangesResponse({
      board: aBoard({ problems: ['Diogelu’r Sir'] }),
      changed: { risks: [aRisk({ title: 'Diogelu’r plant – ŵ 🙂' })] },
    });
    expect(changesAsJson(told).every((byte) => byte < 0x80)).toBe(true);
    expect(read(changesAsJson(told))).toEqual(told);
  });

  it('says the same again, and of some of the rows only where only some are told', () => {
    changesAsJson(answer);
    const some = { ...answer, changed: { ...answer.changed, actions: answer.changed.actions.slice(1) } };
    expect(read(changesAsJson(some))).toEqual(some);
  });
});
