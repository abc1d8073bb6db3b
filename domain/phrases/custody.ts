import type { Words } from '../words.ts'

/** Why a step between two organisations is refused. */
export const custodyPhrases = {} as const satisfies Readonly<Record<string, Words>>
