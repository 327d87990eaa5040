import { createContext, useContext, useEffect, type ReactNode } from 'react';
import type { Language } from '../../shared/domain/language.ts';

const LanguageContext = createContext<Language>('en');

/** The language of every page below it; screen readers are told by the document's `lang`. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en-GB' : language;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The words of a room (`inLanguages`) in the person's language. */
export function useWords<Words>(words: (language: Language) => Words): Words {
  return words(useLanguage());
}
