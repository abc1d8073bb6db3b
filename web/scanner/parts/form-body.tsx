import { useContext } from 'preact/hooks'
import { escapePointer } from '../../../domain/json-pointer.ts'
import type { Fault } from '../../../domain/refusal.ts'
import type { Question } from '../../../workflows/form/question.ts'
import type { StageForm } from '../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext } from '../language.tsx'
import { massQuestion } from '../mass-question.ts'
import { scannerPhrases } from '../phrases.ts'
import { QuestionField } from './question-field.tsx'

export interface FormBodyProps {
  readonly form: StageForm
  readonly typed: Typed
  readonly faults: readonly Fault[]
  readonly onTyped: (change: (before: Typed) => Typed) => void
}

/** Everything that a stage asks, each with its answer and what is wrong with it. */
export function FormBody({ form, typed, faults, onTyped }: FormBodyProps) {
  const language = useContext(LanguageContext)
  const mass = massQuestion(form)
  const asked = [
    ...(mass === undefined ? [] : [{ question: mass, pointer: '/batches/0/massGrams' }]),
    ...form.questions.map((question) => ({ question, pointer: pointerOf(question) })),
  ]
  const signs = form.questions.filter(({ nothingWrong }) => nothingWrong !== undefined)
  const answer = (pointer: string, values: readonly string[]) =>
    onTyped((before) => new Map([...before, [pointer, values]]))

  return (
    <>
      {signs.length < 3 ? null : (
        <button type="button" class="quiet wide" onClick={() => onTyped(withNothingWrong(signs))}>
          {filled(scannerPhrases.nothingWrong, language, { n: signs.length })}
        </button>
      )}
      {asked.map(({ question, pointer }) => (
        <QuestionField
          key={pointer}
          question={question}
          pointer={pointer}
          values={typed.get(pointer) ?? []}
          faults={faults.filter((one) => isAt(one.pointer, pointer)).map(({ message }) => message)}
          onAnswer={(values) => answer(pointer, values)}
        />
      ))}
    </>
  )
}

/** Answers every sign as it is where nothing is wrong; what was answered before is answered anew, as the button says. */
function withNothingWrong(signs: readonly Question[]): (before: Typed) => Typed {
  return (before) =>
    new Map([
      ...before,
      ...signs.map(
        (sign) => [pointerOf(sign), [sign.nothingWrong === true ? 'yes' : 'no']] as const,
      ),
    ])
}

function pointerOf({ name }: Question): string {
  return `/facts/${escapePointer(name)}`
}

function isAt(pointer: string, asked: string): boolean {
  return pointer === asked || pointer.startsWith(`${asked}/`)
}
