import { expect, it } from 'vitest'
import { measurePagePath } from '../../../../api/oversight/measures/measure-page-path.ts'
import { measureNames } from '../../../../domain/measure/measure.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { inspectorOf, openInspected } from '../../../harness/inspected.ts'
import { addTestOrganisation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { moduleGrams } from '../../../harness/sides.ts'

const period = 'from=2026-01-01&to=2030-01-01'

interface Answer {
  readonly organisations: readonly string[]
  readonly rows: readonly { readonly row: string; readonly values: Record<string, unknown> }[]
  readonly total: Record<string, unknown>
  readonly checks: readonly { readonly says: string; readonly holds: boolean }[]
  readonly lineCount: number | null
  readonly lines: readonly { readonly batch?: string; readonly event?: string; grams?: number }[]
}

it('shows each measure to whoever may see it, with what its figures rest on, and to nobody else', async () => {
  const { installation, codes } = await openInspected()
  const city = await addTestOrganisation(installation, 'city', { constructed: true })
  const inspector = await inspectorOf(installation, 'HK')
  const operator = await signUpPerson(installation, { role: 'operator' })
  const stranger = await signUpPerson(installation, {
    role: 'administrator',
    organisation: city.actor.organisationKey,
  })
  const answer = async (person: typeof inspector, path: string) =>
    jsonOf<Answer>(await person.request(`/api/v1/reports/measures/${path}`))

  for (const measure of measureNames) {
    const path = `${measure}?${period}`
    const { organisations, checks } = await answer(inspector, `${path}&organisation=*`)
    expect([measure, organisations]).toEqual([measure, ['first', 'second', 'third']])
    expect([measure, checks.filter(({ holds }) => !holds)]).toEqual([measure, []])
    const other = await inspector.request(`/api/v1/reports/measures/${path}&organisation=city`)
    expect([measure, other.status]).toEqual([measure, 404])
    const own = await answer(stranger, `${path}&organisation=*`)
    expect(own.organisations).toEqual(['city'])
    expect(JSON.stringify(own)).not.toContain('EXP-1')
    for (const language of ['en', 'zh-Hant', 'zh-Hans']) {
      const page = await operator.request(`/work/measures/${measure}?${period}&lang=${language}`)
      expect([measure, language, page.status]).toEqual([measure, language, 200])
      expect(await page.text()).not.toMatch(/undefined|\[object/)
    }
    for (const form of ['csv', 'xlsx', 'pdf']) {
      const file = await operator.request(`/work/measures/${measure}?${period}&as=${form}`)
      const name = `${measure}-2026-01-01-to-2030-01-01.${form}`
      expect([file.status, file.headers.get('content-disposition')]).toEqual([
        200,
        expect.stringContaining(name),
      ])
    }
  }

  const abroad = await answer(inspector, `second-life?${period}&organisation=*&row=passed_on`)
  const rows = Object.fromEntries(abroad.rows.map(({ row, values }) => [row, values]))
  // What is on its way to the third on a permit, and what the second has: it was taken over and is held there.
  expect(rows).toMatchObject({ exported: { grams: moduleGrams }, passed_on: { grams: 0 } })
  expect(abroad.total).toMatchObject({ packs: 1, grams: 396_000 })
  const ours = await answer(operator, `second-life?${period}&row=passed_on`)
  expect(ours.lines.map(({ batch, grams }) => [batch, grams])).toEqual(
    codes.slice(0, 2).map((code) => [code, moduleGrams]),
  )
  const permits = await answer(inspector, `permits?${period}&organisation=*`)
  expect(permits.rows).toMatchObject([
    {
      values: {
        permit: 'EXP-1',
        organisation: 'first',
        state: 'holds',
        allowed_grams: 2 * moduleGrams,
        drawn_grams: moduleGrams,
        left_grams: moduleGrams,
        movements: 1,
      },
    },
  ])
  const before = await answer(
    inspector,
    `permits?${period}&organisation=*&asOf=2026-01-01T00:00:00Z`,
  )
  expect(before.rows).toEqual([])
  // The page that a printed report leads to says the same as of the same moment.
  const query = { from: '2026-01-01', to: '2030-01-01', asOf: '2026-01-01T00:00:00Z' }
  const scope = { of: 'jurisdiction', organisations: [] } as const
  const led = measurePagePath('permits', { ...query, timeZone: 'UTC' }, scope)
  const then = await (await inspector.request(led)).text()
  expect(then).toContain('Nothing in this period.')
  expect(then).toContain('1 Jan 2026')
  expect(then).toMatch(/name="timeZone" value="UTC"/)

  const { rows: stages } = await answer(operator, `yields?${period}`)
  expect(stages.map(({ row }) => row)).toContain('first/battery/dismantled')
  const worked = await answer(operator, `yields?${period}&row=first/battery/dismantled`)
  expect([worked.lineCount, worked.lines.length]).toEqual([1, 1])
  expect((await answer(operator, `yields?${period}`)).lineCount).toBeNull()

  const page = await (await operator.request(`/work/measures?${period}`)).text()
  const [, href = ''] = /href="([^"]*row=passed_on[^"]*)"/.exec(page) ?? []
  const behind = await (await operator.request(href.replaceAll('&amp;', '&'))).text()
  expect(behind).toContain(`/work/batches/${codes[0]}`)
  const [event = ''] = /\/work\/events\/[0-9a-f-]{36}/.exec(behind) ?? []
  expect((await operator.request(event)).status).toBe(200)
  for (const [path, status] of [
    [`/api/v1/reports/measures/nothing?${period}`, 422],
    ['/api/v1/reports/measures/permits?from=2027-01-01&to=2026-01-01', 422],
    [`/api/v1/reports/measures/permits?${period}&asOf=2999-01-01T00:00:00Z`, 422],
    ['/work/measures/permits?from=x', 422],
    ['/work/measures/nothing', 404],
  ] as const) {
    expect([path, (await operator.request(path)).status]).toEqual([path, status])
  }
  expect(installation.logged).toEqual([])
}, 60_000)
