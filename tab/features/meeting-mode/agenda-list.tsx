import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { withReference } from '../../../shared/domain/item-title.ts';
import type { ShownItem } from '../../../shared/domain/showing.ts';
import { useWords } from '../../ui/language.tsx';
import { agendaSections, isSameItem, nameOf, type Agenda } from './agenda.ts';
import { words } from './words.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  largeHeading: { fontSize: '1.375rem', lineHeight: 1.3 },
  entries: { margin: '4px 0 0', padding: 0, listStyleType: 'none' },
  entry: {
    display: 'block',
    width: '100%',
    padding: '5px 8px',
    border: 'none',
    borderLeft: '3px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (forced-colors: active)': { borderLeftColor: 'Canvas' },
  },
  large: { fontSize: '1.125rem', padding: '7px 12px' },
  here: {
    borderLeftColor: tokens.colorCompoundBrandStroke,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { borderLeftColor: 'Highlight' },
  },
});

/** The agenda in its parts; each line leads to its item. */
export function AgendaList(props: {
  agenda: Agenda;
  here: ShownItem | null;
  large: boolean;
  /** Null where nobody steers: the stage. */
  onGoTo: ((item: ShownItem) => void) | null;
}) {
  const { agenda, here, large, onGoTo } = props;
  const styles = useStyles();
  const w = useWords(words);
  if (agenda.entries.length === 0) return <p>{w.nothingOnIt}</p>;
  return (
    <div className={styles.list}>
      {agendaSections.map((section) => {
        const entries = agenda.entries.filter((entry) => entry.section === section);
        if (entries.length === 0) return null;
        return (
          <section key={section}>
            <h2 className={mergeClasses(styles.heading, large && styles.largeHeading)}>
              {w.sections[section]} ({w.count(entries.length, agenda.above.get(section) ?? 0)})
            </h2>
            <ol className={styles.entries}>
              {entries.map(({ item, reference, title }) => {
                const isHere = isSameItem(item, here);
                const look = mergeClasses(styles.entry, large && styles.large, isHere && styles.here);
                return (
                  <li key={nameOf(item)}>
                    {onGoTo === null ? (
                      <span className={look}>{withReference(reference, title)}</span>
                    ) : (
                      <button
                        type="button"
                        className={look}
                        {...(isHere ? { 'aria-current': 'step' as const } : {})}
                        onClick={() => onGoTo(item)}
                      >
                        {withReference(reference, title)}
                      </button>
                    )}
                  </li>
                );
              })}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
