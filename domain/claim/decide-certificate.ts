import { type Fault, faultOf, type Refusal } from '../refusal.ts'
import { sumOf } from '../sum.ts'
import type { ClaimStandard } from './claim-standards.ts'
import { certifiedMass } from './decide-claim.ts'
import { faultsInUse } from './faults-in-use.ts'
import { type ByClass, type RecycledClass, recycledClasses } from './recycled-class.ts'
import { shareOf } from './share.ts'

/** Goods of one kind on a transaction certificate. */
export interface CertificateLine {
  readonly netGrams: number
  /** Recycled share in basis points. */
  readonly shares: ByClass
}

/** A transaction certificate with the seller's scope certificate; days as text such as "2026-11-22". */
export interface AskedCertificate {
  readonly shipDate: string
  readonly lines: readonly CertificateLine[]
  readonly standard: ClaimStandard
  readonly scope: {
    readonly validFrom: string
    readonly validTo: string
    readonly statuses: readonly { readonly status: string; readonly since: string }[]
  }
}

/**
 * Decides whether a transaction certificate can stand: shipped while the seller's scope certificate was valid, and every
 * line at or above the standard's least share. Gives the certified mass of all lines by class.
 */
export function decideCertificate(asked: AskedCertificate): ByClass | Refusal {
  const faults = [...faultsInScope(asked), ...faultsInLines(asked)]
  if (faults.length > 0) return { code: 'claim_not_allowed', faults }
  const masses = asked.lines.map(({ netGrams, shares }) => certifiedMass(netGrams, shares))
  return {
    pre_consumer: sumOf(masses, (mass) => mass.pre_consumer),
    post_consumer: sumOf(masses, (mass) => mass.post_consumer),
  }
}

/**
 * Grams of each class that lines draw from certificates that came in: net mass × share of all lines together, rounded up once,
 * so that many small lines draw all they state.
 */
export function certifiedToDraw(lines: readonly CertificateLine[]): ByClass {
  const drawn = (name: RecycledClass) => {
    const exact = lines.map((line) => BigInt(line.netGrams) * BigInt(line.shares[name]))
    return Number((exact.reduce((sum, one) => sum + one, 0n) + 9_999n) / 10_000n)
  }
  return { pre_consumer: drawn('pre_consumer'), post_consumer: drawn('post_consumer') }
}

/** Says where grams that stand behind a certificate differ from its certified mass; each class by itself. */
export function faultsInBacking(
  certified: ByClass,
  backing: ByClass,
  pointer: string,
): readonly Fault[] {
  return recycledClasses.flatMap((name) => {
    if (certified[name] === backing[name]) return []
    const values = { grams: certified[name], class: name, backing: backing[name] }
    return [faultOf(pointer, 'certificate_not_backed', values)]
  })
}

function faultsInScope({ shipDate, scope }: AskedCertificate): readonly Fault[] {
  const { validFrom, validTo, statuses } = scope
  if (shipDate < validFrom || shipDate > validTo) {
    const values = { shipped: shipDate, from: validFrom, to: validTo }
    return [faultOf('/shipDate', 'certificate_outside_scope', values)]
  }
  const status = statuses.findLast(({ since }) => since <= shipDate)?.status ?? 'not_issued'
  if (status === 'issued') return []
  return [faultOf('/shipDate', 'certificate_scope_not_live', { shipped: shipDate, status })]
}

function faultsInLines({ lines, standard }: AskedCertificate): readonly Fault[] {
  return lines.flatMap(({ shares }, at) => {
    const share = shareOf(shares.pre_consumer + shares.post_consumer)
    // No better model is taken for granted than the least strict one under which a certificate may be had.
    const asked = { use: 'certificate', standard, model: 'controlled_blending', share } as const
    return faultsInUse(asked, `/lines/${at}/shares`)
  })
}
