import { dangerText } from '../../../domain/danger-text.ts'
import { nameWords } from '../../../domain/local-names.ts'
import { type Words, wordsFrom } from '../../../domain/words.ts'
import type { KeptAtHand } from './kept-at-hand.ts'

/** A hand-over of which goods are on their way here. */
export interface HandOverHere {
  readonly id: string
  readonly sender: Words
  readonly lines: number
  readonly danger: Words | undefined
}

/** Hand-overs whose goods are on their way, each once, with the recalls and all dangers of its goods. */
export function handOversIn({ expected }: Pick<KeptAtHand, 'expected'>): readonly HandOverHere[] {
  const lines = expected.map(({ arriving }) => arriving)
  return [...Map.groupBy(lines, ({ handOver }) => handOver)].flatMap(([id, own]) => {
    const [first] = own
    if (first === undefined) return []
    const recalls = own.map(({ recalled }) => recalled)
    const dangers = own.map(({ danger }) => (danger === null ? null : dangerText(danger)))
    const danger = oncePhrase([...recalls, ...dangers].filter((one) => one !== null))
    return [{ id, sender: nameWords(first.sender), lines: own.length, danger }]
  })
}

/** Several in one phrase, each once; undefined where there is nothing to tell. */
function oncePhrase(all: readonly Words[]): Words | undefined {
  if (all.length === 0) return undefined
  return wordsFrom((language) => [...new Set(all.map((one) => one[language]))].join(' · '))
}
