import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

let lastPath: string | null = null;

/**
 * The page's only h1. When a page replaces another, focus comes here, so that someone who listens hears where they are; on
 * the very first page it stays where the host put it.
 */
export function PageHeading({ title, children }: { title: string; children?: ReactNode }) {
  const { product } = useWords(uiWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const path = window.location.pathname;
    if (lastPath !== null && lastPath !== path) heading.current?.focus({ preventScroll: true });
    lastPath = path;
  }, []);
  useEffect(() => {
    document.title = `${title} – ${product}`;
  }, [title, product]);
  return (
    <h1 ref={heading} tabIndex={-1} className={useStyles().heading}>
      {children ?? title}
    </h1>
  );
}
