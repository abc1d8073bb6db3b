import type { Content } from './event.ts'
import type { Facts } from './field.ts'

/**
 * The most that may be in a batch of something, since so much went into what it was made of: of its own milligrams where it
 * says how many it holds, else of its own grams. A proportion, so that it stays true when a part is taken.
 */
export interface MostInside {
  readonly most: number
  readonly ofMilligrams?: number
  readonly ofGrams?: number
}

/** What is carried of elements or fibres, by name; nothing of what a batch holds just as it went in. */
export type CarriedContent = Readonly<Record<string, MostInside>>

/** The fact under which a batch carries it. */
export const carriedContentName = 'mostInside'

/** What a batch carries, as its facts say. */
export function carriedIn(facts: Facts): CarriedContent {
  // Only what `carriedOfMade` and `carriedAfterTest` wrote is ever stored under it.
  return (facts[carriedContentName] ?? {}) as unknown as CarriedContent
}

/** A part of a batch that goes into a process. */
export interface DrawnPart {
  readonly grams: number
  readonly content: Content
  readonly carried: CarriedContent
}

/** What it may hold now: what it says, or of what it does not say, the mass that nothing else of its group fills. */
export function mostNow({ grams, content, carried }: DrawnPart, name: string): bigint {
  const known = content[name]
  if (known !== undefined) return BigInt(known)
  const [group = ''] = name.split(':')
  const filled = Object.entries(content)
    .filter(([other]) => other.startsWith(`${group}:`))
    .reduce((sum, [, amount]) => sum + amount, 0)
  const room = BigInt(Math.max(0, grams * 1_000 - filled))
  const { most = 0, ofGrams } = carried[name] ?? {}
  const carriedMost = ofGrams === undefined ? room : shareOf(grams, most, ofGrams)
  return carriedMost > room ? room : carriedMost
}

/** What was there at first, so that what assays added on the way is not counted on. */
export function mostAtFirst(part: DrawnPart, name: string): bigint {
  const known = part.content[name]
  if (known === undefined) return mostNow(part, name)
  const { most = 0, ofMilligrams } = part.carried[name] ?? {}
  return ofMilligrams === undefined ? BigInt(known) : shareOf(known, most, ofMilligrams)
}

/** What each output of a process carries on: so what small differences add comes to no large one, said or unsaid. */
export function carriedOfMade(
  drawn: readonly DrawnPart[],
  outputs: readonly { readonly massGrams?: number; readonly content?: Content }[],
  losses: readonly { readonly content?: Content }[],
): readonly CarriedContent[] {
  const made = outputs.map((): Record<string, MostInside> => ({}))
  for (const name of namesIn(drawn)) {
    const first = sumOf(drawn.map((part) => mostAtFirst(part, name)))
    const out = sumOf([...outputs, ...losses].map(({ content }) => BigInt(content?.[name] ?? 0)))
    outputs.forEach(({ massGrams = 0, content }, at) => {
      const carried = made[at]
      if (carried === undefined || massGrams === 0) return
      if ((content?.[name] ?? 0) > 0) {
        if (out > first) carried[name] = { most: Number(first), ofMilligrams: Number(out) }
        return
      }
      const rest = out > first ? 0n : first - out
      if (rest < BigInt(massGrams) * 1_000n)
        carried[name] = { most: Number(rest), ofGrams: massGrams }
    })
  }
  return made
}

/** What a batch carries once a test has shared the same milligrams of a group out otherwise. */
export function carriedAfterTest(
  carried: CarriedContent,
  group: string,
  { before, after }: { readonly before: Content; readonly after: Content },
): CarriedContent {
  const own = (content: Content) =>
    Object.keys(content).filter((name) => name.startsWith(`${group}:`))
  const held = sumOf(own(before).map((name) => BigInt(before[name] ?? 0)))
  const part = { grams: 0, content: before, carried }
  const first = sumOf(own(before).map((name) => mostAtFirst(part, name)))
  const others = Object.entries(carried).filter(([name]) => !name.startsWith(`${group}:`))
  if (first >= held) return carried
  const most = { most: Number(first), ofMilligrams: Number(held) }
  return Object.fromEntries([...others, ...own(after).map((name) => [name, most] as const)])
}

function namesIn(drawn: readonly DrawnPart[]): readonly string[] {
  const names = drawn.flatMap(({ content, carried }) => [
    ...Object.keys(content),
    ...Object.keys(carried),
  ])
  return [...new Set(names)].sort()
}

/** Half rounded up. */
function shareOf(amount: number, most: number, of: number): bigint {
  if (of === 0) return 0n
  const whole = BigInt(of)
  return (BigInt(amount) * BigInt(most) * 2n + whole) / (whole * 2n)
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}
