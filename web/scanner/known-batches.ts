import { useContext, useEffect, useState } from 'preact/hooks'
import { LanguageContext } from './language.tsx'
import { lookUp } from './look-up.ts'
import type { ScannedBatch } from './scanned-batch.ts'

/** Batches that a form is about, by code, as far as they could be looked up. */
export type KnownBatches = ReadonlyMap<string, ScannedBatch>

/** Looks up the batches that a form is about, each once; one that is not found stays unknown and hinders nothing. */
export function useKnownBatches(codes: readonly string[]): {
  readonly known: KnownBatches
  readonly learn: (batch: ScannedBatch) => void
} {
  const language = useContext(LanguageContext)
  const [known, setKnown] = useState<KnownBatches>(new Map())
  const [tried] = useState(() => new Set<string>())
  const learn = (batch: ScannedBatch) => {
    tried.add(batch.code)
    setKnown((before) => new Map([...before, [batch.code, batch]]))
  }
  useEffect(() => {
    for (const code of codes.filter((one) => !tried.has(one))) {
      tried.add(code)
      void lookUp(code, language).then((found) => {
        const batch =
          'value' in found ? found.value.batches.find((one) => one.code === code) : undefined
        if (batch !== undefined) learn(batch)
      })
    }
  }, [codes.join('\n')])
  return { known, learn }
}
