import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SchemesResponse } from '../../../shared/contracts/scoring-schemes.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import type { SchemeReference } from '../../../shared/domain/risk.ts';
import { isSameReference, type SchemeChange } from '../../../shared/domain/scheme-change.ts';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { Section } from '../../ui/details.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { schemeChangesInWords } from './scheme-changes.ts';
import { FoldedScheme } from './scheme-picture.tsx';
import { schemeWords } from './scheme-words.ts';

const useStyles = makeStyles({
  entries: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    rowGap: tokens.spacingVerticalL,
  },
  changes: { margin: '4px 0', paddingLeft: '20px' },
  why: { margin: '4px 0', maxWidth: '70ch', overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: '4px' },
});

/** How a scheme is called in a sentence: by title and version, else by the name it is kept under. */
export const titleIn =
  (schemes: readonly ScoringScheme[], language: Language) =>
  (reference: SchemeReference): string => {
    const scheme = schemes.find((each) => isSameReference(each, reference));
    return schemeWords(language).schemeVersion(scheme?.title ?? reference.id, reference.version);
  };

/** "Our matrix (version 2) saved and taken into use". */
export function changeInWords(
  { saved, inUse }: SchemeChange,
  titleOf: (reference: SchemeReference) => string,
  language: Language,
): string {
  const w = schemeWords(language);
  if (saved === null) return w.takenIntoUse(titleOf(inUse));
  const name = w.schemeVersion(saved.title, saved.version);
  return isSameReference(saved, inUse) ? w.savedAndUsed(name) : w.savedOnly(name);
}

/** Every decision: who, when, why, and what a saved version changed in the one before it. Newest first. */
export function SchemeHistory({ read }: { read: SchemesResponse }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = schemeWords(language);
  const titleOf = titleIn(read.schemes, language);
  return (
    <Section heading={w.decisions}>
      <ol className={styles.entries} reversed>
        {[...read.changes].reverse().map((change) => {
          const before = versionBefore(change.saved, read.schemes);
          const lines =
            change.saved === null || before === null
              ? []
              : schemeChangesInWords(before, change.saved, language);
          return (
            <li key={change.change}>
              <strong>{changeInWords(change, titleOf, language)}</strong>,{' '}
              {w.by(change.by.name, momentInWords(change.at, read.timeZone, language))}
              <p className={styles.why}>{change.why}</p>
              {lines.length > 0 && (
                <ul className={styles.changes}>
                  {lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
        <li>{w.first(titleOf(read.first))}</li>
      </ol>
    </Section>
  );
}

function versionBefore(saved: ScoringScheme | null, schemes: readonly ScoringScheme[]): ScoringScheme | null {
  if (saved === null) return null;
  return schemes
    .filter(({ id, version }) => id === saved.id && version < saved.version)
    .reduce<ScoringScheme | null>(
      (newest, scheme) => (newest === null || scheme.version > newest.version ? scheme : newest),
      null,
    );
}

/** What a manager may do with one version. */
export interface SchemeActs {
  readonly change: (scheme: ScoringScheme) => void;
  readonly copy: (scheme: ScoringScheme) => void;
  readonly use: (scheme: ScoringScheme) => void;
}

/** Every version of every scheme, that in use first, then by name, newest first. `acts` null = the person may only look. */
export function AllSchemes({ read, acts }: { read: SchemesResponse; acts: SchemeActs | null }) {
  const styles = useStyles();
  const w = schemeWords(useLanguage());
  const isUsed = (scheme: ScoringScheme) => isSameReference(scheme, read.inUse);
  const ordered = [...read.schemes].sort(
    (one, other) =>
      Number(isUsed(other)) - Number(isUsed(one)) ||
      one.id.localeCompare(other.id, 'en-GB') ||
      other.version - one.version,
  );
  return (
    <Section heading={w.all}>
      <ul className={styles.entries}>
        {ordered.map((scheme) => {
          const name = w.schemeVersion(scheme.title, scheme.version);
          return (
            <li key={`${scheme.id} ${scheme.version}`}>
              <strong>{name}</strong>
              {isUsed(scheme) && `, ${w.usedNow}`}
              <FoldedScheme scheme={scheme} />
              {acts !== null && (
                <div className={styles.buttons}>
                  <Button size="small" onClick={() => acts.change(scheme)}>
                    {w.changeThis(name)}
                  </Button>
                  <Button size="small" onClick={() => acts.copy(scheme)}>
                    {w.copyThis(name)}
                  </Button>
                  {!isUsed(scheme) && (
                    <Button size="small" onClick={() => acts.use(scheme)}>
                      {w.useThis(name)}
                    </Button>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
