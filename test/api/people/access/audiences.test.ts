import { describe, expect, it } from 'vitest'
import { recordWalk } from '../../../../api/commands/city/record-walk.ts'
import { routeRights } from '../../../../api/http/route-rights.ts'
import { addAnyOrganisation } from '../../../../api/store/organisations/register.ts'
import type { FactValue } from '../../../../domain/field.ts'
import type { LoadedStream } from '../../../../workflows/streams.ts'
import { addStation, type TestStation } from '../../../harness/add-station.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'

const names = ['battery', 'textile'] as const
const start = new Date('2026-11-01T04:00:00Z')

type Ask = (path: string) => Promise<Response>

describe('facts that are the holder’s alone', () => {
  it('are shown to the holder, and on no route and no page to a regulator or a station', async () => {
    const { installation, secrets, codes } = await openWalked()
    const paths = pathsFor(codes)
    const own = await textOf((path) => installation.request(path), paths)
    const shown = secrets.filter((secret) => own.includes(secret))
    expect(shown).toEqual(expect.arrayContaining(['constructed site']))
    expect(shown.length).toBeGreaterThan(8)
    const askers = {
      regulator: await regulatorOf(installation),
      station: await stationOf(installation),
    }
    for (const [who, ask] of Object.entries(askers)) {
      const text = await textOf(ask, paths)
      expect([who, shown.filter((secret) => text.includes(secret))]).toEqual([who, []])
    }
  }, 120_000)

  it('leave a regulator what is for authorities', async () => {
    const { installation } = await openWalked()
    const ask = await regulatorOf(installation)
    const path = '/api/v1/batches/PACK-HK-0001/events?limit=200'
    const events = await jsonOf<Chain>(await ask(path))
    const all = await jsonOf<Chain>(await installation.request(path))
    const told = (chain: Chain) =>
      chain.events.flatMap(({ facts, decisions }) => Object.keys({ ...facts, ...decisions }))
    const battery = installation.streams.get('battery')
    const hidden = new Set(battery === undefined ? [] : fieldNames(battery, 'holder'))
    expect(told(events)).toEqual(told(all).filter((name) => !hidden.has(name)))
  }, 120_000)

  it('stand in no paper of a hand-over, which both sides and every carrier read', async () => {
    const { streams } = await openTestInstallation()
    const papers = [...streams.values()].flatMap(({ custody }) => custody.papers)
    expect(papers.filter(({ audience }) => audience === 'holder')).toEqual([])
    expect(papers.length).toBeGreaterThan(0)
  })
})

describe('a station that stands at a place', () => {
  it('reads the batches there by their codes and its work list, and nothing of the company', async () => {
    const { installation } = await openWalked()
    const station = await addStation(installation, { facility: 'A', stages: ['battery.weighed'] })
    const elsewhere = await addStation(installation, { facility: 'B' })
    const other = await addStation(installation, { stages: ['textile.sorted'] })
    const path = '/api/v1/batches/PACK-HK-0001'
    for (const rest of ['', '/events', '/qr.svg', '/label']) {
      expect([rest, (await station.request(path + rest)).status]).toEqual([rest, 200])
      expect([rest, (await elsewhere.request(path + rest)).status]).toEqual([rest, 404])
      expect([rest, (await other.request(path + rest)).status]).toEqual([rest, 404])
    }
    const sheet = { method: 'POST', body: JSON.stringify({ codes: ['PACK-HK-0001'] }) }
    expect((await station.request('/api/v1/labels/sheet', sheet)).status).toBe(200)
    expect((await elsewhere.request('/api/v1/labels/sheet', sheet)).status).toBe(404)
    expect((await station.request('/api/v1/work-list')).status).toBe(200)
    const listed = async ({ request }: TestStation, query = '') => {
      const list = await jsonOf<Listed>(await request(`/api/v1/batches${query}`))
      return new Set(list.batches.map(({ facility, stream }) => `${stream} at ${facility}`))
    }
    expect(await listed(station)).toEqual(new Set(['battery at A']))
    expect(await listed(elsewhere)).toEqual(new Set())
    expect(await listed(elsewhere, '?facility=A')).toEqual(new Set())
    expect(await listed(other, '?stream=battery')).toEqual(new Set())
    // Beyond the key's place it is as if there were no such batch.
    const [theirs, nowhere] = await Promise.all(
      ['PACK-HK-0001', 'NOWHERE'].map(async (code) => {
        const answer = await elsewhere.request(`/api/v1/batches/${code}`)
        return (await answer.text()).replaceAll(code, '')
      }),
    )
    expect(theirs).toBe(nowhere)
    const open = Object.entries(routeRights).filter(([, right]) => right === 'read')
    for (const [route] of open) {
      const [method = '', name = ''] = route.split(' ')
      const asked = `/api/v1${name.replaceAll(/:(\w+)/g, 'PACK-HK-0001')}`
      const answer = await station.request(asked, method === 'POST' ? { method, body: '{}' } : {})
      expect([route, answer.status]).toEqual([route, 403])
    }
    expect(open.length).toBeGreaterThan(20)
  }, 120_000)

  it('is held to its place with another role, too, and proposes and approves nothing beyond it', async () => {
    const { installation } = await openWalked()
    const bound = await addStation(installation, { role: 'operator', facility: 'B' })
    for (const path of ['/stock', '/hand-overs', '/recalls', '/claims']) {
      expect([path, (await bound.request(`/api/v1${path}`)).status]).toEqual([path, 403])
    }
    const ask = (facility: string) =>
      bound.request('/api/v1/streams/battery/proposals/matching', {
        method: 'POST',
        body: JSON.stringify({ facility, facts: { groupSize: 12, balancing: 'relaxed' } }),
      })
    expect((await ask('A')).status).toBe(403)
    expect((await ask('B')).status).toBe(200)
  }, 120_000)
})

