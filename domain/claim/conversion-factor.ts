/**
 * Claimed output per claimed input, as decimal text with six places, cut off and never rounded up; null when nothing was
 * fed. Measured for one process and period and never above 1, which throws.
 * Source: ISO 22095-2 asks for documented conversion factors, read in texts about it.
 */
export function conversionFactor(claimedGrams: number, fedGrams: number): string | null {
  if (claimedGrams > fedGrams) {
    throw new RangeError(
      `Cannot convert "${fedGrams}" g into "${claimedGrams}" g: expected a factor of at most 1`,
    )
  }
  if (fedGrams === 0) return null
  const millionths = (BigInt(claimedGrams) * 1_000_000n) / BigInt(fedGrams)
  return `${millionths / 1_000_000n}.${String(millionths % 1_000_000n).padStart(6, '0')}`
}
