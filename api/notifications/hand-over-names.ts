import { nameIn, toldOrganisation } from '../../domain/local-names.ts'
import { type Language, type Words, words, wordsFrom } from '../../domain/words.ts'
import { filled, grams, inBrackets } from '../../web/pages/record/format.ts'
import { isId } from '../http/fields.ts'
import { type NamedHandOver, readHandOverNames } from '../store/custody/hand-over-names.ts'
import type { Store } from '../store/open-store.ts'
import { nameOrganisations, type Organisation } from '../store/organisations/organisations.ts'

/** What a hand-over is called: by its goods and the other side, since nobody reads out an id. */
export interface HandOverName {
  readonly words: Words
  /** The same for where there is room for little: the first of its goods, and whose they are or become. */
  readonly code: string
  readonly other: Words
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
  return new Map(found.map((one) => [one.id, nameOf(one, organisations)]))
}

function nameOf(
  one: NamedHandOver,
  organisations: ReadonlyMap<number, Organisation>,
): HandOverName {
  const { part, code, lines, senderKey, receiverKey } = one
  const values = { code, n: lines - 1, all: lines }
  const sidesIn = (language: Language) => ({
    sender: nameIn(toldOrganisation(organisations.get(senderKey)), language),
    receiver: nameIn(toldOrganisation(organisations.get(receiverKey)), language),
  })
  const between = { sender: said.to, receiver: said.from, custodian: said.between }[part]
  const other = part === 'receiver' ? 'sender' : 'receiver'
  const named = wordsFrom((language) => {
    const goods = filled(lines === 1 ? said.one : said.several, language, values)
    const about = [grams(one.grams, language), filled(between, language, sidesIn(language))]
    return `${goods}${inBrackets(about.join(language === 'en' ? ', ' : '，'), language)}`
  })
  return { words: named, code, other: wordsFrom((language) => sidesIn(language)[other]) }
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
