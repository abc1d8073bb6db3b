import { textIn } from '../domain/fact-values.ts'
import type { Facts } from '../domain/field.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { sum } from '../domain/sum.ts'
import type { NamedFacts } from './certificate-out.ts'
import type { Known } from './known.ts'

/**
 * What stands against the certificate that a shipment names: none is recorded under the number, or none that covers the goods by
 * its day, its scope certificate and its mass. Several bodies may use one number: one that covers them is enough.
 */
export function faultsInCertificate(
  named: NamedFacts | undefined,
  facts: Facts,
  { drawnGrams, known }: { drawnGrams: readonly number[]; known: Pick<Known, 'certificates'> },
): readonly Fault[] {
  const number = named === undefined ? undefined : textIn(facts, named.number)
  const recorded = number === undefined ? undefined : known.certificates?.(number)
  if (named === undefined || number === undefined || recorded === undefined) return []
  if (recorded.length === 0) {
    const values = { certificate: number }
    return [faultOf(`/facts/${named.number}`, 'shipment_certificate_unknown', values)]
  }
  const day = textIn(facts, named.day)
  const from = textIn(facts, named.from)
  const until = textIn(facts, named.until)
  const grams = sum(drawnGrams)
  const judged = recorded.map((one): readonly Fault[] => {
    const faults: Fault[] = []
    if (day !== undefined && day < one.shipDate) {
      const values = { certificate: number, day, from: one.shipDate }
      faults.push(faultOf(`/facts/${named.day}`, 'shipment_before_certificate', values))
    }
    if (from !== one.validFrom || until !== one.validTo) {
      const values = { certificate: number, from: one.validFrom, until: one.validTo }
      faults.push(faultOf(`/facts/${named.from}`, 'shipment_scope_differs', values))
    }
    if (grams > one.leftGrams) {
      const { leftGrams: left, netGrams: net } = one
      const values = { certificate: number, grams, left, net }
      faults.push(faultOf(`/facts/${named.number}`, 'shipment_above_certificate', values))
    }
    return faults
  })
  return judged.some((faults) => faults.length === 0) ? [] : (judged[0] ?? [])
}
