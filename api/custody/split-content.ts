import { apportion } from '../../domain/apportion.ts'
import type { Content } from '../../domain/event.ts'

/** Splits what is inside by grams into two parts that sum to the whole. */
export function splitContent(
  content: Content,
  grams: readonly [number, number],
): [Content, Content] {
  const parts: [Record<string, number>, Record<string, number>] = [{}, {}]
  for (const [name, amount] of Object.entries(content)) {
    const shares = apportion(amount, grams)
    for (const [index, part] of parts.entries()) {
      const share = shares[index] ?? 0
      if (share > 0) part[name] = share
    }
  }
  return parts
}
