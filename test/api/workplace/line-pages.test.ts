import { expect, it } from 'vitest'
import { addStation } from '../../harness/add-station.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { lineCode, openLine, shiftReadings } from '../../harness/line-at-work.ts'
import { signUpPerson } from '../../harness/people.ts'

it('says what a line is, shows its figures and leads each to its readings', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const page = async (path: string) => {
    const answer = await administrator.request(path)
    return [answer.status, await answer.text()] as const
  }
  const stray = await addStation(installation, { name: 'Robot', facility: 'A', role: 'station' })
  const form = fieldsIn((await page('/work/new-line'))[1])
  const refused = await send(administrator, '/work/new-line', form, {
    '/code': 'R-1',
    '/area/amount': 'wide',
    '/stations/2/ratedPerHour': '0',
    '/shifts': '08:00-16:00\n15:00-17:00',
  })
  const told = await refused.text()
  expect([refused.status, told.includes('Floor area')]).toEqual([422, true])
  expect((told.match(/class="wrong"/g) ?? []).length).toBeGreaterThanOrEqual(6)
  const right = {
    '/code': 'R-1',
    '/facility': 'A',
    '/name': 'Robot line',
    '/validFrom': '2026-03-01',
    '/area/amount': '10000',
    '/area/unit': 'ft2',
    '/plannedPeople': '4',
    '/ratedPerHour': '150',
    '/shifts': '08:00-16:00',
    '/stations/1/station': stray.id,
  }
  const overlapping = await send(administrator, '/work/new-line', form, {
    ...right,
    '/shifts': '08:00-16:00\n15:00-17:00',
  })
  expect([overlapping.status, await overlapping.text()]).toEqual([
    422,
    expect.stringContaining('overlap'),
  ])
  const added = await send(administrator, '/work/new-line', form, right)
  expect([added.status, added.headers.get('location')]).toEqual([303, '/work/lines/R-1'])
  const [, shown] = await page('/work/lines/R-1')
  expect(shown).toContain('929.0304 m²')
  expect(shown).toContain('No readings in the shifts of these days')
  expect(shown).toContain('href="/work/optical-checks"')
  const change = '/work/lines/R-1/change'
  const before = fieldsIn((await page(change))[1])
  expect([before.get('/name'), before.get('/stations/0/station')]).toEqual(['Robot line', stray.id])
  const changed = await send(administrator, change, before, {
    '/ratedPerHour': '160',
    '/stations/0/ratedPerHour': '',
  })
  expect(changed.status).toBe(303)

  const { first, last, day, send: tell } = await openLine(installation)
  const readings = shiftReadings(day)
  expect((await tell(first, readings.first)).status).toBe(200)
  expect((await tell(last, readings.last)).status).toBe(200)
  for (const [language, oee, notMetered] of [
    ['en', 'OEE', 'not metered'],
    ['zh-Hant', '設備綜合效率', '沒有計量'],
    ['zh-Hans', '设备综合效率', '没有计量'],
  ] as const) {
    const [status, text] = await page(`/work/lines/${lineCode}?lang=${language}`)
    expect([status, text.includes(oee), text.includes('82.0%'), text.includes('656')]).toEqual([
      200,
      true,
      true,
      true,
    ])
    // Dye has no meter; water has one, which counted nothing.
    expect(text.match(new RegExp(notMetered, 'g'))).toHaveLength(1)
  }
  const [, english] = await page(`/work/lines/${lineCode}?lang=en`)
  expect(english).toContain('0.000 L')
  expect(english).toContain('95% interval')
  const [, link = ''] = /<a class="tile" href="([^"]+)"/.exec(english) ?? []
  const [status, behind] = await page(link.replaceAll('&amp;', '&'))
  expect([status, behind.includes('82 good, 3 bad'), behind.includes('Scratch × 2')]).toEqual([
    200,
    true,
    true,
  ])
  expect((await page(`/work/lines/${lineCode}/readings?start=soon`))[0]).toBe(422)
  const early = 'start=0000-01-01T00:00:00Z&end=2026-01-01T00:00:00Z'
  expect((await page(`/work/lines/${lineCode}/readings?${early}`))[0]).toBe(422)
  expect((await page(`/work/lines/${lineCode}?from=2026-02-30&to=0000-01-01`))[0]).toBe(422)
  expect((await page('/work/lines/NONE'))[0]).toBe(404)

  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  const query = new URLSearchParams({
    line: lineCode,
    from: day,
    to: next,
    otherLine: lineCode,
    otherFrom: day,
    otherTo: next,
  })
  const [, alike] = await page(`/work/line-comparison?${query}`)
  expect(alike).toContain('cannot be told apart from chance')
  const [, claim] = await page('/work/line-comparison?capacity=1.5&area=0.5&people=0.4')
  for (const text of [
    'As entered: capacity × 1.5',
    '3.00×',
    '3.75×',
    'capacity × 2.5',
    '5.00×',
    '6.25×',
  ]) {
    expect(claim).toContain(text)
  }
  expect((await page('/work/line-comparison?capacity=much'))[0]).toBe(422)
  const operator = await signUpPerson(installation, { role: 'operator' })
  expect((await operator.request('/work/new-line')).status).toBe(403)
  expect(await (await operator.request(`/work/lines/${lineCode}`)).text()).not.toContain('/change"')
})
