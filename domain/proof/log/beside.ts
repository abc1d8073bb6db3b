import type { Trust } from './open-checkpoint.ts'

/** Name of a witness on the machine of a log itself: it shows what a witness does, and is none to anybody. */
export function besideLog(origin: string): string {
  return `${origin}/beside`
}

/** The same trust without witnesses beside their own log: whoever has that machine has both. */
export function withoutBeside(trust: Trust): Trust {
  const beside = new Set(trust.logs.map(({ name }) => besideLog(name)))
  return { ...trust, witnesses: trust.witnesses.filter(({ name }) => !beside.has(name)) }
}
