import { html, raw } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { shownPhrases } from './phrases.ts'
import type { ShownGrantView } from './view.ts'

/** What the program says that checks the facts of a page on the reader's own device. */
const disclosedWords = {
  checking: shownPhrases.checking,
  holds: shownPhrases.holds,
  partly: shownPhrases.partly,
  wrong: shownPhrases.wrong,
  unable: shownPhrases.unable,
  sealed: shownPhrases.sealed,
  notSealed: shownPhrases.notSealed,
  notChecked: shownPhrases.notChecked,
  logged: shownPhrases.logged,
  notLogged: shownPhrases.notLogged,
  maybeLogged: shownPhrases.maybeLogged,
} as const

/** What a page of shown facts hands to that program: it asks for nothing of this once more, since each look is told. */
export interface DisclosedOnPage {
  readonly words: Readonly<Record<keyof typeof disclosedWords, string>>
  readonly batches: readonly {
    /** Address of what its public record stands on. */
    readonly evidence: string
    readonly events: readonly {
      readonly digest: string
      readonly envelope: string
      readonly disclosures: readonly unknown[]
    }[]
  }[]
}

/** The sealed events to the byte with what opens them, as a block that no browser runs. */
export function disclosedBlock({ batches }: ShownGrantView, language: Language) {
  const said = Object.entries(disclosedWords).map(([name, words]) => [name, words[language]])
  const page: DisclosedOnPage = {
    words: Object.fromEntries(said),
    batches: batches.map(({ record, events }) => ({
      evidence: `${record}/evidence.json`,
      events: events.map(({ digest, envelope, disclosures }) => ({
        digest,
        envelope,
        disclosures,
      })),
    })),
  }
  // Nothing in it may end the block: what looks like a tag is written as an escape.
  const text = JSON.stringify(page).replaceAll('<', '\\u003c')
  return html`<script type="application/json" data-disclosed>${raw(text)}</script>`
}