interface Listed {
  readonly batches: readonly { readonly facility: string; readonly stream: string }[]
}

interface Chain {
  readonly events: readonly {
    readonly facts: Readonly<Record<string, FactValue>>
    readonly decisions: Readonly<Record<string, FactValue>>
  }[]
}

/** Both streams' walks at facility A, and every text of theirs that is the holder's alone. */
async function openWalked() {
  const installation = await openTestInstallation()
  const secrets: string[] = []
  const codes: string[] = []
  for (const name of names) {
    const stream = installation.streams.get(name)
    if (stream === undefined) throw new RangeError(`Cannot walk "${name}"`)
    await recordWalk(installation.recorder, stream, {
      actor: installation.actor,
      facility: 'A',
      start,
    })
    codes.push(...stream.examples.flatMap(({ outputs = [] }) => outputs.map(({ batch }) => batch)))
    secrets.push(...secretsOf(stream))
  }
  return { installation, codes, secrets: [...new Set(secrets)] }
}

function fieldNames(stream: LoadedStream, audience: string): readonly string[] {
  return Object.values(stream.allStages).flatMap(({ fields, outputFields = [], decided = [] }) =>
    [...fields, ...outputFields, ...decided]
      .filter((field) => field.audience === audience)
      .map(({ name }) => name),
  )
}

function secretsOf(stream: LoadedStream): readonly string[] {
  const hidden = fieldNames(stream, 'holder')
  const facts = stream.examples.flatMap((scan) => [
    scan.facts ?? {},
    ...(scan.outputs ?? []).map((output) => output.facts ?? {}),
  ])
  const all = facts.flatMap((one) => Object.entries(one))
  const open = all.filter(([name]) => !hidden.includes(name)).map(([, value]) => String(value))
  return all
    .filter(([name, value]) => hidden.includes(name) && /[a-z]{3}/.test(String(value)))
    .map(([, value]) => String(value))
    .filter((value) => !open.some((one) => one.includes(value)))
}

/** Every route and page that reads something, for every batch where it names one. */
function pathsFor(codes: readonly string[]): readonly string[] {
  const routes = Object.keys(routeRights).filter((name) => name.startsWith('GET '))
  const api = routes.map((name) => `/api/v1${name.slice(4)}`)
  const pages = ['/work', '/work/batches/:code', '/work/batches', '/work/stock', '/work/flow']
  return [...api, ...pages].flatMap((path) =>
    path.includes(':code')
      ? codes.map((code) => path.replace(':code', encodeURIComponent(code)))
      : [
          path.replaceAll(
            /:(stream|stage|id)/g,
            (_, name) => ({ stream: 'battery', stage: 'weighed' })[name as 'stream'] ?? '0',
          ),
        ],
  )
}

async function textOf(ask: Ask, paths: readonly string[]): Promise<string> {
  const texts: string[] = []
  for (const path of paths.filter((one) => !/png|svg|label|template|lineage/.test(one))) {
    texts.push(await (await ask(path)).text())
  }
  return texts.join('\n')
}

async function regulatorOf(installation: TestInstallation): Promise<Ask> {
  const authority = await addAnyOrganisation(installation.store.system, {
    slug: 'epd',
    name: 'EPD',
    kind: 'authority',
    jurisdiction: 'HK',
    now: new Date(),
  })
  const { organisationKey = 0 } = authority ?? {}
  const person = await signUpPerson(installation, {
    role: 'regulator',
    organisation: organisationKey,
  })
  return (path) => person.request(path, { headers: { 'loomcell-organisation': 'first' } })
}

async function stationOf(installation: TestInstallation): Promise<Ask> {
  const { request } = await addStation(installation, { facility: 'A' })
  return request
}
