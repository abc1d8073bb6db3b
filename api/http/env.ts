import type { ShownNames } from '../../domain/shown-names.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import type { AskAgain, Principal } from './principal.ts'

/** What every handler may use. */
export interface Env {
  Variables: {
    /** In the answer as `x-request-id`, and in the log. */
    requestId: string
    /** Of whoever asks; undefined when asked inside the process. */
    address: string | undefined
    /** The one clock of this process, which says when something happens and what is still open. */
    now: () => Date
    /** What names are called in what is said to whoever asks; `aboutScan` narrows them to the words of a stage. */
    names: ShownNames
    /** Methods that this address takes; none where there is nothing at it. */
    methodsHere: () => readonly string[]
    /** Whether people reach us by https; cookies then carry a prefix that holds browsers to it. */
    isHttps?: boolean
    /** Headers of every answer, for one that is made with all of them at once. */
    fixedHeaders?: Readonly<Record<string, string>>
    /** The answer was made with all its headers, `fixedHeaders` among them: nothing is added to it any more. */
    isWhole?: boolean
    /** Seconds after which an answer of 429 or 503 is worth another try; see `comeBackIn`. */
    comeBackSeconds?: number
    /** Somebody did not get in: what was not right, and whose account it was where there is one. */
    failedEntry?: { readonly with: string; readonly personId?: string }
    principal: Principal
    /** For requests that take their time: what was allowed at their start may have ended since. */
    askAgain: AskAgain
    /** The organisation acted for. Only routes whose right means no one organisation may be called without one. */
    organisation: Organisation
  }
}
