import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { doubtWords } from '../../../shared/importing/doubt-words.ts';
import type { RefusedPiece } from '../../../shared/importing/reading.ts';
import { Section } from '../../ui/details.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { bringInWords } from './bring-in-words.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  list: {
    margin: '4px 0 8px',
    paddingLeft: '20px',
    display: 'grid',
    rowGap: '4px',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  summary: { cursor: 'pointer', overflowWrap: 'anywhere', padding: '4px 0' },
});

/** Of a report all of it may be listed here; more is drawn when somebody asks for it. */
const shownAtFirst = 100;

/** Every piece of the document that is no part of a row: by why, where it stands, and all it says. */
export function NotBroughtIn({ refused }: { refused: readonly RefusedPiece[] }) {
  const styles = useStyles();
  const w = useWords(bringInWords);
  const d = doubtWords(useLanguage());
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  return (
    <Section heading={w.notBroughtIn}>
      <p className={styles.text}>{refused.length === 0 ? w.allBroughtIn : w.refusedCount(refused.length)}</p>
      {reasons.map((why) => {
        const pieces = refused.filter(({ reason }) => reason === why);
        return <Pieces key={why} title={w.piecesOf(d.refused[why], pieces.length)} pieces={pieces} />;
      })}
    </Section>
  );
}

function Pieces({ title, pieces }: { title: string; pieces: readonly RefusedPiece[] }) {
  const styles = useStyles();
  const w = useWords(bringInWords);
  const [isOpen, setIsOpen] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? pieces : pieces.slice(0, shownAtFirst);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className={styles.summary}>{title}</summary>
      {isOpen && (
        <>
          <ul className={styles.list}>
            {shown.map(({ source, text }, index) => (
              // Pieces never change their order, and two may be alike.
              <li key={index}>
                {w.where(source.table, source.row, source.sheet ?? '')}
                {text === '' ? '' : `: ${text}`}
              </li>
            ))}
          </ul>
          {shown.length < pieces.length && (
            <Button onClick={() => setIsWhole(true)}>{w.showAll(pieces.length)}</Button>
          )}
        </>
      )}
    </details>
  );
}
