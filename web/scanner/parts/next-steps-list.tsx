import { useContext } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import type { NextShown, StepShown } from '../scanned-batch.ts'

/** The one recommended step first and large, what else is open behind it, and each closed one with its reason. */
export function NextStepsList({
  next,
  onStep,
}: {
  next: NextShown
  onStep: (step: StepShown) => void
}) {
  const say = useSay()
  const { mayRecord, recommended, alarm } = next
  // The red button stands above.
  const steps = next.steps.filter(({ stage }) => stage !== alarm?.stage)
  if (!mayRecord) return <p class="soft">{say(scannerPhrases.readsOnly)}</p>
  const first = steps.find(({ stage }) => stage === recommended)
  const others = steps.filter(({ stage, isOpen }) => isOpen && stage !== recommended)
  const closed = steps.filter(({ isOpen }) => !isOpen)
  return (
    <>
      {first === undefined ? (
        closed.length === 0 ? null : (
          <p>{say(scannerPhrases.nothingNext)}</p>
        )
      ) : (
        <div class="act">
          <h2>{say(scannerPhrases.next)}</h2>
          <button type="button" class="big" onClick={() => onStep(first)}>
            {say(first.action)}
          </button>
        </div>
      )}
      {others.length === 0 ? null : (
        <>
          <h2>{say(scannerPhrases.others)}</h2>
          <ul class="steps">
            {others.map((step) => (
              <li key={step.stage}>
                <button type="button" class="quiet" onClick={() => onStep(step)}>
                  {say(step.action)}
                  {step.persons > 1 ? <small> · {say(scannerPhrases.twoSign)}</small> : null}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {closed.length === 0 ? null : (
        <>
          <h2>{say(scannerPhrases.closed)}</h2>
          <ul class="closed">
            {closed.map((step) => (
              <ClosedStep key={step.stage} step={step} onStep={onStep} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** A step with why it is closed; a supervisor goes on with a reason where a recall alone closes it. */
function ClosedStep({ step, onStep }: { step: StepShown; onStep: (step: StepShown) => void }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { action, reasons, asksReason } = step
  const label = filled(scannerPhrases.goOnForReason, language, { stage: say(action) })
  return (
    <li class={asksReason ? 'red' : undefined}>
      <b>{say(action)}</b>
      {reasons.map((reason) => (
        <p key={reason.en}>{say(reason)}</p>
      ))}
      {asksReason ? (
        <button type="button" class="quiet" onClick={() => onStep(step)}>
          {label}
        </button>
      ) : null}
    </li>
  )
}
