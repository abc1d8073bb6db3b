import { expect, it } from 'vitest'
import { aroundNow, moveClay } from '../../../harness/moved-clay.ts'
import { signUpPerson } from '../../../harness/people.ts'

const { from, to } = aroundNow()
const days = `from=${from}&to=${to}`

it('shows a register with its sum, its lines and the ways on, in the reader’s words, and says where its columns are from', async () => {
  const { installation, offered } = await moveClay()
  const person = await signUpPerson(installation, { role: 'operator' })
  const page = async (path: string) => {
    const answer = await person.request(path)
    expect([path, answer.status]).toEqual([path, 200])
    return answer.text()
  }
  const outgoing = await page(`/work/registers/outgoing?${days}`)
  expect(outgoing).toContain(`href="/work/hand-overs/${offered.id}?organisation=first"`)
  expect(outgoing).toContain('href="/work/batches/moving?organisation=first"')
  expect(outgoing).toContain('between own facilities')
  expect(outgoing).toContain('order of 31 May 2021')
  expect(outgoing).toMatch(/lines\.csv\?[^"]*from=/)
  const chinese = await page(`/work/registers/outgoing?${days}&lang=zh-Hant`)
  expect(chinese).toContain('登記冊：轉出')
  const refused = await page(`/work/registers/outgoing?${days}&refused=yes`)
  expect(refused.match(/<tr class="line">/g)).toHaveLength(2)
  expect(await page(`/work/registers/outgoing?${days}&batch=nothing`)).toContain('No lines')
  const held = await page(`/work/registers/held?${days}`)
  expect(held).toContain('<data class="mass"')
})

it('says what is wrong with a period, keeps what was typed, and knows no other register', async () => {
  const { installation } = await moveClay()
  const person = await signUpPerson(installation, { role: 'operator' })
  const wrong = await person.request('/work/registers/all?from=2026-11-02&to=2026-11-01')
  expect(wrong.status).toBe(422)
  const text = await wrong.text()
  expect(text).toContain('first day comes before its last')
  expect(text).toContain('value="2026-11-02"')
  expect((await person.request('/work/registers/nothing')).status).toBe(404)
})

it('leads from what somebody typed to the thing, its movements and what came of it', async () => {
  const { installation, offered } = await moveClay()
  const person = await signUpPerson(installation, { role: 'operator' })
  const found = async (text: string) =>
    (await person.request(`/work/found?text=${encodeURIComponent(text)}`)).text()
  const batch = await found('moving')
  expect(batch).toContain('href="/work/batches/moving"')
  expect(batch).toContain('href="/work/batches/moving/lineage"')
  const [href] = /\/work\/registers\/all\?[^"]+batch=moving/.exec(batch) ?? []
  const movements = await person.request((href ?? '').replaceAll('&amp;', '&'))
  expect(movements.status).toBe(200)
  expect(await movements.text()).toContain('<b>moving</b>')
  expect(await found(offered.id)).toContain(`/work/hand-overs/${offered.id}`)
  expect(await found('second')).toContain('partner=second')
  expect(await found('<b>')).toContain('&lt;b&gt;')
})
