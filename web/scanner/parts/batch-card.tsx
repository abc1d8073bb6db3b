import { useContext } from 'preact/hooks'
import { grams } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import type { ScannedBatch, StepShown } from '../scanned-batch.ts'
import { NextStepsList } from './next-steps-list.tsx'

/** What is in hand: its code large, what it is, where it stands, and its danger first. */
export function BatchCard({
  batch,
  onStep,
}: {
  batch: ScannedBatch
  onStep: (step: StepShown) => void
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { code, kind, material, state, massGrams, danger, next } = batch
  const mass = massGrams === null ? say(scannerPhrases.notWeighed) : grams(massGrams, language)
  return (
    <section class="card">
      {(next?.recalls ?? []).map(({ id, severity, notice }) => (
        <p key={id} class="danger" role="alert">
          <b>{say(scannerPhrases.recalled)}</b> {say(notice)} · {say(severity)}
        </p>
      ))}
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
      {next === null ? null : <NextStepsList next={next} onStep={onStep} />}
      <p>
        <a class="minor" href={`/work/batches/${encodeURIComponent(code)}`}>
          {say(scannerPhrases.openPage)}
        </a>
      </p>
    </section>
  )
}
