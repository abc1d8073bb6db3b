import { expect, it } from 'vitest'
import { openTestInstallation } from '../../harness/installation.ts'
import { textInPng } from '../../harness/read-qr.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

it('shows in a message what a record is called and where the thing is, with a picture that leads back to it', async () => {
  const publicUrl = 'https://records.example'
  const installation = await openTestInstallation({ publicUrl })
  const path = (await walkExamples(installation, 'battery')).get('PROD-HK-0001') ?? ''
  const tagsIn = async (lang: string) => {
    const page = await (await installation.app.request(`${path}?lang=${lang}`)).text()
    const tags = page.matchAll(/<meta (?:property="og:|name=")([\w:-]+)"[^>]*? content="([^"]*)">/g)
    return new Map([...tags].map(([, name = '', content = '']) => [name, content] as const))
  }
  const english = await tagsIn('en')
  expect(english.get('title')).toBe('Constructed storage 40 kWh PROD-HK-0001 – Provenance record')
  expect(english.get('description')).toBe(
    'In use · Second-life product · Nickel manganese cobalt (NMC) · 40.8 kWh · 36 months · first',
  )
  expect(english.get('url')).toBe(`${publicUrl}${path}`)
  expect((await tagsIn('zh-Hant')).get('description')).toMatch(/^使用中 · 二次應用產品 · /)
  const image = english.get('image') ?? ''
  const card = await installation.app.request(image.replace(publicUrl, ''))
  expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(textInPng(new Uint8Array(await card.arrayBuffer()))).toBe(`${publicUrl}${path}`)
  for (const icon of ['/favicon.ico', '/apple-touch-icon.png']) {
    const answer = await installation.app.request(icon)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
  }
  expect((await installation.app.request('/b/NOWHERE/card.png')).status).toBe(404)
})

it('leads to where the request came in, each reader by the name that it used, and answers one by a name longer than any', async () => {
  const installation = await openTestInstallation()
  const path = (await walkExamples(installation, 'battery')).get('PROD-HK-0001') ?? ''
  const at = async (origin: string, more = '') => {
    const answer = await installation.app.request(`${origin}${path}${more}`)
    return { status: answer.status, page: await answer.text() }
  }
  for (const origin of ['http://one.example', 'http://two.example', 'http://one.example']) {
    const { status, page } = await at(origin)
    expect([status, page.includes(`content="${origin}${path}"`)]).toEqual([200, true])
  }
  const long = `http://${'a'.repeat(3_000)}`
  const { status, page } = await at(long)
  expect([status, page.includes('a'.repeat(3_000))]).toEqual([200, false])
  expect((await at(long, '/card.png')).status).toBe(200)
  expect((await at('http://one.example')).page).toContain(`content="http://one.example${path}"`)
})

it('calls a thing by its model, and nothing that came out of one by the name of what it was', async () => {
  const installation = await openTestInstallation()
  const paths = await walkExamples(installation, 'battery')
  const called = async (code: string) => {
    const page = await (await installation.app.request(paths.get(code) ?? '')).text()
    return /<h1>(?:<bdi>)?([^<]+)/.exec(page)?.[1]
  }
  expect(await called('PACK-HK-0001')).toBe('Constructed pack 75.6 kWh')
  expect(await called('MOD-HK-0001-01')).toBe('Module')
  expect(await called('FRAC-HK-0001-CASE')).toBe('Recycling fraction')
  expect(await called('PROD-HK-0001')).toBe('Constructed storage 40 kWh')
})
