import { makeStyles, tokens } from '@fluentui/react-components';
import { inLanguages } from '../../shared/domain/language.ts';
import { ItemLink } from '../ui/item-link.tsx';
import { useWords } from '../ui/language.tsx';

const words = inLanguages({
  en: { accessibility: 'Accessibility statement' },
  cy: { accessibility: 'Datganiad hygyrchedd' },
});

const useStyles = makeStyles({
  footer: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    fontSize: tokens.fontSizeBase200,
    '@media print': { display: 'none' },
  },
});

/** At the end of every page. */
export function Footer() {
  const w = useWords(words);
  return (
    <footer className={useStyles().footer}>
      <ItemLink to="/accessibility">{w.accessibility}</ItemLink>
    </footer>
  );
}
