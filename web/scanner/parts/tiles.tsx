import type { Option, Question } from '../../../workflows/form/question.ts'
import { useSay } from '../language.tsx'
import { idOf } from './question-id.ts'

export interface TilesProps {
  readonly question: Question
  readonly pointer: string
  readonly values: readonly string[]
  readonly options: readonly Option[]
  readonly onAnswer: (values: readonly string[]) => void
}

/** Answers to choose from, each to be hit with a glove. */
export function Tiles({ question, pointer, values, options, onAnswer }: TilesProps) {
  const say = useSay()
  const isOne = question.type !== 'choices'
  const answer = (value: string, isChosen: boolean) => {
    if (isOne) onAnswer([value])
    else onAnswer(isChosen ? [...values, value] : values.filter((one) => one !== value))
  }
  return (
    <div class="choices">
      {options.map(({ value, label }, index) => (
        <label key={value}>
          <input
            type={isOne ? 'radio' : 'checkbox'}
            name={pointer}
            {...(index === 0 ? { id: idOf(pointer) } : {})}
            checked={values.includes(value)}
            onChange={(event) => answer(value, event.currentTarget.checked)}
          />{' '}
          <span>{say(label)}</span>
        </label>
      ))}
    </div>
  )
}
