import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { shareClay } from '../../harness/clay.ts'
import { makeStationKey, type StationKey } from '../../harness/ed25519.ts'
import { type GatewayFolder, someKey, writeMapping } from '../../harness/gateway.ts'
import { runGatewayHere } from '../../harness/gateway-here.ts'
import { lineTerms } from '../../harness/line-at-work.ts'
import { until } from '../../harness/log.ts'
import { runCommand } from '../../harness/run-command.ts'
import { serveApp } from '../../harness/serve-app.ts'

const dug = {
  sequence: { at: '/n' },
  scan: {
    stream: 'clay',
    stage: 'dug',
    facility: { at: '/place' },
    outputs: [{ batch: { part: 'code' }, kind: 'lump', massGrams: { at: '/kg', unit: 'kg' } }],
  },
}
const topics = [
  {
    topic: 'count/{station}',
    sequence: { at: '/n' },
    reading: { time: { seconds: 60 }, good: { at: '/good' } },
  },
  { topic: 'dug/{station}/{code}', ...dug },
]

describe('machines that speak HTTP', () => {
  const clay = shareClay()

  it('are told what became of each message', async () => {
    const { post, request } = await open({ lathe: someKey })
    const one = JSON.stringify({ n: 1, good: 5 })
    const said = [
      await post('count/lathe', one),
      await post('count/lathe', one),
      await post('count/lathe', JSON.stringify({ n: 1, good: 6 })),
      await post('count/drill', one),
      await post('count/%2B', one),
      await post('', one),
      await post('count/lathe', ' '.repeat(70_000)),
    ]
    expect(said.map(({ status }) => status)).toEqual([202, 200, 422, 422, 422, 422, 413])
    expect(await said[3]?.json()).toEqual({ message: 'The mapping file has no station "drill"' })
    expect((await request('/nowhere')).status).toBe(404)
  })

  it('are heard with the token alone', async () => {
    const { post, request } = await open({ lathe: someKey })
    const wrong = { authorization: 'Bearer wrong', 'accept-language': 'zh-HK' }
    const refused = await post('count/lathe', '{}', wrong)
    expect([refused.status, await refused.json()]).toEqual([
      401,
      { message: '請附上「Authorization: Bearer」及此網關的權杖' },
    ])
    for (const path of ['/status', '/refused'])
      expect((await request(path, { headers: wrong })).status).toBe(401)
    expect(await (await request('/health', { headers: wrong })).json()).toEqual({ status: 'ok' })
  })

  it('record scans that are signed as the station where it has a key, and plain where it has none', async () => {
    const key = makeStationKey()
    const press = await addStation(clay(), { name: 'Press', ...key.registration('Press') })
    const lathe = await addStation(clay(), { name: 'Plain' })
    const { post, stations } = await open({ press: press.key, lathe: lathe.key }, { signing: key })
    await post('dug/press/L-1', JSON.stringify({ n: 1, place: 'A', kg: 2.5 }))
    await post('dug/lathe/L-2', JSON.stringify({ n: 1, place: 'A', kg: '3' }))
    await until(
      async () => (await stations()).every(({ accepted }) => accepted === 1),
      'both are in',
    )
    const { json } = await runCommand(clay(), check)
    expect(json).toMatchObject({ events: 2, signatures: 1, differences: 0 })
    const batch = await clay().request('/api/v1/batches/L-1')
    expect(await batch.json()).toMatchObject({ massGrams: 2_500 })
  })

  it('have what the server refuses laid aside, the rest taken, and all of it sent again when that was mended', async () => {
    const lathe = await addStation(clay(), { name: 'Lathe 2', facility: 'A' })
    const { post, request, stations, said } = await open({ lathe: lathe.key })
    await post('dug/lathe/L-3', JSON.stringify({ n: 1, place: 'Z', kg: 1 }))
    await post('dug/lathe/L-4', JSON.stringify({ n: 2, place: 'A', kg: 1 }))
    await post('count/lathe', JSON.stringify({ n: 1, good: 5 }))
    const counts = async () => (await stations())[0]
    await until(async () => (await counts())?.refused === 2, 'both are laid aside')
    expect(await counts()).toMatchObject({ accepted: 1, waiting: 0 })
    const { refused } = await jsonOf<{ refused: readonly object[] }>(await request('/refused'))
    expect(refused).toMatchObject([
      { kind: 'reading', topic: 'count/lathe', refusal: { faults: [{ pointer: 'from' }] } },
      { kind: 'scan', refusal: { code: 'outside_bounds', faults: [{ pointer: '/facility' }] } },
    ])
    expect(said.filter((line) => line.includes('refused messages'))).not.toEqual([])
    const terms = lineTerms([lathe], { code: 'LINE-2', ratedPerHour: 100 })
    const body = JSON.stringify(terms)
    expect((await clay().request('/api/v1/lines', { method: 'POST', body })).status).toBe(201)
    await request('/refused/again', { method: 'POST' })
    await until(async () => (await counts())?.accepted === 2, 'the reading is in')
    await until(async () => (await counts())?.refused === 1, 'the scan is refused again')
    expect(await (await request('/refused/forget', { method: 'POST' })).json()).toEqual({
      count: 1,
    })
    expect(await counts()).toMatchObject({ refused: 0, waiting: 0 })
  })

  it('lose nothing while the server does not know the station, and are told why it waits', async () => {
    const { post, stations } = await open({ lathe: someKey })
    await post('dug/lathe/L-5', JSON.stringify({ n: 1, place: 'A', kg: 1 }))
    await until(async () => (await stations())[0]?.why !== undefined, 'it is told')
    expect(await stations()).toMatchObject([
      { waiting: 1, refused: 0, why: expect.stringContaining('the server answered 401') },
    ])
  })

  it('are told of a clock that is wrong, and what it spoilt is laid aside', async () => {
    const lathe = await addStation(clay(), { name: 'Lathe 3', facility: 'A' })
    const body = JSON.stringify(lineTerms([lathe], { code: 'LINE-3' }))
    expect((await clay().request('/api/v1/lines', { method: 'POST', body })).status).toBe(201)
    const ahead = () => new Date(Date.now() + 20 * 60_000)
    const { post, stations, said } = await open({ lathe: lathe.key }, { now: ahead })
    await post('count/lathe', JSON.stringify({ n: 1, good: 5 }))
    await until(async () => (await stations())[0]?.refused === 1, 'it is laid aside')
    expect(said).toContainEqual(expect.stringMatching(/clock here is 1[12]\d\d s off/))
  })

  interface Opening {
    readonly signing?: StationKey
    readonly now?: () => Date
  }

  /** A gateway in front of the installation of all these tests. */
  async function open(keys: Readonly<Record<string, string>>, { signing, now }: Opening = {}) {
    const folder = await writeMapping(topics, keys)
    if (signing !== undefined) await letSign(folder, signing)
    const terms = { server: await serveApp(clay()), ...(now && { now }) }
    const gateway = await runGatewayHere(folder, terms)
    const post = (topic: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
      gateway.request(`/messages/${topic}`, { method: 'POST', body, headers })
    const stations = async () => (await gateway.status()).stations
    return { ...gateway, post, stations }
  }
})

/** Gives the station `press` of a mapping file the key that signs. */
async function letSign({ file, folder }: GatewayFolder, { pem }: StationKey): Promise<void> {
  const mapping = JSON.parse(await readFile(file, 'utf8'))
  Object.assign(mapping.stations.press, { signingKeyFile: 'press.pem', organisation: 'first' })
  await writeFile(join(folder, 'press.pem'), pem)
  await writeFile(file, JSON.stringify(mapping))
}
