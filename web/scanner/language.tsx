import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { askedLanguage } from '../../domain/asked-language.ts'
import type { Language, Words } from '../../domain/words.ts'
import { htmlLang } from '../pages/record/format.ts'
import { recall, remember } from './remembered.ts'

/** The language that everything is said in. */
export const LanguageContext = createContext<Language>('en')

/** Says a phrase in the person's language. */
export function useSay(): (phrase: Words) => string {
  const language = useContext(LanguageContext)
  return (phrase) => phrase[language]
}

/** The language chosen on this device, else that of the page as the server sent it. */
export function firstLanguage(): Language {
  return askedLanguage(recall('language') ?? document.documentElement.lang, undefined)
}

/** Keeps the choice, and tells browsers and screen readers. */
export function keepLanguage(language: Language): void {
  remember('language', language)
  document.documentElement.lang = htmlLang[language]
}
