import type { Words } from '../words.ts'

/** Why asserted mass, content or a claim is refused. */
export const massPhrases = {} as const satisfies Readonly<Record<string, Words>>
