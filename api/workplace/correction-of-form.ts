import { type Typed, typedAt } from '../../web/pages/workplace/form/control.ts'
import type { HandOverView } from '../custody/hand-over-view.ts'
import { gramsOf } from './scan-of-form.ts'

/** The step of a correction that a filled form means, and where in the form a fault of its lines belongs. */
export function correctionOfForm(
  typed: Typed,
  { lines }: Pick<HandOverView, 'lines'>,
): { readonly request: unknown; readonly placeOf: (pointer: string) => string } {
  const step = typedAt(typed, 'step')
  const note = typedAt(typed, '/note').trim()
  const common = { step, id: typedAt(typed, '/id') }
  if (step !== 'correct_propose') {
    const answered = { ...common, correction: typedAt(typed, '/correction') }
    const request = step === 'correct_decline' ? { ...answered, note } : answered
    return { request, placeOf: (pointer) => pointer }
  }
  const days = typedAt(typed, '/answerWithinDays').trim()
  const touched = lines.flatMap(({ line }, index) => {
    const answers = ['reason', 'sentGrams', 'acceptedGrams'].flatMap((name) => {
      const text = typedAt(typed, `/lines/${index}/${name}`).trim()
      return text === '' ? [] : [[name, name === 'reason' ? text : gramsOf(text)] as const]
    })
    return answers.length === 0 ? [] : [{ index, asked: { line, ...Object.fromEntries(answers) } }]
  })
  return {
    request: {
      ...common,
      note,
      lines: touched.map(({ asked }) => asked),
      ...(days === '' ? {} : { answerWithinDays: gramsOf(days) }),
    },
    placeOf: (pointer) => {
      const [, place, rest = ''] = /^\/lines\/(\d+)(\/.*)?$/.exec(pointer) ?? []
      const index = touched[Number(place)]?.index
      // The number of a line is no question: what is wrong with it belongs to its first.
      return index === undefined
        ? pointer
        : `/lines/${index}${rest === '/line' || rest === '' ? '/reason' : rest}`
    },
  }
}
