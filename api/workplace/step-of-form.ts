import { type Typed, typedAt } from '../../web/pages/workplace/form/control.ts'
import type { HandOverStep } from '../../workflows/hand-over.ts'
import type { HandOverView } from '../custody/hand-over-view.ts'
import { codeOf, gramsOf } from './scan-of-form.ts'

/** The step that a filled form means, to be judged by the step's own schema. What was left empty is left out. */
export function stepOfForm(
  typed: Typed,
  step: HandOverStep,
  { lines }: Pick<HandOverView, 'lines'>,
): Readonly<Record<string, unknown>> {
  const common = { step, id: typedAt(typed, '/id') }
  switch (step) {
    case 'dispatch':
    case 'transfer':
      return { ...common, carrier: textsAt(typed, '/carrier') }
    case 'store':
      return { ...common, store: textsAt(typed, '/store') }
    case 'receive':
      return { ...common, facility: typedAt(typed, '/facility') }
    case 'decide':
      return { ...common, lines: lines.map(({ line }, index) => decidedAt(typed, index, line)) }
    case 'decline':
    case 'cancel':
      return { ...common, reason: typedAt(typed, '/reason').trim() }
    case 'return':
    case 'offer':
      return common
    default:
      return step satisfies never
  }
}

/** The decision with every line that is still empty accepted as it was sent. */
export function acceptedAsSent(typed: Typed, { lines }: Pick<HandOverView, 'lines'>): Typed {
  const next = new Map(typed)
  for (const [index, { sentGrams }] of lines.entries()) {
    const at = `/lines/${index}/acceptedGrams`
    const isEmpty = typedAt(typed, at).trim() === ''
    const isRefused = typedAt(typed, `/lines/${index}/refusedGrams`).trim() !== ''
    if (isEmpty && !isRefused) next.set(at, [String(sentGrams ?? 0)])
  }
  return next
}

function textsAt(typed: Typed, under: string): Readonly<Record<string, string>> {
  const prefix = `${under}/`
  const texts = [...typed].flatMap(([pointer, [value = '']]): [string, string][] => {
    const text = value.trim()
    return pointer.startsWith(prefix) && text !== '' ? [[pointer.slice(prefix.length), text]] : []
  })
  return Object.fromEntries(texts)
}

function decidedAt(typed: Typed, index: number, line: number): Record<string, unknown> {
  const at = `/lines/${index}`
  const texts = textsAt(typed, at)
  const { acceptedGrams, refusedGrams, code, ...rest } = texts
  return {
    line,
    ...rest,
    ...(acceptedGrams === undefined ? {} : { acceptedGrams: gramsOf(acceptedGrams) }),
    ...(refusedGrams === undefined ? {} : { refusedGrams: gramsOf(refusedGrams) }),
    ...(code === undefined ? {} : { code: codeOf(code) }),
  }
}
