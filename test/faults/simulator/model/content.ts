/** Milligrams of elements and fibres that are inside something, by name; what is none is left out. */
export type Content = Readonly<Record<string, number>>

/** What goes along with so many grams of something, and what stays: whole milligrams that sum to what there was. */
export function partsOf(content: Content, part: number, rest: number): readonly [Content, Content] {
  const whole = BigInt(part + rest)
  const parts = Object.entries(content).map(([name, milligrams]) => {
    const amount = BigInt(milligrams)
    const [one, other] = [amount * BigInt(part), amount * BigInt(rest)]
    // The milligram that neither gets whole goes to whom more of it belongs, to the first when both get as much.
    const isShort = one / whole + other / whole < amount
    const mine = one / whole + (isShort && one % whole >= other % whole ? 1n : 0n)
    return { name, mine: Number(mine), theirs: milligrams - Number(mine) }
  })
  return [
    present(parts.map(({ name, mine }) => [name, mine])),
    present(parts.map(({ name, theirs }) => [name, theirs])),
  ]
}

/** What goes with so many of the grams there are; all of it with all of them. */
export function shareOf(content: Content, grams: number, of: number): Content {
  return grams === of ? content : partsOf(content, grams, of - grams)[0]
}

/** What goes with so many grams of what was sent, rounded down: what a correction moves. */
export function roundedDown(content: Content, grams: number, of: number): Content {
  return present(
    Object.entries(content).map(([name, amount]) => {
      return [name, Number((BigInt(amount) * BigInt(grams)) / BigInt(of))]
    }),
  )
}

/** Both together. */
export function plus(one: Content, other: Content, sign: 1 | -1 = 1): Content {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return present(names.map((name) => [name, (one[name] ?? 0) + sign * (other[name] ?? 0)]))
}

/** What is there of it at the most. */
export function atMost(content: Content, there: Content): Content {
  return present(
    Object.entries(content).map(([name, amount]) => [name, Math.min(amount, there[name] ?? 0)]),
  )
}

/** Whether what is inside is heavier than what holds it: elements together or fibres together. */
export function isTooHeavy(content: Content, grams: number): boolean {
  return ['element:', 'fibre:'].some((kind) => {
    const inside = Object.entries(content).filter(([name]) => name.startsWith(kind))
    return inside.reduce((sum, [, amount]) => sum + amount, 0) > grams * 1_000
  })
}

function present(entries: readonly (readonly [string, number])[]): Content {
  return Object.fromEntries(entries.filter(([, amount]) => amount !== 0))
}
