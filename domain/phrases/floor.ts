import type { Words } from '../words.ts'
import { productionLinePhrases } from './lines.ts'
import { movePhrases } from './moves.ts'
import { placePhrases } from './places.ts'

/** What is said of the floor of a facility: its production lines, its places and what moves between them. */
export const floorPhrases = {
  ...productionLinePhrases,
  ...placePhrases,
  ...movePhrases,
} as const satisfies Readonly<Record<string, Words>>
