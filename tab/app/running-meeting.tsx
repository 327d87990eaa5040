import { lazy, useCallback, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { Action } from '../../shared/domain/action.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { useHost } from '../host/host-context.tsx';
import { useBoard, useRegister } from '../register/register-context.tsx';
import { readSegment } from '../ui/board-paths.ts';

const MeetingModePage = lazy(() =>
  import('../features/meeting-mode/meeting-mode-page.tsx').then((module) => ({
    default: module.MeetingModePage,
  })),
);
const ChooseMeetingPage = lazy(() =>
  import('../features/meeting-mode/choose-meeting-page.tsx').then((module) => ({
    default: module.ChooseMeetingPage,
  })),
);
const RiskDeepDive = lazy(() =>
  import('../features/risk/risk-deep-dive.tsx').then((module) => ({ default: module.RiskDeepDive })),
);

/** The meeting an address names, as Teams shows it: a page, the panel beside a meeting, or the stage. */
export function RunningMeeting(props: {
  updateForm: (action: Action, onDone: (saved: boolean) => void) => ReactNode;
  acts: (action: Action, onDone: () => void) => ReactNode;
  reviewForm: (risk: Risk, onDone: (saved: boolean) => void) => ReactNode;
}) {
  const { context, shareToStage } = useHost();
  const { id: board } = useBoard();
  const register = useRegister();
  const segment = useParams()['meeting'];
  const key = segment === undefined ? null : readSegment(segment);
  const meeting = key === null ? undefined : register.meetingByKey.get(key);
  const share = useCallback(() => shareToStage(board, key ?? ''), [shareToStage, board, key]);
  if (meeting === undefined) return <ChooseMeetingPage gone={key !== null} />;
  const { surface } = context;
  return (
    <MeetingModePage
      key={meeting.key}
      {...props}
      meeting={meeting}
      surface={surface}
      shareToStage={surface === 'side panel' ? share : null}
      deepDive={(risk) => <RiskDeepDive risk={risk} />}
    />
  );
}
