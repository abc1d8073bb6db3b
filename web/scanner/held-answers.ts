import { type Held, heldAfter, nothingHeld, withHeld } from '../../workflows/form/held.ts'
import { codesIn } from '../../workflows/form/in-hand.ts'
import { recorderIn } from '../../workflows/form/recorder.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { recall, remember } from './remembered.ts'
import { recallWho, type Who } from './who.ts'

/** Whose answers and where: those of one organisation at one facility are offered nowhere else. */
export interface HeldPlace {
  readonly organisation: string | undefined
  readonly facility: string
}

/** What this device keeps of a stage's answers at a place; nothing where it does not, or may not. */
export function recallHeld(form: StageForm, place: HeldPlace): Held {
  try {
    const read: unknown = JSON.parse(recall(nameFor(form, place)) ?? 'null')
    return isHeld(read) ? read : nothingHeld
  } catch {
    return nothingHeld
  }
}

/** Keeps what to offer the next time, after the form was recorded; codes that were recorded together too. */
export function keepHeld(form: StageForm, typed: Typed): void {
  const organisation = recallWho()?.organisation
  const codes = codesIn(form, typed)
  const place = { organisation, facility: typedAt(typed, '/facility') }
  remember(nameFor(form, place), JSON.stringify(heldAfter(recallHeld(form, place), form, typed)))
  if (codes.length > 1) remember(`together.${organisation}`, JSON.stringify(codes))
}

/** What was typed with who records it and with what is kept of the last time, wherever nothing stands yet. */
export function begunTyped(form: StageForm, typed: Typed, who: Who | undefined): Typed {
  const place = { organisation: who?.organisation, facility: typedAt(typed, '/facility') }
  const recorder = who === undefined ? [] : recorderIn(form, who.name)
  return withHeld(new Map([...recorder, ...typed]), form, recallHeld(form, place)).typed
}

/** Batches that were recorded together the last time, if this is one of them: what was matched is assembled. */
export function recallTogether(code: string, organisation: string | undefined): readonly string[] {
  try {
    const read: unknown = JSON.parse(recall(`together.${organisation}`) ?? '[]')
    return Array.isArray(read) && read.includes(code)
      ? read.filter((one): one is string => typeof one === 'string')
      : []
  } catch {
    return []
  }
}

function nameFor({ stream, stage }: StageForm, { organisation = '', facility }: HeldPlace): string {
  return `held.${organisation}.${facility}.${stream}.${stage}`
}

function isHeld(value: unknown): value is Held {
  if (typeof value !== 'object' || value === null) return false
  const { answers, of } = value as Partial<Held>
  return typeof answers === 'object' && typeof of === 'object'
}
