import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useWords } from '../../ui/language.tsx';
import type { RunningMeeting } from './use-meeting.ts';
import { words } from './words.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  controls: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** Puts the page on the meeting's stage; answers why not, or null when it is there. */
export type ShareToStage = () => Promise<string | null>;

/** How this window stands to what everybody sees, and what the person can do about it. */
export function PresentingBar(props: {
  meeting: RunningMeeting;
  mayRun: boolean;
  shareToStage: ShareToStage | null;
}) {
  const { meeting, mayRun, shareToStage } = props;
  const styles = useStyles();
  const w = useWords(words);
  const announce = useAnnounce();
  const [stageProblem, setStageProblem] = useState('');
  const { role, showing, problem } = meeting;
  const name = showing?.by.name ?? '';
  return (
    <div className={styles.bar}>
      {mayRun && (role === 'alone' || role === 'presenting') && (
        <div className={styles.controls}>
          <Switch
            label={role === 'presenting' ? w.showing : w.showToAll}
            checked={role === 'presenting'}
            onChange={(_, { checked }) => (checked ? meeting.present(null) : meeting.stopPresenting())}
          />
          {shareToStage !== null && (
            <Button
              onClick={() => {
                void shareToStage().then((why) => {
                  setStageProblem(why ?? '');
                  if (why !== null) return;
                  announce(w.shared);
                  if (role === 'alone') meeting.present(null);
                });
              }}
            >
              {w.shareToStage}
            </Button>
          )}
        </div>
      )}
      {stageProblem !== '' && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{stageProblem}</MessageBarBody>
        </MessageBar>
      )}
      {role === 'following' && (
        <MessageBar layout="multiline">
          <MessageBarBody>{w.othersFollow(name)}</MessageBarBody>
          {mayRun && (
            <MessageBarActions>
              <Button onClick={() => meeting.present(showing?.by.oid ?? null)}>{w.takeOver}</Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      {role === 'looking around' && (
        <MessageBar layout="multiline">
          <MessageBarBody>{w.lookingAround}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={meeting.goBack}>{w.goBack(name)}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {problem !== null && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            {problem.kind === 'somebody else'
              ? w.nowPresents(problem.name)
              : problem.kind === 'not shown'
                ? w.notShown(problem.userMessage)
                : problem.userMessage}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
