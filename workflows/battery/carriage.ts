import { textIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Goods } from '../custody-terms.ts'
import { damageOf, isGraver } from './damage.ts'
import { packingInstructions, type TriageClass } from './triage.ts'
import { isWaste } from './waste-status.ts'

/** Special provisions under which a type may be carried that is not proved to UN 38.3, with the packing that each leads to. */
export const carriageExceptions = {
  SP310: ['P910', 'LP905'],
  SP376: [...packingOf('amber'), ...packingOf('red')],
  SP377: [packingInstructions.green.forDisposal],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Packing as a competent authority sets it for what no instruction fits; its approval is then named. */
export const byAuthority = 'AUTHORITY'

/** The packing instructions of a class, first the ordinary and then the large one. */
export function packingOf(damage: TriageClass): readonly string[] {
  const { packing, largePacking } = packingInstructions[damage]
  return [packing, largePacking]
}

/**
 * Why goods may not leave packed like this: the gravest of them decides for all, what was never triaged counts as damaged,
 * and a product whose type is not proved to UN 38.3 needs a named exception. `at` is where the facts stand.
 */
export function faultsInCarriage(goods: readonly Goods[], facts: Facts, at: string): Fault[] {
  const faults = [...faultsInPacking(goods, facts, at), ...faultsInProof(goods, facts, at)]
  return faults.length > 0 ? faults : faultsInException(goods, facts, at)
}

function faultsInPacking(goods: readonly Goods[], facts: Facts, at: string): Fault[] {
  const given = textIn(facts, 'packingInstruction')
  const gravest = gravestOf(goods)
  if (given === undefined || gravest === undefined) return []
  const { code: batch } = gravest
  const pointer = `${at}/packingInstruction`
  const damage = damageOf(gravest)
  const because = (packing: readonly string[]) => ({ batch, packing: packing.join(', ') })
  switch (damage) {
    case 'red': {
      if (given !== byAuthority) {
        return packingOf('red').includes(given)
          ? []
          : [faultOf(pointer, 'packing_red', because(packingOf('red')))]
      }
      if (facts.packingApproval !== undefined) return []
      return [faultOf(`${at}/packingApproval`, 'packing_approval_missing', { batch })]
    }
    case 'amber':
      if (packingOf('amber').includes(given)) return []
      return [faultOf(pointer, 'packing_amber', because(packingOf('amber')))]
    case 'untriaged': {
      const damaged = [...packingOf('amber'), ...packingOf('red')]
      return damaged.includes(given)
        ? []
        : [faultOf(pointer, 'packing_untriaged', because(damaged))]
    }
    case 'green':
      return faultsInSoundPacking(goods, facts, { given, batch, pointer })
    default:
      return damage satisfies never
  }
}

function faultsInSoundPacking(
  goods: readonly Goods[],
  facts: Facts,
  { given, batch, pointer }: { given: string; batch: string; pointer: string },
): Fault[] {
  const right = facts.carriageException === 'SP310' ? carriageExceptions.SP310 : packingOf('green')
  if (given === packingInstructions.green.forDisposal) {
    const kept = goods.find((one) => !isWaste(one))
    if (kept === undefined) return []
    return [faultOf(pointer, 'packing_for_waste', { batch: kept.code, packing: right.join(', ') })]
  }
  if (right.includes(given)) return []
  return [faultOf(pointer, 'packing_green', { batch, packing: right.join(', ') })]
}

/** Only a product is a new type; a unit out of a vehicle travels on the proof of whoever made it. */
function faultsInProof(goods: readonly Goods[], facts: Facts, at: string): Fault[] {
  const unproved = goods.filter((one) => one.kind === 'product' && !isProved(one.context))
  if (unproved.length === 0) return []
  const packing = textIn(facts, 'packingInstruction') ?? ''
  const named = textIn(facts, 'carriageException') ?? impliedBy(packing)
  const pointer = `${at}/carriageException`
  return unproved.flatMap((one): Fault[] => {
    if (named === undefined) return [faultOf(pointer, 'type_not_proved', { batch: one.code })]
    if (named === 'SP376' && damageOf(one) !== 'green') return []
    if (named === 'SP377' && isWaste(one)) return []
    if (named === 'SP310') return []
    return [faultOf(pointer, 'exception_unfit', { batch: one.code, exception: named })]
  })
}

/** A passport of version 1 of the stream kept no such fact; its product was sold on what its papers say. */
function isProved({ typeProved, passportId }: Facts): boolean {
  return typeProved === true || (typeProved === undefined && passportId !== undefined)
}

/** A special provision that is named leads to the packing that is named with it; whoever opens the papers relies on both. */
function faultsInException(goods: readonly Goods[], facts: Facts, at: string): Fault[] {
  const exceptions: Readonly<Record<string, readonly string[]>> = carriageExceptions
  const named = textIn(facts, 'carriageException') ?? ''
  const given = textIn(facts, 'packingInstruction')
  const packing = exceptions[named]
  const gravest = gravestOf(goods)
  if (packing === undefined || given === undefined || gravest === undefined) return []
  if (packing.includes(given) || (named === 'SP376' && given === byAuthority)) return []
  const values = { exception: named, packing: packing.join(', '), given, batch: gravest.code }
  return [faultOf(`${at}/carriageException`, 'exception_packing', values)]
}

/** Packing for damaged or waste batteries is reached through its special provision only, so it names it. */
function impliedBy(packing: string): string | undefined {
  if (packing === byAuthority) return 'SP376'
  const exceptions: Readonly<Record<string, readonly string[]>> = carriageExceptions
  return ['SP376', 'SP377'].find((name) => exceptions[name]?.includes(packing))
}

function gravestOf(goods: readonly Goods[]): Goods | undefined {
  return goods.reduce<Goods | undefined>(
    (gravest, one) =>
      gravest === undefined || isGraver(damageOf(one), damageOf(gravest)) ? one : gravest,
    undefined,
  )
}
