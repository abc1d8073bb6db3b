import type { Words } from '../words.ts'

/** Why an account, a recall or a look is refused. */
export const peoplePhrases = {} as const satisfies Readonly<Record<string, Words>>
