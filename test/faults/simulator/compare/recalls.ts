import { setTimeout as sleep } from 'node:timers/promises'
import type { Batch, Model } from '../model/model.ts'
import type { Client } from '../model/request.ts'
import { type Badge, mayRead } from '../world/people.ts'
import type { World } from '../world/world.ts'

/** How often it is looked whether a recall has spread whose process ended meanwhile: a task of every minute sees to that. */
const looks = 300

/** Recalls with the batches that each affects, in the database and as the API counts them for every holder. */
export async function differencesInRecalls(
  world: World,
  model: Model,
  badges: ReadonlyMap<Client, Badge>,
): Promise<readonly string[]> {
  for (let look = 0; look < looks && (await isSpreading(world)); look += 1) await sleep(500)
  const rows = await world.query<{ id: string; ended: boolean; affected: string[] }>(
    `select recall.id, ended_time is not null as ended,
       array_remove(array_agg(organisation.slug || ' ' || batch.code order by 1), null) as affected
     from recall left join recall_batch using (recall_key)
       left join batch on batch.batch_key = recall_batch.batch_key and state <> 'reversed'
       left join organisation on organisation.organisation_key = batch.organisation_key
     group by recall.recall_key`,
  )
  const there = new Map(rows.map((row) => [row.id, row]))
  const differences = [...model.recalls.values()].flatMap(({ id, ended, affected }) => {
    const row = there.get(id)
    if (row === undefined) return [`recall ${id} is lost`]
    const expected = stillThere(affected).map(({ organisation, code }) => `${organisation} ${code}`)
    const got = new Set(row.affected)
    const missing = expected.filter((name) => !got.has(name))
    if (row.ended === ended && missing.length === 0 && got.size === expected.length) return []
    return [
      `recall ${id}: expected ${expected.length} batches, ended ${ended}; got ${got.size}, ended ${row.ended}; missing ${missing.slice(0, 3).join(', ')}`,
    ]
  })
  if (there.size !== model.recalls.size) {
    differences.push(`expected ${model.recalls.size} recalls, got ${there.size}`)
  }
  return [
    ...differences,
    ...(await differencesInObjections(world, model)),
    ...(await differencesShown(world, model, badges)),
  ]
}

async function differencesInObjections(
  { query }: World,
  { recalls }: Model,
): Promise<readonly string[]> {
  const rows = await query<{ said: string }>(
    `select recall.id || ' by ' || slug || ': ' || objection.id || ' ' || note as said
     from recall_objection as objection join recall using (recall_key)
       join organisation on organisation.organisation_key = objection.organisation_key`,
  )
  const expected = [...recalls.values()].flatMap(({ id, objections }) =>
    [...objections].map(([slug, one]) => `${id} by ${slug}: ${one.id} ${one.note}`),
  )
  const got = rows.map(({ said }) => said)
  return [
    ...expected.filter((one) => !got.includes(one)).map((one) => `objection to ${one} is lost`),
    ...got.filter((one) => !expected.includes(one)).map((one) => `objection to ${one} is too many`),
  ]
}

async function isSpreading({ query }: World): Promise<boolean> {
  const rows = await query('select from recall where spread_time is null and ended_time is null')
  return rows.length > 0
}

function stillThere(affected: ReadonlySet<Batch>): readonly Batch[] {
  return [...affected].filter(({ state }) => state !== 'reversed')
}

async function differencesShown(
  world: World,
  model: Model,
  badges: ReadonlyMap<Client, Badge>,
): Promise<readonly string[]> {
  const differences: string[] = []
  for (const { client, headers } of badges.values()) {
    if (!mayRead(client)) continue
    for (const { id, batch, affected } of model.recalls.values()) {
      const own = stillThere(affected).filter(
        ({ organisation }) => organisation === client.organisation,
      )
      const isTold = own.length > 0 || batch.organisation === client.organisation
      const port = world.processes[0]?.door.port
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/recalls/${id}?limit=1`, {
        headers: headers(''),
      })
      const { batches, grams } = (await response.json()) as { batches?: number; grams?: number }
      const sum = own.reduce((total, one) => total + one.grams, 0)
      const isRight = isTold
        ? batches === own.length && grams === sum
        : response.status === 404 && batches === undefined
      if (isRight) continue
      differences.push(
        `the API shows recall ${id} to ${client.organisation} as ${batches} batches of ${grams} g, ${response.status}; expected ${own.length} of ${sum} g`,
      )
    }
  }
  return differences
}
