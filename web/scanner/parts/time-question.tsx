import { localText } from '../../../domain/local-clock.ts'
import type { Fault } from '../../../domain/refusal.ts'
import type { Question } from '../../../workflows/form/question.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { formPhrases } from '../../pages/workplace/form/phrases.ts'
import { QuestionField } from './question-field.tsx'

const pointer = '/eventTime'
const question: Question = {
  name: 'eventTime',
  label: formPhrases.eventTime,
  type: 'time',
  audience: 'holder',
}

/** Asks when it happened, where the time of the device was refused; else it is the moment of the scan and nobody is asked. */
export function TimeQuestion({
  typed,
  faults,
  eventTime,
  timeZone,
  onTyped,
}: {
  typed: Typed
  /** The time of the scan that was refused. */
  eventTime: string | undefined
  timeZone: string
  faults: readonly Pick<Fault, 'pointer' | 'message'>[]
  onTyped: (change: (before: Typed) => Typed) => void
}) {
  const own = faults.filter((one) => one.pointer === pointer)
  if (own.length === 0 && !typed.has(pointer)) return null
  const refused = eventTime === undefined ? [] : [localText(eventTime, timeZone)]
  return (
    <QuestionField
      question={question}
      pointer={pointer}
      values={typed.get(pointer) ?? refused}
      faults={own.map(({ message }) => message)}
      onAnswer={(values) => onTyped((before) => new Map([...before, [pointer, values]]))}
    />
  )
}
