/** Languages of the first deployment, as BCP 47 tags. */
export const languages = ['en', 'zh-Hant', 'zh-Hans'] as const
export type Language = (typeof languages)[number]

/** One phrase in every language of the deployment. */
export type Words = Readonly<Record<Language, string>>

/** Builds a phrase from its English, Traditional Chinese and Simplified Chinese wording. */
export function words(en: string, traditional: string, simplified: string): Words {
  return { en, 'zh-Hant': traditional, 'zh-Hans': simplified }
}

/** A phrase out of what is said in each language. */
export function wordsFrom(inLanguage: (language: Language) => string): Words {
  return words(inLanguage('en'), inLanguage('zh-Hant'), inLanguage('zh-Hans'))
}

/** What is said under a label, with the colon of each language: "Battery: weigh", 「電池：稱重」. */
export function underLabel(label: Words, said: Words): Words {
  return wordsFrom((language) => {
    const colon = language === 'en' ? ': ' : '：'
    return `${label[language]}${colon}${said[language]}`
  })
}
