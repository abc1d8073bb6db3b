import type { Words } from '../../../domain/words.ts'
import type { KeptAtHand } from './kept-at-hand.ts'

/** A hand-over of which goods are on their way here. */
export interface HandOverHere {
  readonly id: string
  readonly sender: string
  readonly lines: number
  readonly danger: Words | undefined
}

/** Hand-overs whose goods are on their way, each once, with its recall or else a danger of its goods. */
export function handOversIn({ expected }: KeptAtHand): readonly HandOverHere[] {
  const lines = expected.map(({ arriving }) => arriving)
  return [...Map.groupBy(lines, ({ handOver }) => handOver)].flatMap(([id, own]) => {
    const [first] = own
    if (first === undefined) return []
    const worst = own.find(({ recalled }) => recalled !== null)?.recalled
    const danger = own.find((line) => line.danger !== null)?.danger?.label
    return [{ id, sender: first.sender.name, lines: own.length, danger: worst ?? danger }]
  })
}
