import { lossAt, lossPointer, withLoss } from '../../../workflows/form/losses.ts'
import { scanPhrases } from '../../pages/workplace/scan/phrases.ts'
import { useSay } from '../language.tsx'
import type { FormPart } from './form-part.ts'
import { MassField } from './mass-field.tsx'

/** What was lost, by each reason that the stage knows: a mass, or nothing. */
export function LossList({ form, typed, onTyped, faultsAt }: FormPart) {
  const say = useSay()
  const { losses = [] } = form
  if (losses.length === 0) return null
  return (
    <section>
      <h2>{say(scanPhrases.losses)}</h2>
      <div class="cells">
        {losses.map(({ value, label }) => {
          const at = lossPointer(typed, value)
          return (
            <MassField
              key={value}
              pointer={`/lost/${value}`}
              label={say(label)}
              value={lossAt(typed, value)}
              faults={at === undefined ? [] : faultsAt(at.slice(0, at.lastIndexOf('/')))}
              onMass={(text) => onTyped((before) => withLoss(before, value, text))}
            />
          )
        })}
      </div>
    </section>
  )
}
