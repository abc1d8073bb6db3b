import { useContext } from 'preact/hooks'
import { pastedInto } from '../../../workflows/form/paste.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import { isShared, unitCount, withUnitAnswer } from '../../../workflows/form/units.ts'
import { filled } from '../../pages/record/format.ts'
import { scanPhrases } from '../../pages/workplace/scan/phrases.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { formsPhrases } from '../phrases-forms.ts'
import { manyPhrases } from '../phrases-many.ts'
import { answering, type FormPart } from './form-part.ts'
import { MassField } from './mass-field.tsx'
import { Questions } from './questions.tsx'
import { ReadingsFile } from './readings-file.tsx'

/** Of several units the answers that are each one's own; a table of a bench goes in by one paste, its file by being opened. */
export function UnitList({ form, typed, onTyped, faultsAt }: FormPart) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const count = unitCount(typed)
  const own = form.questions.filter((question) => !isShared(question))
  const paste = (event: ClipboardEvent) => {
    const { name = '' } = event.target as HTMLInputElement
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const pasted = pastedInto(form, typed, { pointer: name, text })
    if (pasted === undefined) return
    event.preventDefault()
    onTyped(() => pasted)
  }
  return (
    <section class="units" onPaste={paste}>
      <h2>{say(formsPhrases.units)}</h2>
      <details>
        <summary>{say(manyPhrases.fromBench)}</summary>
        <p class="hint">{say(formsPhrases.pasteHint)}</p>
        <p class="hint">
          {filled(manyPhrases.columns, language, {
            columns: own.map(({ label }) => say(label)).join(' · '),
          })}
        </p>
        <ReadingsFile form={form} typed={typed} onTyped={onTyped} />
      </details>
      {Array.from({ length: count }, (_, unit) => {
        const at = `/units/${unit}`
        const code = typedAt(typed, `${at}/batch`)
        const faults = faultsAt(`${at}/batch`)
        return (
          <fieldset key={code} class="line">
            <legend>{code}</legend>
            {faults.length === 0 ? null : <p class="wrong">{faults.join(' ')}</p>}
            <div class="cells">
              {form.batches?.asks === 'weighed' ? (
                <MassField
                  pointer={`${at}/massGrams`}
                  label={say(scanPhrases.weighedGrams)}
                  value={typedAt(typed, `${at}/massGrams`)}
                  faults={faultsAt(`${at}/massGrams`)}
                  onMass={(text) => onTyped(answering(`${at}/massGrams`, [text]))}
                />
              ) : null}
              <Questions
                questions={own}
                under={`${at}/facts`}
                typed={typed}
                onTyped={onTyped}
                faultsAt={faultsAt}
                onAnswer={({ name }, values) =>
                  onTyped((before) => withUnitAnswer(form, before, { unit, name, values }))
                }
              />
            </div>
          </fieldset>
        )
      })}
    </section>
  )
}
