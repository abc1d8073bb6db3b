/**
 * Reads a size or place: ASCII digits without needless zeros; undefined when it is none, or more than can be counted exactly,
 * which is more than any log here will ever hold (2^53).
 */
export function parseCount(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,15})$/.test(text)) return undefined
  const count = Number(text)
  return Number.isSafeInteger(count) ? count : undefined
}
