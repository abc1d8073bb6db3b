import { useContext } from 'preact/hooks'
import { rowCount, withoutRow, withRows } from '../../../workflows/form/rows.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { scanPhrases } from '../../pages/workplace/scan/phrases.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { formsPhrases } from '../phrases-forms.ts'
import { answering, type FormPart } from './form-part.ts'
import { MassField } from './mass-field.tsx'
import { QuestionField } from './question-field.tsx'

/** What joins from outside: what usually does comes by one tap, anything else by its name. */
export function AdditionList({ form, typed, onTyped, faultsAt }: FormPart) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { additions } = form
  if (additions === undefined) return null
  const lines = Array.from({ length: rowCount(typed, 'additions') }, (_, index) => index)
  const named = (index: number) =>
    additions.find(({ value }) => value === typedAt(typed, `/additions/${index}/material`))
  const there = lines.map((index) => named(index)?.value)
  const add = (material: string) =>
    onTyped((before) => {
      const index = rowCount(before, 'additions')
      return new Map([
        ...withRows(before, 'additions', 1),
        [`/additions/${index}/material`, [material]],
      ])
    })
  return (
    <section>
      <h2>{say(scanPhrases.additions)}</h2>
      {lines.map((index) => {
        const at = `/additions/${index}`
        const usual = named(index)
        const name =
          usual === undefined
            ? filled(scanPhrases.numbered, language, {
                name: say(scanPhrases.addition),
                n: index + 1,
              })
            : say(usual.label)
        return (
          <div key={at} class="withdrop">
            <div class="grow">
              {usual !== undefined ? null : (
                <QuestionField
                  question={materialQuestion}
                  pointer={`${at}/material`}
                  values={typed.get(`${at}/material`) ?? []}
                  faults={faultsAt(`${at}/material`)}
                  onAnswer={(values) => onTyped(answering(`${at}/material`, values))}
                />
              )}
              <MassField
                pointer={`${at}/massGrams`}
                label={usual === undefined ? say(scanPhrases.mass) : name}
                value={typedAt(typed, `${at}/massGrams`)}
                faults={faultsAt(`${at}/massGrams`)}
                onMass={(text) => onTyped(answering(`${at}/massGrams`, [text]))}
              />
            </div>
            <button
              type="button"
              class="quiet"
              aria-label={filled(formsPhrases.takeOut, language, { code: name })}
              onClick={() => onTyped((before) => withoutRow(before, 'additions', index))}
            >
              ✕
            </button>
          </div>
        )
      })}
      <div class="steps">
        {additions
          .filter(({ value }) => !there.includes(value))
          .map(({ value, label }) => (
            <button key={value} type="button" class="quiet" onClick={() => add(value)}>
              + {say(label)}
            </button>
          ))}
        <button type="button" class="quiet" onClick={() => add('')}>
          + {say(formsPhrases.another)}
        </button>
      </div>
    </section>
  )
}

const materialQuestion = {
  name: 'material',
  label: scanPhrases.material,
  type: 'text',
  audience: 'authority',
} as const
