import { apportion } from './apportion.ts'
import { combined } from './batch-after.ts'
import type { Content } from './event.ts'
import { sum } from './sum.ts'

/**
 * Milligrams, each negative, that what is inside has to lose so that it is no heavier than the mass that holds it: elements
 * together, and fibres together, each in proportion. Nothing where it fits.
 */
export function overweight(content: Content, massGrams: number): Content {
  const gap: Record<string, number> = {}
  for (const group of groupsOf(content)) {
    const amounts = group.map((name) => content[name] ?? 0)
    const most = massGrams * 1_000
    if (sum(amounts) <= most) continue
    const kept = apportion(most, amounts)
    group.forEach((name, at) => {
      const missed = (kept[at] ?? 0) - (amounts[at] ?? 0)
      if (missed !== 0) gap[name] = missed
    })
  }
  return gap
}

/**
 * Splits what is inside by grams into two parts that sum to the whole, each name rounded by itself; a milligram that rounding
 * would put into a part that has no room for it goes into the other.
 */
export function splitContent(
  content: Content,
  grams: readonly [number, number],
): readonly [Content, Content] {
  const one: Record<string, number> = {}
  for (const [name, amount] of Object.entries(content)) one[name] = apportion(amount, grams)[0] ?? 0
  const other = () => combined(content, one, -1)
  for (const [name, milligrams] of Object.entries(overweight(present(one), grams[0]))) {
    const room = grams[1] * 1_000 - groupSum(other(), name)
    one[name] = (one[name] ?? 0) - Math.min(-milligrams, Math.max(0, room))
  }
  for (const [name, milligrams] of Object.entries(overweight(other(), grams[1]))) {
    const room = grams[0] * 1_000 - groupSum(one, name)
    one[name] = (one[name] ?? 0) + Math.min(-milligrams, Math.max(0, room))
  }
  return [present(one), other()]
}

function groupsOf(content: Content): string[][] {
  return [...Map.groupBy(Object.keys(content), groupOf).values()]
}

function groupSum(content: Content, name: string): number {
  const group = groupOf(name)
  const own = Object.entries(content).filter(([other]) => groupOf(other) === group)
  return sum(own.map(([, amount]) => amount))
}

function groupOf(name: string): string {
  return name.split(':')[0] ?? ''
}

function present(content: Content): Content {
  return Object.fromEntries(Object.entries(content).filter(([, amount]) => amount > 0))
}
