import { useContext } from 'preact/hooks'
import type { StageForm } from '../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { goToQuestion } from '../go-to-question.ts'
import { labelAt } from '../label-at.ts'
import { LanguageContext } from '../language.tsx'
import { answersPhrases } from '../phrases-answers.ts'
import { idOf } from './question-id.ts'

export interface WrongListProps {
  readonly form: StageForm
  readonly typed: Typed
  readonly faults: readonly { readonly pointer: string; readonly message: string }[]
}

/** So many lines leave the form in sight below them on a phone; the others lie behind one. House rule. */
const mostInSight = 4

/** Everything that is wrong in one place, each by what its question is called and leading to it; the first ones in sight. */
export function WrongList({ faults, ...part }: WrongListProps) {
  const language = useContext(LanguageContext)
  const isLong = faults.length > mostInSight + 1
  const inSight = isLong ? faults.slice(0, mostInSight) : faults
  const others = isLong ? faults.slice(mostInSight) : []
  return (
    <>
      <Lines {...part} faults={inSight} />
      {others.length === 0 ? null : (
        <details>
          <summary>{filled(answersPhrases.others, language, { n: others.length })}</summary>
          <Lines {...part} faults={others} />
        </details>
      )}
    </>
  )
}

function Lines({ form, typed, faults }: WrongListProps) {
  const language = useContext(LanguageContext)
  return (
    <ul class="faults">
      {faults.map(({ pointer, message }) => {
        const name = labelAt(form, typed, { pointer, language })
        return (
          <li key={`${pointer} ${message}`}>
            {name === undefined ? (
              message
            ) : (
              <a
                href={`#${idOf(pointer)}`}
                onClick={(event) => {
                  event.preventDefault()
                  goToQuestion(pointer, typed)
                }}
              >
                {filled(answersPhrases.named, language, { name, what: message })}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
