import { apportion } from '../../domain/apportion.ts'
import type { BatchState, Content } from '../../domain/event.ts'
import type { Composition } from './composition.ts'

/**
 * Milligrams by fibre that a test found (positive) or missed (negative) against what the ledger holds of a batch. The test
 * measures shares, so the fibres together stay what they are; nothing where the ledger holds no fibre of the batch.
 */
export function foundContent({ content }: BatchState, tested: Composition): Content {
  const held = Object.entries(content).filter(([name]) => name.startsWith('fibre:'))
  const total = held.reduce((sum, [, amount]) => sum + amount, 0)
  if (total === 0) return {}
  const weights = tested.map(({ basisPoints }) => basisPoints)
  const found: Record<string, number> = Object.fromEntries(
    held.map(([name, amount]) => [name, -amount]),
  )
  apportion(total, weights).forEach((amount, at) => {
    const name = `fibre:${tested[at]?.fibre}`
    found[name] = (found[name] ?? 0) + amount
  })
  return Object.fromEntries(Object.entries(found).filter(([, amount]) => amount !== 0))
}
