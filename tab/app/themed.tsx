import { FluentProvider, makeStyles, RendererProvider, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { usePrinting } from '../ui/printing.ts';
import { ThemeNameProvider, type ThemeName } from '../ui/theme-name.tsx';
import { createStyleRenderer } from './style-renderer.ts';
import { fluentThemes } from './theme.ts';

const useStyles = makeStyles({
  root: {
    minHeight: '100vh',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    // Nothing on paper can be pressed. What is pressed on the screen and says something as well is marked.
    '@media print': { '& button:not([data-printed]), & textarea': { display: 'none !important' } },
    '@media (prefers-reduced-motion: reduce)': {
      '& *': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
    },
  },
});

const renderer = createStyleRenderer(document);

/** Everything below is drawn in this theme, the page's own background and scroll bars included. */
export function Themed({ theme, children }: { theme: ThemeName; children: ReactNode }) {
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <InTheme theme={theme}>{children}</InTheme>
    </RendererProvider>
  );
}

function InTheme({ theme: chosen, children }: { theme: ThemeName; children: ReactNode }) {
  const styles = useStyles();
  // Paper is white, and printers leave backgrounds out: light words of a dark theme would not be seen.
  const theme = usePrinting() ? 'light' : chosen;
  useEffect(() => {
    const { colorNeutralBackground2: background } = fluentThemes[theme];
    document.documentElement.style.colorScheme = theme === 'light' ? 'light' : 'dark';
    document.body.style.margin = '0';
    document.body.style.backgroundColor = background;
  }, [theme]);
  return (
    <FluentProvider theme={fluentThemes[theme]}>
      {/* Not on the provider: it passes its classes on to every dialog, which would then cover the page. */}
      <div className={styles.root}>
        <ThemeNameProvider value={theme}>{children}</ThemeNameProvider>
      </div>
    </FluentProvider>
  );
}
