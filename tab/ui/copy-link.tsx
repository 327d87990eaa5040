import { Button, Field, Input } from '@fluentui/react-components';
import { Link16Regular } from '@fluentui/react-icons/svg/link';
import { useState } from 'react';
import { useAnnounce } from './announcer.tsx';

/** Copies a link; where the browser does not allow that inside a frame, shows it to be copied by hand. */
export function CopyLink({ link }: { link: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  const announce = useAnnounce();
  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setState('copied');
      announce('Link copied.');
    } catch {
      setState('shown');
    }
  }
  if (state === 'shown') {
    return (
      <Field label="Link to this item">
        <Input readOnly value={link} onFocus={(event) => event.target.select()} />
      </Field>
    );
  }
  return (
    <Button icon={<Link16Regular />} onClick={() => void copy()}>
      {state === 'copied' ? 'Link copied' : 'Copy link'}
    </Button>
  );
}
