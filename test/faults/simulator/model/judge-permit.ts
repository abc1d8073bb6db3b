import { repetition } from './asked.ts'
import type { Permit } from './beside-batches.ts'
import { type HandOver, type Model, nameOf } from './model.ts'
import type { Request } from './request.ts'
import { no, type Verdict, yes } from './verdict.ts'

/** So many grams may leave the territory on a permit, which its organisation knows by a number of its own. */
export function judgePermit(model: Model, request: Request): Verdict {
  const { by, body } = request
  const again = repetition(model, request, { id: body.id, organisation: by.organisation })
  if (again !== undefined) return again
  const number = String(body.number)
  const name = nameOf(by.organisation, number)
  if (model.permits.has(name)) return no('id_reused')
  const totalGrams = Number(body.totalGrams)
  return yes({ id: body.id, number, totalGrams, leftGrams: totalGrams }, () => {
    model.permits.set(name, {
      organisation: by.organisation,
      number,
      isValid: String(body.validUntil) > '2090',
      leftGrams: totalGrams,
      uncertain: false,
    })
  })
}

/** The permit from which goods are drawn when they leave for the first time; undefined when there is none of the sender's. */
export function permitOf(model: Model, { sender, permit }: HandOver): Permit | undefined {
  return model.permits.get(nameOf(sender, permit ?? ''))
}

/** Whether goods may leave on the permit that their papers name, if they name one. */
export function isPermitted(model: Model, handOver: HandOver): boolean {
  if (handOver.permit === null) return true
  const permit = permitOf(model, handOver)
  return permit?.isValid === true && permit.leftGrams >= leaving(handOver)
}

/** Draws what leaves; a return gives nothing back. */
export function drawFrom(model: Model, handOver: HandOver): void {
  const permit = permitOf(model, handOver)
  if (permit !== undefined) permit.leftGrams -= leaving(handOver)
}

function leaving({ lines }: HandOver): number {
  return lines.reduce((sum, { offeredGrams }) => sum + offeredGrams, 0)
}
