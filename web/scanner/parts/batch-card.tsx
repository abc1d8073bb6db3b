import { useContext, useEffect } from 'preact/hooks'
import { grams } from '../../pages/record/format.ts'
import { deviceNow } from '../device-time.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import type { ScannedBatch, StepShown } from '../scanned-batch.ts'
import { signal } from '../signal.ts'
import { IsolateNow } from './isolate-now.tsx'
import { NextStepsList } from './next-steps-list.tsx'
import { ToldFirst } from './told-first.tsx'

/** What is in hand: its code large, what it is, where it stands, and its danger first. */
export function BatchCard({
  batch,
  onStep,
  onSign,
  timeZone,
  isQuiet = false,
}: {
  batch: ScannedBatch
  onStep: (step: StepShown) => void
  /** What somebody saw who sets it apart at once. */
  onSign: (seen: string) => void
  /** Of the facility. */
  timeZone: string
  /** Whether something else sounds already. */
  isQuiet?: boolean
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { code, kind, material, state, massGrams, next } = batch
  const alarm = next?.alarm ?? null
  const isLate = batch.deadline?.isOver === true
  const isBad = batch.danger !== null || isLate || (next?.recalls.length ?? 0) > 0
  useEffect(() => {
    if (!isQuiet) signal(isBad ? 'bad' : 'good')
  }, [isQuiet, isBad])
  // What is set apart already first asks for what is missing.
  const isApart = batch.danger?.lacksDetails === true
  const red = alarm === null ? null : <IsolateNow alarm={alarm} onSign={onSign} />
  const mass = massGrams === null ? say(scannerPhrases.notWeighed) : grams(massGrams, language)
  return (
    <section class="card">
      <ToldFirst batch={batch} now={deviceNow()} timeZone={timeZone} />
      <div class="head">
        <h1>{code}</h1>
        <span class="pill">{say(state.label)}</span>
      </div>
      <p class="soft">{[say(kind.label), say(material), mass].join(' · ')}</p>
      {isApart ? null : red}
      {next === null ? null : <NextStepsList next={next} onStep={onStep} />}
      {isApart ? red : null}
      <p>
        <a class="minor" href={`/work/batches/${encodeURIComponent(code)}`}>
          {say(scannerPhrases.openPage)}
        </a>
      </p>
    </section>
  )
}
