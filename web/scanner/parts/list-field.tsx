import { useContext } from 'preact/hooks'
import { mostParts, noneOf, partCount } from '../../../workflows/form/lines.ts'
import type { Question } from '../../../workflows/form/question.ts'
import { typedAt } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { formPhrases } from '../../pages/workplace/form/phrases.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { answering, type FormPart } from './form-part.ts'
import { QuestionField } from './question-field.tsx'
import { idOf } from './question-id.ts'

/** A list whose lines have questions of their own: one line more than is filled in, or the word that there is nothing to list. */
export function ListField({
  question,
  pointer,
  typed,
  onTyped,
  faultsAt,
}: Omit<FormPart, 'form'> & { readonly question: Question; readonly pointer: string }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { label, parts = [] } = question
  const isNone = typedAt(typed, pointer) === noneOf
  const count = isNone ? 0 : Math.min(mostParts, partCount(typed, pointer) + 1)
  // What is wrong within a line is said there.
  const own = isNone || partCount(typed, pointer) === 0 ? faultsAt(pointer) : []
  return (
    <fieldset class={own.length === 0 ? 'field' : 'field bad'}>
      <legend>{say(label)}</legend>
      {own.length === 0 ? null : (
        <p class="wrong" id={`${idOf(pointer)}-wrong`}>
          {own.join(' ')}
        </p>
      )}
      <div class="choices">
        <label>
          <input
            type="checkbox"
            id={idOf(pointer)}
            aria-describedby={own.length === 0 ? undefined : `${idOf(pointer)}-wrong`}
            checked={isNone}
            onChange={(event) =>
              onTyped(answering(pointer, event.currentTarget.checked ? [noneOf] : []))
            }
          />{' '}
          <span>{say(formPhrases.nothingToList)}</span>
        </label>
      </div>
      {Array.from({ length: count }, (_, index) => (
        <fieldset key={`${pointer}/${index}`} class="line">
          <legend>
            {filled(formPhrases.lineOf, language, { name: say(label), n: index + 1 })}
          </legend>
          <div class="cells">
            {parts.map((part) => {
              const at = `${pointer}/${index}/${part.name}`
              return (
                <QuestionField
                  key={at}
                  question={part}
                  pointer={at}
                  values={typed.get(at) ?? []}
                  faults={faultsAt(at)}
                  onAnswer={(values) => onTyped(answering(at, values))}
                />
              )
            })}
          </div>
        </fieldset>
      ))}
    </fieldset>
  )
}
