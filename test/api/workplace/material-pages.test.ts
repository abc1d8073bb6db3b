import { expect, it } from 'vitest'
import { languages } from '../../../domain/words.ts'
import { lineagePhrases } from '../../../web/pages/workplace/lineage/phrases.ts'
import { permitPhrases } from '../../../web/pages/workplace/papers/permit-phrases.ts'
import { proposalPhrases } from '../../../web/pages/workplace/proposal/phrases.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { grade } from '../../harness/sides.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('tells where a batch came from and what came out of it, in a sentence and step by step', async () => {
  const { operator, receiver, modules } = await openWorkplace()
  const [one = ''] = modules
  const up = await text(operator, `/work/batches/${one}/lineage`)
  expect(up).toContain(
    'Batches before it: 1. Steps back: 1. In the step next to it, 28.5 kg came from PACK-HK-0001',
  )
  expect(up).toContain(lineagePhrases.downNone.en)
  const pack = '/work/batches/PACK-HK-0001'
  expect(await text(operator, pack)).toContain(`href="${pack}/lineage"`)
  const down = await text(operator, `${pack}/lineage?lang=zh-Hant`)
  expect(down).toContain('之後的批次：15 個')
  for (const code of modules) expect(down).toContain(code)
  const [, file = ''] = /href="(\/api\/v1\/batches\/[^"]+lineage[^"]*)"/.exec(down) ?? []
  expect((await operator.request(file.replaceAll('&amp;', '&'))).status).toBe(200)
  expect((await receiver.request(`${pack}/lineage`)).status).toBe(404)
})

it('proposes what fits together, says why the rest does not, and takes a group over into the form', async () => {
  const installation = await openTestInstallation()
  const codes = await grade(installation)
  const operator = await signUpPerson(installation, { role: 'operator' })
  const path = '/work/proposals/battery/matching'
  expect(await text(operator, '/work/stock')).toContain(`href="${path}"`)
  const start = await text(operator, path)
  expect(start).not.toContain('id="proposed"')
  const query = new URLSearchParams({ '/facts/groupSize': '4', '/facts/balancing': 'relaxed' })
  const proposed = await text(operator, `${path}?${query}`)
  expect(proposed).toContain(`Batches looked at: ${codes.length}`)
  const [, form = ''] = /class="button" href="([^"]+stages\/matched[^"]*)"/.exec(proposed) ?? []
  const fields = fieldsIn(await text(operator, form.replaceAll('&amp;', '&')))
  expect(fields.get('/batches')?.split('\n')).toHaveLength(4)
  expect(fields.get('/facts/balancing')).toBe('relaxed')
  for (const language of languages) {
    const wrong = await operator.request(`${path}?/facts/groupSize=1&lang=${language}`)
    const page = await wrong.text()
    expect([wrong.status, page.match(/class="wrong"/g)?.length]).toEqual([422, 2])
    expect(page).toContain(proposalPhrases.propose[language])
    if (language !== 'en') expect(page).not.toContain('Cannot ')
  }
  expect((await operator.request('/work/proposals/textile/matching')).status).toBe(404)
  expect(installation.logged).toEqual([])
})

it('keeps export permits with what is left of each, once however often the form is sent', async () => {
  const { supervisor, operator, receiver } = await openWorkplace()
  const at = '/work/permits/new'
  expect(await text(operator, '/work/hand-overs')).toContain('href="/work/permits"')
  expect(await text(operator, '/work/permits')).toContain(permitPhrases.none.en)
  expect((await operator.request(at)).status).toBe(403)
  const fields = fieldsIn(await text(supervisor, at))
  for (const language of languages) {
    const empty = await send(supervisor, `${at}?lang=${language}`, fields, { do: 'add' })
    const page = (await empty.text()).replace(/^.*<main/s, '')
    expect([empty.status, page.match(/class="wrong"/g)?.length]).toEqual([422, 6])
    if (language !== 'en') expect(page).not.toMatch(/Cannot |expected/)
  }
  const permit = {
    '/number': 'EP-7',
    '/issuer': 'EPD',
    '/destination': 'KR',
    '/consents': 'C-1\nC-2',
    '/validFrom': '2026-01-01',
    '/validUntil': '2099-12-31',
    '/totalGrams': '1200 kg',
    do: 'add',
  }
  const late = { ...permit, '/validUntil': '2025-12-31' }
  const wrong = (await (await send(supervisor, at, fields, late)).text()).replace(/^.*<main/s, '')
  expect(wrong.match(/class="wrong"/g)).toHaveLength(1)
  expect(wrong).toContain('value="EP-7"')
  for (const _ of ['once', 'twice']) {
    const added = await send(supervisor, at, fields, permit)
    expect([added.status, added.headers.get('location')]).toEqual([303, '/work/permits?added'])
  }
  const list = await text(operator, '/work/permits')
  expect(list.match(/EP-7/g)).toHaveLength(1)
  expect(list).toContain('Left: 1,200 kg of 1,200 kg')
  const other = await send(supervisor, at, fieldsIn(await text(supervisor, at)), permit)
  expect([other.status, await other.text()]).toEqual([409, expect.stringContaining('EP-7')])
  expect(await text(receiver, '/work/permits')).not.toContain('EP-7')
})

async function text(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  const page = await answer.text()
  return page.slice(page.indexOf('<main'))
}
