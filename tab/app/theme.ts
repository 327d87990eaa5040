import {
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  type Theme,
} from '@fluentui/react-components';
import type { HostTheme } from '../host/teams-host.ts';
import type { ThemeName } from '../ui/theme-name.tsx';

export function themeNameOf(theme: HostTheme): ThemeName {
  return theme === 'default' ? 'light' : theme;
}

export const fluentThemes: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** Before Teams has said which theme is on, the machine's own preference is the best guess. */
export function preferredTheme(): ThemeName {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
