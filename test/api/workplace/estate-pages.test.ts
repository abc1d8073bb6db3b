import { expect, it } from 'vitest'
import { fieldsIn, send } from '../../harness/form.ts'
import { dayFromNow } from '../../harness/inspected.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('says in which estate a facility stands, and shows what lies there against its licence', async () => {
  const { administrator, operator } = await openWorkplace()
  const page = async (path: string, person = administrator) => (await person.request(path)).text()
  const fill = async (path: string, answers: Readonly<Record<string, string>>) =>
    send(administrator, path, fieldsIn(await page(path)), answers)

  expect(await page('/work/facilities/TM')).not.toContain('name="/estate"')
  const empty = await fill('/work/estates', { '/code': 'TUEN-MUN' })
  expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('TUEN-MUN')])
  const named = { '/code': 'TUEN-MUN', '/name': 'EcoPark', '/names/zh-Hant': '環保園' }
  expect((await fill('/work/estates', named)).status).toBe(303)
  expect((await fill('/work/estates', named)).status).toBe(422)
  const renamed = { '/name': 'EcoPark estate', '/names/zh-Hans': '环保园' }
  expect((await fill('/work/estates/TUEN-MUN', renamed)).status).toBe(303)
  expect((await fill('/work/facilities/TM', { '/estate': 'TUEN-MUN' })).status).toBe(303)
  expect(fieldsIn(await page('/work/facilities/TM')).get('/estate')).toBe('TUEN-MUN')
  expect((await fill('/work/facilities/TM', { '/estate': 'NOWHERE' })).status).toBe(422)
  for (const [language, name] of [
    ['en', 'EcoPark estate'],
    ['zh-Hant', '環保園'],
    ['zh-Hans', '环保园'],
  ] as const) {
    expect(await page(`/work/estates?lang=${language}`)).toContain(name)
    expect(await page(`/work/measures/estates?lang=${language}`)).toContain(name)
  }
  expect(await page('/work/estates', operator)).not.toContain('/work/estates/TUEN-MUN')

  expect(await page('/work', operator)).not.toContain('id="limits"')
  const licence = {
    '/kind': 'dangerous_goods_storage',
    '/number': 'DG-7',
    '/validFrom': dayFromNow(-5),
    '/validUntil': dayFromNow(300),
  }
  const at = '/work/facilities/TM/licences'
  const limit = '/dangerousGoodsLimitGrams'
  const wrong = await fill(at, { ...licence, [limit]: 'a ton' })
  expect([wrong.status, fieldsIn(await wrong.text()).get(limit)]).toEqual([422, 'a ton'])
  expect((await fill(at, { ...licence, [limit]: '1200000' })).status).toBe(303)
  expect(await page(at)).toContain('1,200 kg')
  const work = await page('/work', operator)
  expect(work).toContain('id="limits"')
  expect(work).toContain('DG-7')
  expect(await page('/work/deadlines', operator)).toContain('near the limit')
})
