import type {
  DemonstrationHandOver,
  DemonstrationHandOverStep,
} from '../../../workflows/example.ts'
import type { StepRequest } from '../../custody/hand-over-schemas.ts'
import { offerHandOver } from '../../custody/offer-hand-over.ts'
import type { Signatory } from '../../custody/sign-step.ts'
import { takeStep } from '../../custody/take-step.ts'
import { idFrom } from '../../digest.ts'
import type { Installation } from '../../installation.ts'
import { listLines } from '../../store/custody/hand-over-lines.ts'
import type { LineRow } from '../../store/custody/hand-overs.ts'

/** A hand-over of the city as it is told. */
export interface Passing {
  /** Its ids are made of it, so that told again it is the same one. */
  readonly name: string
  /** When the city began, in milliseconds. */
  readonly start: number
  readonly sender: Signatory
  readonly receiver: Signatory
}

/** Passes goods on as far as the story goes: the offer, then each step by whoever's it is. */
export async function passOn(
  installation: Installation,
  { receiver: to, from: facility, papers, batches, steps }: DemonstrationHandOver,
  { name, start, sender, receiver }: Passing,
): Promise<void> {
  const id = idFrom(name)
  const lines = batches.map((batch) => ({ batch }))
  const offer = { id, receiver: to, facility, papers, lines }
  const { handOver } = await offerHandOver(installation, { request: offer }, sender)
  const rows = await listLines(installation.store.system, [handOver.handOverKey])
  for (const [at, step] of steps.entries()) {
    const eventTime = new Date(start + step.afterMinutes * 60_000).toISOString()
    const request = stepOf(step, { id: idFrom(`${name}/${at}`), eventTime }, rows)
    const isReceivers = step.step === 'receive' || step.step === 'decide'
    await takeStep(installation, { id, request }, isReceivers ? receiver : sender)
  }
}

function stepOf(
  told: DemonstrationHandOverStep,
  common: { readonly id: string; readonly eventTime: string },
  rows: readonly LineRow[],
): StepRequest {
  const { afterMinutes: _, ...step } = told
  if (step.step !== 'decide') return { ...step, ...common }
  const { refused = {} } = step
  const lines = rows.map(({ line, code, offered_grams: grams }) => {
    const why = refused[code]
    return why === undefined
      ? { line, acceptedGrams: grams, refusedGrams: 0 }
      : { line, acceptedGrams: 0, refusedGrams: grams, ...why }
  })
  return { step: 'decide', lines, ...common }
}
