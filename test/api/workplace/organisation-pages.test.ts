import { expect, it } from 'vitest'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { makeStationKey } from '../../harness/ed25519.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { signUpPerson } from '../../harness/people.ts'
import { openWorkplace, type Workplace } from '../../harness/workplace.ts'

it('shows a regulator the companies of the jurisdiction only, and the company each look', async () => {
  const workplace = await openWorkplace()
  const { administrator, installation } = workplace
  const regulator = await authority(workplace, 'HK')
  const abroad = await authority(workplace, 'SG')
  const first = await regulator.request('/work')
  expect([first.status, first.headers.get('location')]).toEqual([303, '/work/desk'])
  expect(await (await regulator.request('/work/regulator')).text()).toContain('Harbour Reuse Ltd')
  expect(await (await abroad.request('/work/regulator')).text()).not.toContain('Harbour')
  const chosen = new URLSearchParams({ organisation: 'harbour-reuse' })
  expect((await send(abroad, '/work/regulator', chosen)).status).toBe(404)
  expect((await send(regulator, '/work/regulator', chosen)).headers.get('location')).toBe(
    '/work/desk',
  )
  for (const [path, words] of [
    ['/work/stock', 'Vehicle batteries'],
    ['/work/batches', 'PACK-HK-0002'],
    ['/work/batches/PACK-HK-0002', 'Your role only reads'],
    ['/work/flow', 'Balanced to the gram'],
    ['/work/hand-overs', 'No hand-overs'],
    ['/work/organisation', 'Tuen Mun yard'],
  ] as const) {
    const page = await (await regulator.request(path)).text()
    expect(page).toContain(words)
    expect(page).not.toContain('<button class="big" name="do"')
  }
  const form = '/work/batches/PACK-HK-0002/stages/weighed'
  expect((await regulator.request(form)).status).toBe(403)
  expect((await send(regulator, form, new URLSearchParams())).status).toBe(403)
  const looks = await (await administrator.request('/work/looks')).text()
  expect(looks).toContain('Authority of HK')
  expect(looks).toContain('Batch PACK-HK-0002')
  expect(looks).toContain('Flow report')
  expect(looks).not.toContain('GET /')
  const chinese = { headers: { 'accept-language': 'zh-Hant' } }
  const inChinese = await (await administrator.request('/work/looks', chinese)).text()
  expect(inChinese).toContain('批次 PACK-HK-0002')
  expect(inChinese).toContain('物料流向報告')
  expect(looks).not.toContain('SG')
  // Nobody else may look at the list of a jurisdiction.
  expect((await administrator.request('/work/regulator')).status).toBe(403)
  expect(installation.logged).toEqual([])
}, 240_000)

it('shows the key of a station once, replaces it and revokes it', async () => {
  const { administrator, supervisor, installation } = await openWorkplace()
  const path = '/work/stations'
  const fields = fieldsIn(await (await administrator.request(path)).text())
  const nameless = await send(administrator, path, fields, { '/name': ' ' })
  expect([nameless.status, (await nameless.text()).includes('Name: Fill this in')]).toEqual([
    422,
    true,
  ])
  const added = await send(administrator, path, fields, {
    '/name': 'Scale 2',
    '/facility': 'TM',
    '/stages': 'battery.triaged',
  })
  const [key = ''] = /lc_[\w-]{43}/.exec(await added.text()) ?? []
  expect(await statusWith(key)).toBe(200)
  const { registration, signingKey } = makeStationKey()
  const unproved = await send(administrator, path, fields, {
    '/name': 'Scale 3',
    '/facility': '*',
    '/signingKey': signingKey,
  })
  expect([unproved.status, await unproved.text()]).toEqual([
    422,
    expect.stringContaining('loomcell-station/1'),
  ])
  const { signingKeyProof } = registration('Scale 3', 'harbour-reuse')
  const proved = await send(administrator, path, fields, {
    '/name': 'Scale 3',
    '/facility': '*',
    '/signingKey': signingKey,
    '/signingKeyProof': signingKeyProof,
  })
  expect([proved.status, await proved.text()]).toEqual([
    200,
    expect.stringContaining('signs its scans'),
  ])
  const list = await (await supervisor.request(path)).text()
  expect(list).toContain('Scale 2')
  expect(list).not.toContain(key)
  expect(list).not.toContain('action="/work/stations')
  const shown = await (await administrator.request(path)).text()
  const [, station = ''] = /action="(\/work\/stations\/[^"]+)"/.exec(shown) ?? []
  const rotated = await send(administrator, station, new URLSearchParams({ do: 'rotate' }))
  const [next = ''] = /lc_[\w-]{43}/.exec(await rotated.text()) ?? []
  expect(next).not.toBe(key)
  expect(await statusWith(next)).toBe(200)
  const invited = await send(administrator, station, new URLSearchParams({ do: 'invite' }))
  expect(invited.headers.get('cache-control')).toBe('no-store')
  const page = await invited.text()
  expect(page).toContain('Scan this with the device that is to be “Scale 2”')
  expect(page).toMatch(/<svg[^>]*aria-label="QR code that makes a device “Scale 2”"/)
  const [link = ''] = /http:\/\/localhost\/scanner#station=[0-9A-Z]{26}/.exec(page) ?? []
  const read = await supervisor.request('/api/v1/stations/invitations/reading', {
    method: 'POST',
    body: JSON.stringify({ invitation: link }),
    headers: { 'content-type': 'application/json' },
  })
  expect(await read.json()).toMatchObject({ name: 'Scale 2', facility: 'TM' })
  const revoked = await send(administrator, station, new URLSearchParams({ do: 'revoke' }))
  expect(await revoked.text()).toContain('“Scale 2” was revoked')

  async function statusWith(bearer: string): Promise<number> {
    const headers = { authorization: `Bearer ${bearer}` }
    return (await installation.app.request('/api/v1/batches', { headers })).status
  }
}, 240_000)

