import { expect, it } from 'vitest'
import { fieldsIn, send } from '../../harness/form.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

it('takes tests of a treatment and claims on it, and says at the question how many cycles were tested', async () => {
  const installation = await openTestInstallation()
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const operator = await signUpPerson(installation, { role: 'operator' })
  const page = async (path: string) => (await supervisor.request(path)).text()
  const fill = async (path: string, answers: Readonly<Record<string, string>>) =>
    send(supervisor, path.replace(/\?.*/, ''), fieldsIn(await page(path)), answers)

  const named = { '/code': 'AB-1', '/name': 'Finish', '/names/zh-Hans': '抗菌整理' }
  const empty = await fill('/work/treatments/new', { ...named, '/agent': ' ' })
  expect([empty.status, ((await empty.text()).match(/class="wrong"/g) ?? []).length]).toEqual([
    422, 2,
  ])
  const right = { ...named, '/agent': 'Constructed polymer', '/substrate': 'cotton' }
  expect((await fill('/work/treatments/new', right)).status).toBe(303)

  const measured = { '/method': 'ISO 20743', '/cycle': 'wash', '/resultBasisPoints': '90' }
  const paper = { '/testedOn': '2026-10-01', '/laboratory': 'Constructed', '/report': 'R-1' }
  const test = '/work/treatments/test?treatment=AB-1'
  for (const cycles of ['0', '50']) {
    const given = await fill(test, { ...measured, ...paper, '/cycles': cycles })
    expect([given.status, given.headers.get('location')]).toEqual([303, '/work/treatments?added'])
  }
  const claim = '/work/treatments/claim?treatment=AB-1'
  const beyond = await fill(claim, { ...measured, '/cycles': '51' })
  const said = await beyond.text()
  expect([beyond.status, said.includes('at most 50'), fieldsIn(said).get('/cycles')]).toEqual([
    409,
    true,
    '51',
  ])
  expect((await fill(claim, { ...measured, '/cycles': '50' })).status).toBe(303)
  for (const [language, text] of [
    ['en', 'after up to 50 washes'],
    ['zh-Hant', '經不多於 50 次洗滌後'],
    ['zh-Hans', '抗菌整理（cotton）：经不多于 50 次洗涤后'],
  ] as const) {
    expect(await page(`/work/treatments?lang=${language}`)).toContain(text)
  }

  const shown = await page('/work/treatments?lang=en')
  const [first, second] = [...shown.matchAll(/action="(\/work\/treatment-tests\/[^"]+)"/g)]
  const [claimEnd] = [...shown.matchAll(/action="(\/work\/treatment-claims\/[^"]+)"/g)]
  const end = (at: string | undefined, note: string) => {
    const path = at ?? ''
    const noteAt = `/end/${path.split('/')[3]}/note`
    return send(supervisor, path, new URLSearchParams(), { [noteAt]: note })
  }
  const needed = await end(second?.[1], 'mistyped')
  expect([needed.status, await needed.text()]).toEqual([
    422,
    expect.stringContaining('1 claim rests'),
  ])
  expect((await end(claimEnd?.[1], '')).status).toBe(422)
  expect((await end(claimEnd?.[1], 'wrong article')).status).toBe(303)
  expect((await end(second?.[1], 'mistyped')).status).toBe(303)
  expect((await end(first?.[1], 'mistyped')).status).toBe(303)
  expect(await page('/work/treatments?lang=en')).toContain('wrong article')

  const read = await operator.request('/work/treatments')
  expect([read.status, (await read.text()).includes('/work/treatments/new')]).toEqual([200, false])
  expect((await operator.request('/work/treatments/new')).status).toBe(403)
  expect((await supervisor.request('/work/treatments/test?treatment=NONE')).status).toBe(404)
})
