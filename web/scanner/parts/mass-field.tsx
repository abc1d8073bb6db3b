import { useContext, useState } from 'preact/hooks'
import { gramsIn } from '../../../workflows/form/grams.ts'
import { filled, grams } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { formsPhrases } from '../phrases-forms.ts'
import { stationPhrases } from '../phrases-station.ts'
import { OpenScale, serialPorts } from './open-scale.tsx'
import { idOf } from './question-id.ts'

export interface MassFieldProps {
  /** Where the mass stands in the scan. */
  readonly pointer: string
  readonly label: string
  readonly value: string
  readonly faults: readonly string[]
  readonly hint?: string | undefined
  readonly onMass: (text: string) => void
}

/** A mass in grams or kilograms, however it is typed, and what was understood of it. */
export function MassField({ pointer, label, value, faults, hint, onMass }: MassFieldProps) {
  const say = useSay()
  const id = idOf(pointer)
  const [isWeighing, setWeighing] = useState(false)
  const ports = serialPorts()
  const isBad = faults.length > 0
  // What stands beside it, or opens below, needs the whole line among cells.
  const width = ports === undefined ? '' : ' whole'
  return (
    <div class={`${isBad ? 'field bad' : 'field'}${width}`}>
      <label for={id} id={`${id}-label`}>
        {label}
      </label>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      {isBad ? (
        <p class="wrong" id={`${id}-wrong`}>
          {faults.join(' ')}
        </p>
      ) : null}
      <span class="amount">
        <input
          id={id}
          name={pointer}
          value={value}
          autocomplete="off"
          inputmode="decimal"
          enterkeyhint="next"
          aria-invalid={isBad}
          aria-describedby={isBad ? `${id}-wrong ${id}-mass` : `${id}-mass`}
          onInput={(event) => onMass(event.currentTarget.value)}
          onBlur={(event) => {
            const written = withUnit(event.currentTarget.value)
            if (written !== event.currentTarget.value) onMass(written)
          }}
        />
        {isBare(value) ? (
          <button
            type="button"
            class="quiet unit"
            aria-label={`${label}: ${say(formsPhrases.inKilograms)}`}
            onClick={() => onMass(`${value.trim()} kg`)}
          >
            kg
          </button>
        ) : null}
        {ports === undefined || isWeighing || value.trim() !== '' ? null : (
          <button
            type="button"
            class="quiet unit"
            aria-describedby={`${id}-label`}
            onClick={() => setWeighing(true)}
          >
            {say(stationPhrases.fromScale)}
          </button>
        )}
      </span>
      <Understood id={`${id}-mass`} value={value} />
      {ports === undefined || !isWeighing ? null : (
        <OpenScale
          ports={ports}
          onClose={() => setWeighing(false)}
          onMass={(text) => {
            setWeighing(false)
            onMass(text)
          }}
        />
      )}
    </div>
  )
}

/** What was read of a mass, so that nobody records grams for kilograms. */
function Understood({ id, value }: { id: string; value: string }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const read = gramsIn(withUnit(value))
  const mass = read === undefined ? undefined : grams(read, language)
  const isSaid = value.trim() === '' || value.trim() === mass
  const text = isSaid
    ? ''
    : mass === undefined
      ? say(formsPhrases.whichUnit)
      : filled(formsPhrases.understood, language, { mass })
  return (
    <p class={mass === undefined ? 'hint' : 'hint read'} id={id}>
      {text}
    </p>
  )
}

/** A number without a unit of which kilograms may be meant. */
function isBare(value: string): boolean {
  return /^\d{1,7}$/.test(value.normalize('NFKC').trim())
}

/** A mass with a decimal point can only be of kilograms, since grams are whole: it is written so where everybody sees it. */
export function withUnit(value: string): string {
  const plain = value.normalize('NFKC').trim()
  return /^\d{1,10}\.\d{1,3}0*$/.test(plain) ? `${plain} kg` : value
}
