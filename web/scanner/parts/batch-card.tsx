import { useContext } from 'preact/hooks'
import type { Words } from '../../../domain/words.ts'
import { grams } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'

/** A batch as `GET /scanned` tells it. */
export interface ScannedBatch {
  readonly code: string
  readonly id: string
  readonly stream: string
  readonly kind: { readonly name: string; readonly label: Words }
  readonly material: Words
  readonly state: { readonly name: string; readonly label: Words }
  readonly facility: string
  /** Null when never weighed. */
  readonly massGrams: number | null
  readonly danger: { readonly label: Words } | null
}

/** What is in hand: its code large, what it is, where it stands, and its danger first. */
export function BatchCard({ batch }: { batch: ScannedBatch }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { code, kind, material, state, massGrams, danger } = batch
  const mass = massGrams === null ? say(scannerPhrases.notWeighed) : grams(massGrams, language)
  return (
    <section class="card">
      {danger === null ? null : (
        <p class="danger" role="alert">
          <b>{say(danger.label)}</b>
        </p>
      )}
      <div class="head">
        <h1>{code}</h1>
        <span class="pill">{say(state.label)}</span>
      </div>
      <p class="soft">{[say(kind.label), say(material), mass].join(' · ')}</p>
      <p>
        <a class="button" href={`/work/batches/${encodeURIComponent(code)}`}>
          {say(scannerPhrases.openPage)}
        </a>
      </p>
    </section>
  )
}
