import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { heatMapOf } from '../../../shared/domain/heat-map.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { Facts } from '../../ui/details.tsx';
import { HeatMap } from '../../ui/heat-map.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { schemeFacts } from './scheme-changes.ts';
import { schemeWords } from './scheme-words.ts';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  folded: {
    '& > summary': { cursor: 'pointer', minHeight: '24px' },
    '& > summary:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  file: { display: 'grid', rowGap: tokens.spacingVerticalS, justifyItems: 'start', paddingTop: '8px' },
  text: { width: '100%' },
});

/** A scheme to read: the same for everybody. `risks` are those that stand on its heat map. */
export function SchemePicture({ scheme, risks = [] }: { scheme: ScoringScheme; risks?: readonly Risk[] }) {
  const styles = useStyles();
  const language = useLanguage();
  const map = useMemo(() => heatMapOf(scheme, risks), [scheme, risks]);
  return (
    <div className={styles.all}>
      <HeatMap map={map} />
      <Facts entries={schemeFacts(scheme, language)} />
      <AsFile scheme={scheme} />
    </div>
  );
}

/** The scheme as the command line reads it. Teams may block a download, so the text is there to be copied. */
function AsFile({ scheme }: { scheme: ScoringScheme }) {
  const styles = useStyles();
  const w = schemeWords(useLanguage());
  const [copied, setCopied] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(JSON.stringify(scheme, null, 2));
      setCopied(true);
    } catch {
      // Not allowed inside this frame: chosen as a whole, it is one key press away.
      text.current?.select();
    }
  }
  return (
    <details className={styles.folded}>
      <summary>{w.asJson(w.schemeVersion(scheme.title, scheme.version))}</summary>
      <div className={styles.file}>
        <Field label={w.jsonHint} className={styles.text}>
          <Textarea
            readOnly
            rows={8}
            resize="vertical"
            value={JSON.stringify(scheme, null, 2)}
            textarea={{ ref: text }}
          />
        </Field>
        <Button onClick={() => void copy()}>{copied ? w.copied : w.copyText}</Button>
      </div>
    </details>
  );
}

/** A scheme folded away behind its name. */
export function FoldedScheme({ scheme }: { scheme: ScoringScheme }) {
  const styles = useStyles();
  const w = schemeWords(useLanguage());
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.folded} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w.look(w.schemeVersion(scheme.title, scheme.version))}</summary>
      {open && <SchemePicture scheme={scheme} />}
    </details>
  );
}
