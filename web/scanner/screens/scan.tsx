import { useContext, useState } from 'preact/hooks'
import { scannedText } from '../../../domain/scanned-text.ts'
import { type Answer, ask } from '../api.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { BatchCard, type ScannedBatch } from '../parts/batch-card.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { scannerPhrases } from '../phrases.ts'

type Found = Answer<{ readonly batches: readonly ScannedBatch[] }>

/** Where somebody stands with a label in view: the field, and what the last label was. */
export function Scan() {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [asked, setAsked] = useState<string>()
  const [found, setFound] = useState<Found>()

  const lookUp = async (given: string) => {
    const text = scannedText(given)
    if (text === '') return
    setAsked(text)
    setFound(undefined)
    const answer: Found = await ask(`/scanned?text=${encodeURIComponent(text)}`, language)
    // Of two labels that were scanned one after the other the last is meant.
    setAsked((last) => {
      if (last === text) setFound(answer)
      return last
    })
  }

  return (
    <main>
      <CodeField onCode={lookUp} />
      {asked === undefined ? null : found === undefined ? (
        <p role="status">{say(scannerPhrases.looking)}</p>
      ) : 'trouble' in found ? (
        <TroubleBox trouble={found.trouble} onAgain={() => void lookUp(asked)} />
      ) : (
        found.value.batches.map((batch) => <BatchCard key={batch.id} batch={batch} />)
      )}
    </main>
  )
}
