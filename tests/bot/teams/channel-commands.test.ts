import { matchNames, readChannelCommand } from '../../../bot/teams/channel-commands.ts';

describe('what is asked for in a channel', () => {
  test.each([
    [
      '<at>Safeguarding Register</at> use this channel for Quality Assurance Group',
      'use',
      'quality assurance group',
    ],
    [
      'Please USE this channel for the Quality Assurance Group, thanks!',
      'use',
      'the quality assurance group',
    ],
    ['use the channel for&nbsp;Neglect', 'use', 'neglect'],
    [
      'could you use this channel as the channel for Learning &amp; Improvement please?',
      'use',
      'learning and improvement',
    ],
    ['use this channel', 'use', ''],
    ['<at>Safeguarding Register</at> stop using this channel', 'stop', ''],
    ['please don’t use this channel any more', 'stop', ''],
    ['stop using this channel for the Executive', 'stop', 'the executive'],
    ['no longer write in this channel.', 'stop', ''],
    ['<at>Cofrestr</at> defnyddio’r sianel hon ar gyfer Grŵp Sicrhau Ansawdd', 'use', 'grwp sicrhau ansawdd'],
    ['Defnyddiwch y sianel hon, os gwelwch yn dda', 'use', ''],
    ['peidio â defnyddio’r sianel hon', 'stop', ''],
    ['rhowch y gorau i ddefnyddio’r sianel hon', 'stop', ''],
  ])('%s', (text, kind, group) => {
    expect(readChannelCommand(text)).toEqual({ kind, group });
  });

  test.each(['my actions', 'which channel do we use?', 'thank you', '', 'use this '.repeat(40)])(
    'nothing: %s',
    (text) => {
      expect(readChannelCommand(text)).toBeNull();
    },
  );

  it('nothing behind more markup than anybody writes: stripping it would take its length squared', () => {
    expect(readChannelCommand(`${'<'.repeat(28_000)}>use this channel`)).toBeNull();
    expect(readChannelCommand(`${'<'.repeat(1_000)}>use this channel`)).not.toBeNull();
  });
});

describe('which group is meant', () => {
  const named = [
    'Quality Assurance Group',
    'Quality and Performance',
    'Executive',
    'Neglect Task and Finish Group',
  ].map((name) => ({ name }));
  test.each([
    ['quality assurance group', ['Quality Assurance Group']],
    ['the QUALITY assurance', ['Quality Assurance Group']],
    ['quality', ['Quality Assurance Group', 'Quality and Performance']],
    ['neglect', ['Neglect Task and Finish Group']],
    ['executive subgroup', ['Executive']],
    ['exec', []],
    ['group', []],
    ['', []],
  ])('%s', (written, names) => {
    expect(matchNames(written, named).map(({ name }) => name)).toEqual(names);
  });
});
