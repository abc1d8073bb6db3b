import { sumOf } from '../../../domain/sum.ts'
import type { Language } from '../../../domain/words.ts'
import { neighbourKind } from './neighbour-link.ts'
import { phrases } from './phrases.ts'
import type { Origins, RecordView } from './view.ts'

/** Sources of one kind and material taken together. */
export interface OriginGroup {
  readonly name: string
  readonly count: number
  readonly grams: number
  /** Per cent of what went in, as decimal text. */
  readonly percent: string
  /** Joined without a record of its own. */
  readonly added: boolean
  readonly parents: Origins['parents']
}

/** Sources by what they are, in the order of their shares; what was added without a record comes last. */
export function groupsOf(
  { origins, material }: RecordView,
  language: Language,
): readonly OriginGroup[] {
  if (origins === null) return []
  const { parents, parentsLeftOut, additions } = origins
  const total = [...parents, ...additions, ...(parentsLeftOut === null ? [] : [parentsLeftOut])]
    .map((source) => source.grams)
    .reduce((sum, amount) => sum + amount, 0)
  const byName = Map.groupBy(parents, ({ batch }) => neighbourKind(batch, language, material.name))
  const groups = [...byName].map(([name, members]) => ({
    name,
    count: members.length,
    added: false,
    parents: members,
    ...summed(members, total),
  }))
  if (parentsLeftOut !== null) {
    const name = phrases.otherSources[language]
    groups.push({ ...parentsLeftOut, name, added: false, parents: [] })
  }
  const names = additions.map(({ label }) => label[language]).join(language === 'en' ? ', ' : '、')
  if (additions.length === 0) return groups
  const added = { name: names, count: additions.length, added: true, parents: [] }
  return [...groups, { ...added, ...summed(additions, total) }]
}

function summed(sources: readonly { readonly grams: number }[], total: number) {
  const grams = sumOf(sources, (source) => source.grams)
  const percent = total === 0 ? '0' : String(Math.round((grams / total) * 1_000) / 10)
  return { grams, percent }
}
