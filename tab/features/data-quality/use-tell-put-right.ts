import { useEffect, useEffectEvent, useRef } from 'react';
import type { QualityItem, QualityKind, QualityProblem } from '../../../shared/domain/data-quality.ts';
import { nameOfAction, nameOfRisk } from '../../../shared/domain/item-title.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useWords } from '../../ui/language.tsx';
import { nameOfProblem } from './problem-line.tsx';
import { qualityWords } from './quality-words.ts';

/** Id of the heading above the problems of one kind. */
export const headingOf = (kind: QualityKind): string => `quality-${kind.replaceAll(' ', '-')}`;

/**
 * Says it aloud when a line that somebody was putting right is off the list. The focus, which was in it, goes to the heading above,
 * or to the page's where that section is empty.
 * @returns to be told whenever a line's form is opened or folded away
 */
export function useTellPutRight(
  problems: readonly QualityProblem[],
): (problem: QualityProblem, open: boolean) => void {
  const announce = useAnnounce();
  const w = useWords(qualityWords);
  const opened = useRef(new Map<string, QualityProblem>());
  const tell = useEffectEvent((right: QualityProblem) => {
    announce(w.isRight(nameOfItem(right.item), problems.length));
    if (document.activeElement !== document.body) return;
    const heading = document.getElementById(headingOf(right.kind)) ?? document.querySelector('h1');
    heading?.focus();
  });
  useEffect(() => {
    const names = new Set(problems.map(nameOfProblem));
    for (const [name, problem] of opened.current) {
      if (names.has(name)) continue;
      opened.current.delete(name);
      tell(problem);
    }
  }, [problems]);
  return (problem, open) => {
    if (open) opened.current.set(nameOfProblem(problem), problem);
    else opened.current.delete(nameOfProblem(problem));
  };
}

function nameOfItem({ list, row }: QualityItem): string {
  switch (list) {
    case 'actions':
      return nameOfAction(row);
    case 'risks':
      return nameOfRisk(row);
    case 'controls':
      return row.heading === '' ? row.text : row.heading;
    case 'groups':
    case 'people':
      return row.name;
  }
}
