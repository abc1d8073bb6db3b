import { expect, it } from 'vitest'
import { findFacility } from '../../../api/store/organisations/facilities.ts'
import { usualPlace } from '../../../api/store/organisations/place.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('sets by a form where a facility is, names what is wrong with it, and takes it away', async () => {
  const { installation, own, administrator, operator } = await openWorkplace()
  const path = '/work/facilities/TM'
  const place = async () =>
    (await findFacility(installation.store.system, own.organisationKey, 'TM'))?.place
  const page = await administrator.request('/work/organisation')
  expect(await page.text()).toContain(`href="${path}"`)
  const form = fieldsIn(await (await administrator.request(path)).text())
  expect(form.get('/timeZone')).toBe('Asia/Hong_Kong')
  const wrong = { '/timeZone': '+08:00', '/jurisdiction': 'CN-HK' }
  const refused = await send(administrator, path, form, wrong)
  const told = await refused.text()
  expect([refused.status, told.includes('value="+08:00"')]).toEqual([422, true])
  expect(told.match(/class="wrong"/g)).toHaveLength(2)
  const right = { '/timeZone': 'Europe/Berlin', '/jurisdiction': 'DE-BE' }
  expect((await send(administrator, path, form, right)).status).toBe(303)
  expect(await place()).toEqual({ timeZone: 'Europe/Berlin', jurisdiction: 'DE-BE' })
  const shown = await (await administrator.request('/work/organisation')).text()
  expect(shown).toContain('DE-BE')
  const empty = { '/timeZone': '', '/jurisdiction': '' }
  expect((await send(administrator, path, form, empty)).status).toBe(303)
  expect(await place()).toEqual({ timeZone: null, jurisdiction: 'HK' })
  expect((await operator.request(path)).status).toBe(403)
  expect((await send(operator, path, form, right)).status).toBe(403)
  expect((await administrator.request('/work/facilities/NONE')).status).toBe(404)
})

it('sets by a form where those facilities are that do not say it, in three languages', async () => {
  const { installation, own, administrator, supervisor } = await openWorkplace()
  const path = '/work/organisation/place'
  const zone = async () =>
    (await usualPlace(installation.store.system, own.organisationKey)).timeZone
  const shown = async (at: string) => (await administrator.request(at)).text()
  expect(await shown('/work/organisation')).toContain(`href="${path}"`)
  const form = fieldsIn(await shown(path))
  expect(form.get('/timeZone')).toBe('')
  // Whose law it lies under is told and not asked.
  expect(form.has('/jurisdiction')).toBe(false)
  for (const [language, says] of [
    ['en', 'Jurisdiction: HK.'],
    ['zh-Hant', '司法管轄區：HK。'],
    ['zh-Hans', '司法管辖区：HK。'],
  ]) {
    expect(await shown(`${path}?lang=${language}`)).toContain(says)
  }
  const refused = await send(administrator, path, form, { '/timeZone': 'UTC+8' })
  expect([refused.status, (await refused.text()).includes('value="UTC+8"')]).toEqual([422, true])
  const saved = await send(administrator, path, form, { '/timeZone': ' Europe/Berlin ' })
  expect([saved.status, await zone()]).toEqual([303, 'Europe/Berlin'])
  expect(await shown(saved.headers.get('location') ?? '')).toContain('Central European Time')
  expect((await send(administrator, path, form, { '/timeZone': '' })).status).toBe(303)
  expect(await zone()).toBeNull()
  const looked = await supervisor.request(path)
  const changed = await send(supervisor, path, form, { '/timeZone': 'Asia/Tokyo' })
  expect([looked.status, changed.status, await zone()]).toEqual([403, 403, null])
})

it('gives a facility and an organisation names for readers of each language by forms, and shows each reader their own', async () => {
  const { administrator, operator, supervisor } = await openWorkplace()
  const shown = async (at: string) => (await administrator.request(at)).text()
  const path = '/work/facilities/TM'
  const form = fieldsIn(await shown(path))
  expect(form.get('/names/zh-Hant')).toBe('')
  const wrong = { '/names/zh-Hant': '\u202e屯門', '/names/en': 'x'.repeat(201) }
  const refused = await send(administrator, `${path}?lang=zh-Hant`, form, wrong)
  const told = await refused.text()
  expect([refused.status, told.match(/class="wrong"/g)?.length]).toEqual([422, 2])
  expect(told).toContain('<details class="group" open>')
  expect((await send(administrator, path, form, { '/names/zh-Hant': '屯門場' })).status).toBe(303)
  expect(fieldsIn(await shown(path)).get('/names/zh-Hant')).toBe('屯門場')
  expect(await shown('/work/organisation?lang=zh-Hant')).toContain('屯門場')
  expect(await shown('/work/organisation?lang=zh-Hans')).not.toContain('屯門場')
  const usual = '/work/organisation/place'
  const own = fieldsIn(await shown(`${usual}?lang=en`))
  const named = { '/names/zh-Hant': '海港再用', '/names/zh-Hans': '海港再用（简）' }
  const borrowed = await send(administrator, `${usual}?lang=en`, own, {
    '/names/en': 'delta recycling LTD',
  })
  expect([borrowed.status, await borrowed.text()]).toEqual([
    422,
    expect.stringContaining('another organisation here goes by it'),
  ])
  expect((await send(administrator, usual, own, named)).status).toBe(303)
  // Whoever has asked before is known for a while as they were then.
  const frame = async (language: string, person = operator) =>
    (await person.request(`/work?lang=${language}`)).text()
  expect(await frame('zh-Hans')).toContain('<bdi>海港再用（简）</bdi>')
  expect(await frame('en')).toContain('<bdi>Harbour Reuse Ltd</bdi>')
  // What is emptied is taken away.
  const emptied = { ...named, '/names/zh-Hans': '' }
  expect((await send(administrator, usual, own, emptied)).status).toBe(303)
  expect(await frame('zh-Hans', supervisor)).toContain(
    '<bdi lang="und-Latn">Harbour Reuse Ltd</bdi>',
  )
})
