import { describe, expect, it } from 'vitest'
import { makeAccessKey } from '../../api/people/access/access-keys.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { packScan } from '../harness/pack-scan.ts'
import { signUpPerson } from '../harness/people.ts'

/** How long an answer about who asks is believed, and a little more. */
const believed = 6_000

describe('a request that goes on after its sender may not', () => {
  it.each(['/scans', '/imports'])('records nothing further: a revoked key at %s', async (path) => {
    const { installation, wait } = await openLater()
    const { actor, store } = installation
    const terms = { name: 'carried off', role: 'operator', now: new Date() } as const
    const key = await makeAccessKey(store.system, actor.organisationKey, terms)
    const revoke = () =>
      store.system
        .updateTable('access_key')
        .set({ revoked_time: new Date() })
        .where('name', '=', terms.name)
        .execute()
    const answer = await installation.request(`/api/v1${path}`, {
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      ...slowly([lines(500), lines(500)], async () => {
        if (path === '/scans') await recordedOf(installation, 500)
        await revoke()
        wait()
      }),
    })
    const receipts = (await answer.text()).trim().split('\n').map(statusOf)
    const early = receipts.splice(0, path === '/scans' ? 500 : 0)
    expect(early.filter((status) => status !== 'accepted')).toEqual([])
    expect(receipts.length).toBeGreaterThanOrEqual(500)
    expect([...new Set(receipts)]).toEqual(['not_allowed'])
    expect(installation.logged).toEqual([])
  })

  it.each([
    ['a member who was removed', '/facilities'],
    ['a member who was removed, in one scan', '/scans'],
  ])('is refused when its body has come: %s', async (_, path) => {
    const { installation, wait } = await openLater()
    const { store } = installation
    const person = await signUpPerson(installation, { role: 'administrator' })
    const body = path === '/scans' ? scan() : { code: 'LATE', name: 'Late' }
    const remove = () =>
      store.system
        .updateTable('membership')
        .set({ ended_time: new Date() })
        .where('person_id', '=', person.personId)
        .execute()
    const [first = '', rest = ''] = JSON.stringify(body).split(/(?<=,)(.*)/)
    const answer = await person.request(`/api/v1${path}`, {
      ...slowly([first, rest], async () => {
        await remove()
        wait()
      }),
    })
    expect(answer.status).toBe(403)
    const { rows } = await counted(installation)
    expect(rows).toBe(0)
  })
})

it('finds nothing where no route is, also when a body comes along', async () => {
  const installation = await openTestInstallation()
  for (const [method, path] of [
    ['POST', '/api/v1/nothing'],
    ['POST', '/api/v1/recalls//end'],
    ['PATCH', '/api/v1/webhooks/'],
  ] as const) {
    expect((await installation.request(path, { method, body: '{}' })).status).toBe(404)
  }
  expect(installation.logged).toEqual([])
})

/** A installation whose clock can be set forward. */
async function openLater() {
  let ahead = 0
  const installation = await openTestInstallation({ now: () => new Date(Date.now() + ahead) })
  const wait = () => {
    ahead += believed
  }
  return { installation, wait }
}

type Opened = Awaited<ReturnType<typeof openLater>>['installation']

/** A body in two parts, with something that happens between them. */
function slowly([first, rest]: readonly [string, string], between: () => Promise<void>) {
  let part = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        part += 1
        if (part === 1) return controller.enqueue(Buffer.from(first))
        await between()
        controller.enqueue(Buffer.from(rest))
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return { method: 'POST', body, duplex: 'half' } as const
}

/** A pack that comes in at facility A. */
function scan() {
  return { ...packScan(), facility: 'A' }
}

function lines(count: number): string {
  return Array.from({ length: count }, () => `${JSON.stringify(scan())}\n`).join('')
}

async function recordedOf({ store }: Opened, count: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await counted({ store })
    if (rows >= count) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Still not ${count} rows`)
}

async function counted({ store }: Pick<Opened, 'store'>): Promise<{ rows: number }> {
  const count = await store.system
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return { rows: Number(count.rows) }
}

function statusOf(line: string): string {
  const { code, status, receipt } = JSON.parse(line)
  return code ?? receipt?.code ?? status
}
