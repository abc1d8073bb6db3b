import {
  type Move,
  manners,
  moverOf,
  type StepName,
  startLoads,
} from '../../../../domain/moves/move.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled, grams } from '../../record/format.ts'
import type { Choice, Control } from '../form/control.ts'
import { movePhrases, stepWords } from './phrases.ts'

/** Questions about a move that is to be. */
export function newMoveControls(
  { places }: { readonly places: readonly Choice[] },
  language: Language,
): readonly Control[] {
  const say = movePhrases
  const where = { kind: 'one', choices: places } as const
  const choices = manners.map((value) => ({ value, label: say[value][language] }))
  return [
    { pointer: '/from', label: say.from[language], filling: where },
    { pointer: '/to', label: say.to[language], filling: where },
    {
      pointer: '/loads',
      label: say.loads[language],
      filling: { kind: 'long', isCode: true },
      hint: say.loadsHint[language],
      optional: true,
    },
    { pointer: '/manner', label: say.manner[language], filling: { kind: 'one', choices } },
  ]
}

/** Questions about a step of a move: what each load weighs where it ends, why it is taken over or cancelled. */
export function stepControls(move: Move, step: StepName, language: Language): readonly Control[] {
  const say = movePhrases
  if (step === 'started') return []
  const reason: Control = {
    pointer: '/reason',
    label: say.reason[language],
    filling: { kind: 'long' },
  }
  const masses = step === 'ended' ? massControls(move, language) : []
  const asks = step === 'ended' ? masses : [reason]
  return [...asks, ...(step === 'cancelled' ? [] : legControls(language))]
}

/** What each load weighed at the start is asked for again at the end; what was never weighed is not. */
function massControls(move: Move, language: Language): readonly Control[] {
  return startLoads(move).flatMap(({ batch, grams: left }, at): readonly Control[] => {
    if (left === null) return []
    const hint = filled(movePhrases.endHint, language, { grams: grams(left, language) })
    const label = filled(movePhrases.massOf, language, { batch })
    return [{ pointer: `/loads/${at}/grams`, label, filling: { kind: 'number', unit: 'g' }, hint }]
  })
}

function legControls(language: Language): readonly Control[] {
  return [
    {
      pointer: '/metres',
      label: movePhrases.metres[language],
      filling: { kind: 'number', unit: 'm' },
      optional: true,
    },
    {
      pointer: '/stops',
      label: movePhrases.stopCount[language],
      filling: { kind: 'number' },
      optional: true,
    },
  ]
}

/** What is said above the form of a step, and on its button. */
export function stepText(
  move: Move,
  step: StepName,
  language: Language,
): { readonly why: string | undefined; readonly button: string } {
  const mover = moverOf(move)?.name ?? ''
  const say = movePhrases
  const whys: Readonly<Record<StepName, string | undefined>> = {
    started: say.startWhy[language],
    taken_over: filled(say.takeOverWhy, language, { mover }),
    ended: undefined,
    cancelled: say.cancelWhy[language],
  }
  return { why: whys[step], button: stepWords[step].act[language] }
}
