import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  ProgressBar,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { OpenFolder } from '../../../shared/contracts/open-folder.ts';
import type { Meeting } from '../../../shared/domain/person.ts';
import { useApi, useBoard, useRegister } from '../../register/register-context.tsx';
import { useWords } from '../../ui/language.tsx';
import { OpenFolderNotice } from '../../ui/open-folder-notice.tsx';
import { ErrorNotice } from '../../ui/states.tsx';
import { meetingsWords } from './meetings-words.ts';

type Sealing =
  | { phase: 'asking' }
  | { phase: 'sealing' }
  | { phase: 'open'; folder: OpenFolder }
  | { phase: 'failed'; userMessage: string; correlationId: string | null };

/**
 * Asks before the register of a meeting is sealed, and shows how it goes. The same press, tried again after a failure, seals once.
 * @param openLink resolves false when the host would open nothing
 * @param onDone told in words what became of it; '' = nothing was done
 */
export function SealDialog(props: {
  meeting: Meeting;
  open: boolean;
  openLink: (url: string) => Promise<boolean>;
  onDone: (words: string) => void;
}) {
  const { meeting, open, onDone } = props;
  const w = useWords(meetingsWords);
  const api = useApi();
  const { id: board } = useBoard();
  const register = useRegister();
  const [press] = useState(() => crypto.randomUUID());
  const [sealing, setSealing] = useState<Sealing>({ phase: 'asking' });
  const { today } = register;
  const busy = sealing.phase === 'sealing';
  const exempt = register.risks.some(({ marking }) => marking === 'exempt');

  async function seal(evenIfOpen: boolean) {
    setSealing({ phase: 'sealing' });
    const request = { idempotencyKey: press, meetingKey: meeting.key, evenIfOpen };
    const result = await api.sealMeeting(board, request);
    if (!result.ok) {
      const { userMessage, correlationId } = result.failure;
      setSealing({ phase: 'failed', userMessage, correlationId });
    } else if (result.value.outcome === 'folder open') {
      setSealing({ phase: 'open', folder: result.value });
    } else if (result.value.outcome === 'refused') {
      setSealing({ phase: 'failed', userMessage: result.value.userMessage, correlationId: null });
    } else {
      const words = result.value.outcome === 'sealed' ? w.sealed : w.sealedAlready;
      onDone(words(meeting.title));
    }
  }

  return (
    <Dialog open={open} modalType="alert" onOpenChange={(_, next) => !next.open && !busy && onDone('')}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{w.confirmTitle(meeting.title)}</DialogTitle>
          <DialogContent>
            <p>{w.confirmText(today)}</p>
            {meeting.date !== null && meeting.date < today && <p>{w.confirmLater(meeting.date)}</p>}
            {exempt && <p>{w.confirmPartB}</p>}
            {busy && (
              <>
                <p role="status">{w.sealing}</p>
                <ProgressBar aria-label={w.sealing} />
              </>
            )}
            {sealing.phase === 'open' && (
              <OpenFolderNotice
                folder={sealing.folder}
                openLink={props.openLink}
                onAllTheSame={() => void seal(true)}
              />
            )}
            {sealing.phase === 'failed' && (
              <ErrorNotice userMessage={sealing.userMessage} correlationId={sealing.correlationId} />
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabled={busy} onClick={() => void seal(false)}>
              {w.seal}
            </Button>
            <Button disabled={busy} onClick={() => onDone('')}>
              {w.cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
