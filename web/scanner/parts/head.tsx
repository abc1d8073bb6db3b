import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { type Language, languages } from '../../../domain/words.ts'
import { htmlLang } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { WorkListLink } from './work-list-link.tsx'

const names = { en: 'EN', 'zh-Hant': '繁', 'zh-Hans': '简' } as const

export interface HeadProps {
  /** Name of the facility; absent before one is chosen. */
  readonly place?: string | undefined
  readonly onPlace: () => void
  readonly onLanguage: (language: Language) => void
  /** Opens the work list of this device where the server's cannot be reached, and tells whether it does. */
  readonly onWorkList: () => boolean
  /** How many scans wait, once that is known. */
  readonly children?: ComponentChildren
}

/** Where somebody works, and the language: the same on every screen. */
export function Head({ place, onPlace, onLanguage, onWorkList, children }: HeadProps) {
  const say = useSay()
  const chosen = useContext(LanguageContext)
  return (
    <header class="bar">
      {place === undefined ? (
        <b>Loomcell</b>
      ) : (
        <button type="button" class="place" onClick={onPlace}>
          <b>{place}</b>
          <small>{say(scannerPhrases.changePlace)}</small>
        </button>
      )}
      <nav class="tongues" aria-label={say(scannerPhrases.language)}>
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            lang={htmlLang[language]}
            aria-pressed={language === chosen}
            onClick={() => onLanguage(language)}
          >
            {names[language]}
          </button>
        ))}
      </nav>
      {children}
      <WorkListLink onHere={onWorkList} />
    </header>
  )
}
