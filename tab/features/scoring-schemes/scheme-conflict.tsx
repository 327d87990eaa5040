import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import type { SchemeChange } from '../../../shared/domain/scheme-change.ts';
import { useLanguage } from '../../ui/language.tsx';
import { ConflictNotice } from '../../ui/setting/setting-form.tsx';
import { changeInWords } from './scheme-history.tsx';
import { schemeWords } from './scheme-words.ts';

/** Somebody else decided in between: it is shown, and nothing typed is lost whichever way the person goes on. */
export function SchemeConflict(props: {
  /** True = nothing newer is there, and what the person's changes stand on is not either: somebody deleted it. */
  isGone: boolean;
  /** Theirs, oldest first; empty = they cannot be read. */
  changes: readonly SchemeChange[];
  /** What of the scheme being written they changed, a sentence each. */
  differences: readonly string[];
  titleOf: (reference: SchemeChange['inUse']) => string;
  timeZone: string;
  onRebase: () => void;
  onDiscard: () => void;
}) {
  const { isGone, changes, differences, titleOf, timeZone, onRebase, onDiscard } = props;
  const language = useLanguage();
  const w = schemeWords(language);
  return (
    <ConflictNotice title={w.conflictTitle} changes={differences} onRebase={onRebase} onDiscard={onDiscard}>
      {changes.length === 0 && <p>{isGone ? w.conflictGone : w.conflictUnknown}</p>}
      {changes.map((change) => (
        <p key={change.change}>
          {changeInWords(change, titleOf, language)},{' '}
          {w.conflictBy(change.by.name, momentInWords(change.at, timeZone, language), change.why)}
        </p>
      ))}
    </ConflictNotice>
  );
}
