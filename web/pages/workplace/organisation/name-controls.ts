import { type Language, languages, words } from '../../../../domain/words.ts'
import type { Control } from '../form/control.ts'

const phrases = {
  section: words('Names in other languages', '其他語言的名稱', '其他语言的名称'),
  en: words('Name in English', '英文名稱', '英文名称'),
  'zh-Hant': words('Name in Traditional Chinese', '繁體中文名稱', '繁体中文名称'),
  'zh-Hans': words('Name in Simplified Chinese', '簡體中文名稱', '简体中文名称'),
} as const

/** Questions about the names for readers of each language, folded away: who has none in a language is called by the one name. */
export function nameControls(language: Language): readonly Control[] {
  return languages.map((one) => ({
    pointer: `/names/${one}`,
    label: phrases[one][language],
    filling: { kind: 'text' },
    section: phrases.section[language],
    optional: true,
  }))
}
