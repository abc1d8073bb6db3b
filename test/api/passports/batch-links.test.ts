import { expect, it } from 'vitest'
import { batchLink } from '../../../domain/batch-link.ts'
import { jsonOf } from '../../harness/answers.ts'
import { makeProduct, step, takeBack } from '../../harness/battery-life.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { startTestJobs } from '../../harness/jobs.ts'
import { versionsOf } from '../../harness/passports.ts'
import { recycle } from '../../harness/recycling.ts'
import { sideOf } from '../../harness/sides.ts'
import { faultsByUntp } from '../../harness/untp.ts'

interface Linkset {
  readonly linkset: readonly (Readonly<
    Record<string, readonly { href: string; title: string }[]>
  > & {
    readonly anchor: string
  })[]
}

const voc = 'https://ref.gs1.org/voc/'
const publicUrl = 'https://records.example'

it('leads from the link of a battery to its passport and all that belongs to it', async () => {
  const installation = await openTestInstallation({ publicUrl })
  await startTestJobs(installation, { context: { publicUrl } })
  const workshop = { installation, side: sideOf(installation, installation.key) }
  const batch = await makeProduct(workshop, '0401')
  const [version] = await versionsOf(installation)
  const id = version?.batch ?? ''
  const digital = { companyPrefix: '952123456', kind: { as: 'item', itemReference: 1 } } as const
  const paths = [batchLink('', id), batchLink('https://x.example', id, digital).slice(17)]
  const ask = (path: string, accept = '*/*') =>
    installation.app.request(path, { headers: { accept } })
  const withType = (path: string, type: string) =>
    `${path}${path.includes('?') ? '&' : '?'}linkType=${encodeURIComponent(type)}`
  for (const path of paths) {
    for (const answer of [
      await ask(path, 'application/linkset+json'),
      await ask(withType(path, 'linkset')),
      await ask(withType(path, 'all')),
    ]) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('application/linkset+json')
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('vary')).toContain('Accept')
      expect(answer.headers.get('link')).toBe(
        '<https://ref.gs1.org/standards/resolver/linkset-context>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"',
      )
      const links = await jsonOf<Linkset>(answer)
      expect(faultsByUntp('linkset', links)).toEqual([])
      const [one] = links.linkset
      expect(one?.anchor).toBe(`${publicUrl}${path}`)
      expect(one?.[`${voc}defaultLink`]).toEqual([
        {
          href: expect.stringMatching(/^https:\/\/records.example\/b\//),
          title: 'Provenance record',
        },
      ])
      expect(one?.[`${voc}dpp`]).toMatchObject([
        { href: `${publicUrl}/credentials/${version?.id}`, type: 'application/vc+jwt' },
      ])
    }
    for (const type of [
      'gs1:dpp',
      `${voc}dpp`,
      'https://gs1.org/voc/dpp',
      'https://www.gs1.org/voc/dpp',
    ]) {
      const answer = await ask(withType(path, type))
      expect([answer.status, answer.headers.get('location')]).toEqual([
        307,
        `${publicUrl}/credentials/${version?.id}`,
      ])
      expect(answer.headers.get('link')).toContain('rel="linkset"')
    }
    // What else was asked goes along, and what was asked of us does not.
    const more = await ask(`${withType(path, 'gs1:dpp')}&lang=en&context=hk`)
    expect(more.headers.get('location')).toBe(`${publicUrl}/credentials/${version?.id}?lang=en`)
    expect((await ask(withType(path, 'gs1:recipeInfo'))).status).toBe(404)
    // Whoever asked for the record alone is told where its links are.
    const page = await ask(path, 'text/html')
    expect(page.status).toBe(200)
    const [, links = ''] =
      /^<([^>]+)>; rel="linkset"; type="application\/linkset\+json"$/.exec(
        page.headers.get('link') ?? '',
      ) ?? []
    expect((await jsonOf<Linkset>(await ask(links))).linkset[0]?.[`${voc}dpp`]).toHaveLength(1)
  }
  expect((await ask('/b/0000000000000000000000000?linkType=linkset')).status).toBe(404)

  await saysTitlesIn(installation, paths[0] ?? '')

  // What was recycled has no passport to lead to, and says where one reads why.
  await takeBack(workshop, batch)
  const wasteDeclaredOn = new Date().toISOString().slice(0, 10)
  await step(workshop, 'declared_waste', { batches: [{ batch }], facts: { wasteDeclaredOn } })
  await recycle(workshop, batch, 'LOT-0401')
  await versionsOf(installation)
  const path = paths[0] ?? ''
  const after = await jsonOf<Linkset>(await ask(path, 'application/linkset+json'))
  expect(faultsByUntp('linkset', after)).toEqual([])
  expect(after.linkset[0]?.[`${voc}dpp`]).toBeUndefined()
  expect(after.linkset[0]?.status?.[0]?.title).toBe('How its last passport stands')
  expect((await ask(withType(path, 'gs1:dpp'))).status).toBe(404)
})

it('describes what is resolved here as GS1 asks of a resolver', async () => {
  const { app } = await openTestInstallation({ publicUrl })
  const answer = await app.request('/.well-known/gs1resolver')
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  const description = await jsonOf<Record<string, unknown>>(answer)
  // Of the description file's JSON schema 1.2.0: what it asks for, and the form of what is said.
  expect(description).toEqual({
    name: 'Loomcell',
    resolverRoot: publicUrl,
    supportedPrimaryKeys: ['01', '8004'],
    supportedLinkType: [{ namespace: voc, prefix: expect.stringMatching(/^[a-zA-Z_][\w-]*:$/) }],
    linkTypeDefaultCanBeLinkset: false,
    jsonLdContextLocation: 'https://ref.gs1.org/standards/resolver/linkset-context',
  })
})

/** Asks for the links of a batch, and for those of its passport, in Chinese. */
async function saysTitlesIn({ app }: TestInstallation, path: string) {
  for (const [wish, language, record, dpp, state] of [
    ['zh-HK', 'zh-Hant', '來源紀錄', '數碼產品護照', '第 1 版：有效'],
    ['zh-CN', 'zh-Hans', '溯源记录', '数字产品护照', '第 1 版：有效'],
  ] as const) {
    const headers = { accept: 'application/linkset+json', 'accept-language': wish }
    const answer = await app.request(path, { headers })
    expect(answer.headers.get('content-language')).toBe(language)
    expect(answer.headers.get('vary')).toBe('Accept, Accept-Language')
    const links = await jsonOf<Linkset>(answer)
    expect(faultsByUntp('linkset', links)).toEqual([])
    const [one] = links.linkset
    expect(one?.[`${voc}defaultLink`]?.[0]?.title).toBe(record)
    expect(one?.[`${voc}dpp`]?.[0]?.title).toBe(dpp)
    expect(JSON.stringify(Object.values(one ?? {}))).not.toMatch(/"title":"[^"]*[A-Za-z]/)
    const { href = '' } = one?.linkset?.[0] ?? {}
    const own = await app.request(new URL(href).pathname, { headers })
    expect([own.headers.get('content-language'), own.headers.get('vary')]).toEqual([
      language,
      'Accept-Language',
    ])
    const ofPassport = await jsonOf<Linkset>(own)
    expect(faultsByUntp('linkset', ofPassport)).toEqual([])
    expect(ofPassport.linkset[0]?.['latest-version']?.[0]?.title).toBe(state)
    expect(JSON.stringify(ofPassport)).not.toMatch(/"title":"[^"]*[A-Za-z]/)
  }
}
