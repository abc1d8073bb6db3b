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

/** What of it so many grams can hold: where a group is heavier, each name in proportion, the largest remainders first. */
export function heldBy(content: Content, grams: number): Content {
  const kept = new Map(Object.entries(content))
  for (const kind of ['element:', 'fibre:']) {
    const inside = Object.entries(content).filter(([name]) => name.startsWith(kind))
    const whole = BigInt(inside.reduce((sum, [, amount]) => sum + amount, 0))
    const room = BigInt(grams) * 1_000n
    if (whole <= room) continue
    const shares = inside.map(([name, amount]) => {
      const product = BigInt(amount) * room
      return { name, share: product / whole, rest: product % whole }
    })
    const short = Number(room - shares.reduce((sum, { share }) => sum + share, 0n))
    const byRest = shares.toSorted((one, other) => Number(other.rest - one.rest))
    byRest.forEach(({ name, share }, at) => {
      kept.set(name, Number(share) + (at < short ? 1 : 0))
    })
  }
  return present([...kept])
}

function present(entries: readonly (readonly [string, number])[]): Content {
  return Object.fromEntries(entries.filter(([, amount]) => amount !== 0))
}
