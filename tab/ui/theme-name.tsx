import { createContext, useContext } from 'react';

/** Which of the three Teams themes is on: colours that come from a board's scheme are fitted to it. */
export type ThemeName = 'light' | 'dark' | 'contrast';

const ThemeNameContext = createContext<ThemeName>('light');
export const ThemeNameProvider = ThemeNameContext.Provider;

export function useThemeName(): ThemeName {
  return useContext(ThemeNameContext);
}
