import type { Model } from '../model/model.ts'
import type { Client } from '../model/request.ts'
import { type Badge, mayRead } from '../world/people.ts'
import type { World } from '../world/world.ts'

/** What the API shows each organisation of its batches and hand-overs, page by page, against the model. */
export async function differencesOverApi(
  world: World,
  model: Model,
  badges: ReadonlyMap<Client, Badge>,
): Promise<readonly string[]> {
  const readers = [...badges.values()].filter(({ client }) => mayRead(client))
  const differences: string[] = []
  for (const { client, headers } of readers) {
    const { organisation } = client
    let batches = 0
    for await (const { code, state, massGrams } of pages(world, headers(''), 'batches')) {
      batches += 1
      const batch = model.batches.get(`${organisation} ${code}`)
      if (batch?.state === state && batch?.grams === massGrams) continue
      differences.push(
        `the API shows ${organisation} ${code}: ${massGrams} g ${state}; expected ${batch?.grams} g ${batch?.state}`,
      )
    }
    const own = [...model.batches.values()].filter((batch) => batch.organisation === organisation)
    if (own.length !== batches)
      differences.push(
        `the API shows ${batches} batches of ${organisation}; expected ${own.length}`,
      )
    let handOvers = 0
    for await (const { id, state } of pages(world, headers(''), 'hand-overs')) {
      handOvers += 1
      const expected = model.handOvers.get(String(id))
      // Who carried the goods for a while is shown nothing of what came after.
      const sides = [expected?.sender, expected?.receiver, expected?.custodian]
      if (expected !== undefined && !sides.includes(organisation)) continue
      if (expected?.state === state && expected?.parties.has(organisation)) continue
      differences.push(`the API shows hand-over ${id} ${state}; expected ${expected?.state}`)
    }
    const parts = [...model.handOvers.values()].filter(({ parties }) => parties.has(organisation))
    if (parts.length !== handOvers)
      differences.push(
        `the API shows ${handOvers} hand-overs to ${organisation}; expected ${parts.length}`,
      )
  }
  return differences
}

async function* pages(
  world: World,
  headers: Readonly<Record<string, string>>,
  path: 'batches' | 'hand-overs',
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  let cursor = ''
  do {
    const port = world.processes[0]?.door.port
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/${path}?limit=200${cursor}`, {
      headers,
    })
    const page = (await response.json()) as {
      batches?: Record<string, unknown>[]
      handOvers?: Record<string, unknown>[]
      next?: string | null
    }
    if (!response.ok) throw new Error(`Cannot read ${path}: ${JSON.stringify(page)}`)
    yield* page.batches ?? page.handOvers ?? []
    cursor = page.next ? `&cursor=${encodeURIComponent(page.next)}` : ''
  } while (cursor !== '')
}
