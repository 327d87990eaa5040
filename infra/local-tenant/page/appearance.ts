import {
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  type Theme,
} from '@fluentui/react-components';

/** The names Teams uses for its themes towards apps. */
export type ThemeName = 'default' | 'dark' | 'contrast';

export const themes: Readonly<Record<ThemeName, { label: string; theme: Theme }>> = {
  default: { label: 'Light', theme: teamsLightTheme },
  dark: { label: 'Dark', theme: teamsDarkTheme },
  contrast: { label: 'High contrast', theme: teamsHighContrastTheme },
};

export const themeNames: readonly ThemeName[] = ['default', 'dark', 'contrast'];

export function isThemeName(value: string | null): value is ThemeName {
  return value === 'default' || value === 'dark' || value === 'contrast';
}
