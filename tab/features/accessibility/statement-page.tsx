import { makeStyles, tokens } from '@fluentui/react-components';
import { ItemLink } from '../../ui/item-link.tsx';
import { useWords } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { statementWords } from './statement-words.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    maxWidth: '720px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalL}`,
    lineHeight: tokens.lineHeightBase400,
  },
  text: { margin: 0 },
  heading: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
  },
  list: { margin: 0, paddingLeft: '20px', display: 'grid', rowGap: '6px' },
});

/** What works for whom and what does not; needs no board and no register. */
export function AccessibilityStatement() {
  const styles = useStyles();
  const w = useWords(statementWords);
  return (
    <main className={styles.page}>
      <div>
        <ItemLink to="/">{w.back}</ItemLink>
      </div>
      <PageHeading title={w.title} />
      <p className={styles.text}>{w.about}</p>
      {w.sections.map(({ heading, items }) => (
        <section key={heading}>
          <h2 className={styles.heading}>{heading}</h2>
          <ul className={styles.list}>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
      <p className={styles.text}>{w.preparedOn}</p>
    </main>
  );
}
