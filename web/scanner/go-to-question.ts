import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { idOf } from './parts/question-id.ts'

const answers = 'input, select, textarea, button'

/** Brings the question at a pointer into view, opens what it lies in, and gives it the focus. */
export function goToQuestion(pointer: string, typed: Typed): void {
  const found = answerAt(placeOf(pointer, typed))
  for (let at = found?.closest('details'); at; at = at.parentElement?.closest('details')) {
    at.open = true
  }
  found?.focus({ preventScroll: true })
  // What records is stuck to the foot of the screen and would hide what is only just in view.
  ;(found?.closest('.field') ?? found)?.scrollIntoView({ block: 'center' })
}

/** The answer itself, else the first within it, else that of what it lies in; new batches that are not there yet are asked for by what makes them. */
function answerAt(pointer: string): HTMLElement | undefined {
  const steps = pointer.split('/')
  for (let length = steps.length; length > 1; length -= 1) {
    const id = idOf(steps.slice(0, length).join('/'))
    const own = document.getElementById(id)
    if (own !== null)
      return own.matches(answers) ? own : (own.querySelector<HTMLElement>(answers) ?? own)
    const within = document.querySelector<HTMLElement>(`:is(${answers})[id^="${id}-"]`)
    if (within !== null) return within
  }
  const maker = pointer.startsWith('/outputs') ? '.alike' : undefined
  return maker === undefined
    ? undefined
    : (document.querySelector<HTMLElement>(`${maker} :is(${answers})`) ?? undefined)
}

/** A loss is asked for by its reason. */
function placeOf(pointer: string, typed: Typed): string {
  const [, line] = /^\/losses\/(\d+)/.exec(pointer) ?? []
  return line === undefined ? pointer : `/lost/${typedAt(typed, `/losses/${line}/reason`)}`
}
