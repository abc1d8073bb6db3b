import { type Words, words, wordsFrom } from '../../domain/words.ts'
import { filled, grams, inBrackets } from '../../web/pages/record/format.ts'
import { isId } from '../http/fields.ts'
import { type NamedHandOver, readHandOverNames } from '../store/custody/hand-over-names.ts'
import type { Store } from '../store/open-store.ts'
import { nameOrganisations } from '../store/organisations/organisations.ts'

/** What a hand-over is called: by its goods and the other side, since nobody reads out an id. */
export interface HandOverName {
  readonly words: Words
  /** The same in every language, for where there is room for little: the first of its goods and whose they are or become. */
  readonly brief: string
}

/** What hand-overs are called, by id. */
export type HandOverNames = ReadonlyMap<string, HandOverName>

/** Names those of these subjects that are ids of hand-overs to which the organisation is a party; asks nothing where there are none. */
export async function handOverNames(
  store: Pick<Store, 'own' | 'system'>,
  organisationKey: number,
  subjects: readonly string[],
): Promise<HandOverNames> {
  const ids = [...new Set(subjects)].filter(isId)
  if (ids.length === 0) return new Map()
  const found = await readHandOverNames(store.own(organisationKey), organisationKey, ids)
  if (found.length === 0) return new Map()
  const keys = new Set(found.flatMap(({ senderKey, receiverKey }) => [senderKey, receiverKey]))
  const organisations = await nameOrganisations(store.system, [...keys])
  const nameOf = (key: number) => organisations.get(key)?.name ?? ''
  return new Map(found.map((one) => [one.id, nameIn(one, nameOf)]))
}

function nameIn(one: NamedHandOver, nameOf: (key: number) => string): HandOverName {
  const { part, code, lines, senderKey, receiverKey } = one
  const values = { code, n: lines - 1, all: lines }
  const sides = { sender: nameOf(senderKey), receiver: nameOf(receiverKey) }
  const between = { sender: said.to, receiver: said.from, custodian: said.between }[part]
  const brief = `${code} · ${part === 'receiver' ? sides.sender : sides.receiver}`
  const named = wordsFrom((language) => {
    const goods = filled(lines === 1 ? said.one : said.several, language, values)
    const about = [grams(one.grams, language), filled(between, language, sides)]
    return `${goods}${inBrackets(about.join(language === 'en' ? ', ' : '，'), language)}`
  })
  return { words: named, brief }
}

const said = {
  one: words('{code}', '{code}', '{code}'),
  several: words('{code} and {n} more', '{code} 等 {all} 項', '{code} 等 {all} 项'),
  to: words('to {receiver}', '移交予 {receiver}', '移交给 {receiver}'),
  from: words('from {sender}', '來自 {sender}', '来自 {sender}'),
  between: words(
    '{sender} to {receiver}',
    '{sender} 移交予 {receiver}',
    '{sender} 移交给 {receiver}',
  ),
} as const
