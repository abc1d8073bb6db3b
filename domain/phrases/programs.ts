import { releasePhrases } from './release.ts'
import { witnessPhrases } from './witness.ts'

/** What programs beside the server say, each started by a command of its own. */
export const programPhrases = { ...releasePhrases, ...witnessPhrases } as const
