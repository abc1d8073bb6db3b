import type { Model } from '../model/model.ts'
import type { Client } from '../model/request.ts'
import type { Badge } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { differencesOverApi } from './api.ts'
import { differencesInChains } from './chains.ts'
import { differencesInClaims, differencesInEvents, differencesInStock } from './database.ts'
import { differencesInPermits, differencesInside } from './inside.ts'
import { differencesInBooks, differencesInPapers, differencesInSteps } from './papers.ts'
import { differencesInRecalls } from './recalls.ts'
import { differencesInTimes } from './times.ts'

/** The stock with what is inside, between two rounds. */
export async function compareQuickly(world: World, model: Model): Promise<readonly string[]> {
  return [
    ...few(await differencesInStock(world, model)),
    ...few(await differencesInside(world, model)),
  ]
}

/** Everything there is: database, chains, papers, API, and the product's own check. */
export async function compareAll(
  world: World,
  model: Model,
  badges: ReadonlyMap<Client, Badge>,
): Promise<readonly string[]> {
  const looks = [
    await differencesInStock(world, model),
    await differencesInside(world, model),
    await differencesInPermits(world, model),
    await differencesInRecalls(world, model, badges),
    await differencesInEvents(world, model),
    await differencesInTimes(world, model),
    await differencesInClaims(world, model),
    await differencesInPapers(world, model),
    await differencesInBooks(world),
    await differencesInSteps(world),
    await differencesInChains(world),
    await differencesOverApi(world, model, badges),
    await ownCheck(world),
  ]
  return looks.flatMap(few)
}

/** What `loomcell check` says; it exits with 1 when it finds something, and then throws here. */
async function ownCheck(world: World): Promise<readonly string[]> {
  try {
    const { differences } = JSON.parse(await world.command('check', '--json'))
    return differences === 0 ? [] : [`loomcell check finds ${differences} differences`]
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    return [`loomcell check failed: ${stdout}${stderr}`.slice(0, 2_000)]
  }
}

function few(differences: readonly string[]): readonly string[] {
  if (differences.length <= 10) return differences
  return [...differences.slice(0, 10), `… and ${differences.length - 10} more`]
}
