import { Button, Field, Input } from '@fluentui/react-components';
import { Link16Regular } from '@fluentui/react-icons/svg/link';
import { useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { useWords } from './language.tsx';
import { uiWords } from './ui-words.ts';

/** Copies a link; where the browser does not allow that inside a frame, shows it to be copied by hand. */
export function CopyLink({ link }: { link: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  const announce = useAnnounce();
  const w = useWords(uiWords);
  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setState('copied');
      announce(w.linkCopiedAloud);
    } catch {
      setState('shown');
    }
  }
  if (state === 'shown') {
    return (
      <Field label={w.linkToItem}>
        <Input readOnly value={link} onFocus={(event) => event.target.select()} />
      </Field>
    );
  }
  return (
    <Button icon={<Link16Regular />} onClick={() => void copy()}>
      {state === 'copied' ? w.linkCopied : w.copyLink}
    </Button>
  );
}