it('finds a batch by its code, by the link of its QR and by a part of it, in nobody else’s books', async () => {
  const { operator, receiver } = await openWorkplace()
  const found = await operator.request('/work/find?code=%20PACK-HK-0002%20')
  expect(found.headers.get('location')).toBe('/work/batches/PACK-HK-0002')
  const page = await (await operator.request('/work/batches/PACK-HK-0002')).text()
  const [, record = ''] = /href="(\/b\/[^"?]+)/.exec(page) ?? []
  const link = encodeURIComponent(`https://loomcell.example${record}`)
  expect((await operator.request(`/work/find?code=${link}`)).headers.get('location')).toBe(
    '/work/batches/PACK-HK-0002',
  )
  // As scanners in capitals, labels and chats bring them.
  const short = record.slice('/b/'.length)
  for (const asked of [
    `HTTP://LOOMCELL.EXAMPLE/B/${short}`,
    short.replaceAll(/(.{4})(?=.)/g, '$1-'),
    `https://loomcell.example/b/${short}).`,
    'PACK-HK-0002\u200b',
  ]) {
    const answer = await operator.request(`/work/find?code=${encodeURIComponent(asked)}`)
    expect(answer.headers.get('location')?.split('?')[0], asked).toBe('/work/batches/PACK-HK-0002')
  }
  const part = await operator.request('/work/find?code=pack-hk')
  expect(part.status).toBe(404)
  expect(await part.text()).toContain('href="/work/batches/PACK-HK-0003"')
  const theirs = await receiver.request(`/work/find?code=${link}`)
  expect([theirs.status, (await theirs.text()).includes('PACK-HK-0003')]).toEqual([404, false])
})

it('leads a worker who opens the public record by a phone’s camera into the workplace, over the sign-in where it must', async () => {
  const { installation, operator } = await openWorkplace()
  const page = await (await operator.request('/work/batches/PACK-HK-0002')).text()
  const [, record = ''] = /href="(\/b\/[^"?]+)/.exec(page) ?? []
  const anybody = await installation.app.request(record)
  const shown = await anybody.text()
  const [, way = ''] = /<p class="work"><a href="([^"]+)"/.exec(shown) ?? []
  expect(way).toBe(`/work/find?code=${record.slice('/b/'.length)}`)
  // The page is the same for everybody, and may be kept by anybody.
  const theirs = await operator.request(record)
  expect([await theirs.text(), theirs.headers.get('etag')]).toEqual([
    shown,
    anybody.headers.get('etag'),
  ])
  const stranger = await installation.app.request(way)
  expect([stranger.status, stranger.headers.get('location')]).toEqual([
    303,
    `/sign-in?next=${encodeURIComponent(way)}`,
  ])
  const found = await operator.request(way)
  expect(found.headers.get('location')).toMatch(/^\/work\/batches\/PACK-HK-0002/)
  expect(await (await operator.request('/work/batches/PACK-HK-0002')).text()).toContain(
    'href="/scanner"',
  )
})

it('remembers the facility that somebody works at', async () => {
  const { operator } = await openWorkplace()
  const all = await operator.request('/work')
  expect(await all.text()).toContain('BALE-HK-0001')
  const one = await operator.request('/work?facility=TM')
  expect(await one.text()).not.toContain('BALE-HK-0001')
  const kept = one.headers.getSetCookie().find((cookie) => cookie.includes('facility=TM')) ?? ''
  const cookie = `${operator.cookie}; ${kept.split(';')[0]}`
  const again = await operator.request('/work', { headers: { cookie } })
  expect(await again.text()).not.toContain('BALE-HK-0001')
})

async function authority({ installation }: Workplace, jurisdiction: string) {
  const added = await addAnyOrganisation(installation.store.system, {
    slug: `authority-${jurisdiction.toLowerCase()}`,
    name: `Authority of ${jurisdiction}`,
    kind: 'authority',
    jurisdiction,
    now: new Date(),
  })
  if (added === undefined) throw new Error(`Cannot add the authority of ${jurisdiction}`)
  return signUpPerson(installation, { role: 'regulator', organisation: added.organisationKey })
}
