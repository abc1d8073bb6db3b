import { nameIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import { inBrackets } from '../../../web/pages/record/format.ts'
import { passedPhrases } from '../../../web/pages/workplace/oversight/passed-phrases.ts'
import type { CountedFlow } from '../../../web/pages/workplace/oversight/passed-table.ts'
import type { PassedGoods, PassedSide } from '../../oversight/desk/read-passed.ts'
import { postingsHref } from './postings-href.ts'

/** What is asked of the lines behind a band, beside its two sides. */
export interface PassedAsk {
  readonly from: string
  readonly to: string
  readonly organisation: string | undefined
  readonly asOf: string | undefined
}

/** Flows by name, each with the list of its lines; two organisations of one name are told apart. */
export function passedFlows(
  goods: readonly PassedGoods[],
  { streams, ask, language }: { streams: readonly string[]; ask: PassedAsk; language: Language },
): readonly CountedFlow[] {
  const slugsOf = Map.groupBy(
    goods.flatMap(({ from, to }) => [from, to]).filter((side) => side !== null),
    (side) => nameIn(side, language),
  )
  const nameOf = (side: PassedSide, outside: string) => {
    if (side === null) return outside
    const name = nameIn(side, language)
    const slugs = new Set(slugsOf.get(name)?.map(({ slug }) => slug))
    return slugs.size > 1 ? `${name}${inBrackets(side.slug, language)}` : name
  }
  return goods.map(({ from, to, stream, grams, lines }) => ({
    from: nameOf(from, passedPhrases.outsideFrom[language]),
    to: nameOf(to, passedPhrases.outsideTo[language]),
    grams,
    lines,
    tone: toneOf(streams.indexOf(stream)),
    href: postingsHref({
      ...ask,
      figure: 'passed',
      sender: from?.slug ?? '',
      receiver: to?.slug ?? '',
      stream,
    }),
  }))
}

function toneOf(at: number): CountedFlow['tone'] {
  return at === 0 ? 1 : at === 1 ? 2 : 3
}
