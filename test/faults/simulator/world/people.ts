import { makeStationKey, type StationKey } from '../../../harness/ed25519.ts'
import type { Client } from '../model/request.ts'
import { signUp } from './sign-up.ts'
import type { World } from './world.ts'

/** A client with what it proves itself by. */
export interface Badge {
  readonly client: Client
  /** What it shows with a request to this address. */
  headers(origin: string): Readonly<Record<string, string>>
  /** Comes in anew where it is not known any more; undefined for a key, which nothing ends. */
  readonly enter?: (origin: string) => Promise<void>
  readonly signing?: StationKey
}

/** Facilities of every organisation, by its short name. */
export const facilities: ReadonlyMap<string, readonly string[]> = new Map(
  ['first', 'second', 'third'].map((slug) => [slug, ['A', 'B']]),
)

/** Whether a client is one by which the whole of its organisation is looked at. */
export function mayRead({ role, isPerson }: Client): boolean {
  return role === 'supervisor' && !isPerson
}

const positions = [
  { role: 'supervisor', signs: false },
  { role: 'operator', signs: false },
  { role: 'station', signs: false },
  { role: 'station', signs: true },
] as const

/** Sets up three organisations with two facilities, four keys and three people each, over the API. */
export async function settle(world: World): Promise<ReadonlyMap<Client, Badge>> {
  const keys = await Promise.all(
    [...facilities.keys()].map((slug) =>
      slug === 'first' ? world.key : addOrganisation(world, slug),
    ),
  )
  const badges = new Map<Client, Badge>()
  for (const [at, [organisation, codes]] of [...facilities].entries()) {
    const post = poster(world, keys[at] ?? '')
    for (const code of codes) await post('facilities', { code, name: `Facility ${code}` })
    for (const one of await signUp(world, { organisation, post })) badges.set(one.client, one)
    for (const { role, signs } of positions) {
      const name = `${signs ? 'signing ' : ''}${role} of ${organisation}`
      const signing = signs ? makeStationKey() : undefined
      const asked = { name, role, ...signing?.registration(name, organisation) }
      const { key } = await post('stations', asked)
      const client: Client = { name, organisation, role, signs, isPerson: false }
      const authorization = `Bearer ${key}`
      const own = { client, headers: () => ({ authorization }) }
      badges.set(client, signing === undefined ? own : { ...own, signing })
    }
  }
  return badges
}

async function addOrganisation(world: World, slug: string): Promise<string> {
  await world.command('organisation', 'add', slug, `Organisation ${slug}`)
  return world.command('key', 'add', 'simulator', '--organisation', slug)
}

function poster(world: World, key: string) {
  return async (path: string, body: object): Promise<Record<string, unknown>> => {
    const port = world.processes[0]?.door.port
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (response.status !== 201) throw new RangeError(`Cannot set up ${path}: ${text}`)
    return JSON.parse(text)
  }
}
