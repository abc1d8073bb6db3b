import type { Words } from '../words.ts'

/** Why dangerous goods may not go on. */
export const dangerPhrases = {} as const satisfies Readonly<Record<string, Words>>
