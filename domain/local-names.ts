import { type Language, languages, type Words, wordsFrom } from './words.ts'

/** What something is called in the languages of its readers, as far as it has a name in them. */
export type LocalNames = { readonly [One in Language]?: string | undefined }

/** Names for readers of Chinese, in Traditional and in Simplified characters, of what was given its name in English. */
export function inChinese(traditional: string, simplified: string): LocalNames {
  return { 'zh-Hant': traditional, 'zh-Hans': simplified }
}

/** Something by the one name that it was given, in whatever language, and by those for readers of others; absent where there are none. */
export interface Named {
  readonly name: string
  readonly names?: LocalNames | undefined
}

/** An organisation by its short name and by what it is called. */
export interface NamedOrganisation extends Named {
  readonly slug: string
}

/** What a reader of this language calls it: by its name in that language, else by the given one and never by a third. */
export function nameIn({ name, names = {} }: Named, language: Language): string {
  return names[language] ?? name
}

/** The same in all languages, for a sentence. */
export function nameWords(named: Named): Words {
  return wordsFrom((language) => nameIn(named, language))
}

/** The same things, each under the name that a reader of this language calls it by. */
export function calledIn<Thing extends Named>(
  things: readonly Thing[],
  language: Language,
): readonly Thing[] {
  return things.map((thing) => ({ ...thing, name: nameIn(thing, language) }))
}

/** What is told of an organisation to those that deal with it; empty texts where there is none. */
export function toldOrganisation(known: NamedOrganisation | undefined): NamedOrganisation {
  const { slug, name, names } = known ?? { slug: '', name: '' }
  return { slug, name, ...(toldNames(names) && { names }) }
}

/** Names as they are told: undefined where there are none. */
export function toldNames(names: LocalNames | null | undefined): LocalNames | undefined {
  return names && Object.keys(names).length > 0 ? names : undefined
}

/** Whether a text could be the short name of an organisation. */
export function couldBeSlug(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,62}$/.test(text)
}

/** Whether any of its names has this text in it, whatever the capitals. */
export function isCalled(named: Named, text: string): boolean {
  const sought = folded(text)
  return everyName(named).some((one) => folded(one).includes(sought))
}

/** Whether one of its names is this text, whatever the capitals. */
export function goesBy(named: Named, text: string): boolean {
  const sought = folded(text)
  return everyName(named).some((one) => folded(one) === sought)
}

function everyName({ name, names = {} }: Named): readonly string[] {
  return [name, ...languages.flatMap((language) => names[language] ?? [])]
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/**
 * BCP 47 tag for a name that is written otherwise than the page around it; undefined where it is not. Writing tells the script and no
 * more: Latin letters may be of any language, Chinese characters are read as Chinese of no particular place.
 */
export function tagOfName(name: string, language: Language): 'zh' | 'und-Latn' | undefined {
  const hasChinese = /\p{Script=Han}/u.test(name)
  if (language === 'en') return hasChinese ? 'zh' : undefined
  return hasChinese || !/\p{Script=Latin}/u.test(name) ? undefined : 'und-Latn'
}
