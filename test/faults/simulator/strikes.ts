import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, randomFrom } from '../../harness/random.ts'
import { faults as allFaults, type Fault } from './world/faults.ts'
import type { World, WorldKind } from './world/world.ts'

/** What strikes an installation, one thing after the other. */
export interface Strikes {
  /** Lets a fault strike from now on, once the one before is over. */
  begin(fault: Fault): Promise<void>
  /** What strikes at the moment, or did so a moment ago. */
  now(): string | undefined
  /** Waits until the installation is whole; rejects when it could not be made so. */
  over(): Promise<void>
}

/** Nothing has struck yet. */
export function createStrikes(world: World, random: Random): Strikes {
  let under: Promise<void> = Promise.resolve()
  let name: string | undefined
  return {
    now: () => name,
    over: () => under,
    begin: async (fault) => {
      await under
      name = fault.name
      // Chances of its own, since others are taken while it goes on.
      under = strike(world, randomFrom(random.between(0, 2 ** 31)), fault).then(() => {
        name = undefined
      })
      // Whoever asks whether it is over hears of it.
      under.catch(() => {})
    },
  }
}

async function strike(world: World, random: Random, fault: Fault): Promise<void> {
  const process = random.pick(world.processes)
  if (process === undefined) return
  await sleep(random.between(0, 30))
  await fault.strike({ world, process, random })
}

/** How many rounds of a hundred are struck, once there is some stock. */
const struckPercent = 20
const roundsInPeace = 3

/** The fault of a round, if it is struck. */
export function nextFault(
  random: Random,
  { world, faults }: { world: WorldKind; faults?: readonly string[] },
  round: number,
): Fault | undefined {
  const chance = random.percent(struckPercent)
  const known = allFaults.filter(
    (fault) =>
      fault.in.includes(world) &&
      (faults === undefined || faults.some((word) => fault.name.includes(word))),
  )
  if (!chance || round <= roundsInPeace || known.length === 0) return undefined
  return random.weighed(known)
}
