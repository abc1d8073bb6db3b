import { expect, it } from 'vitest'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { changed, exported, linesIn, recomputed, resealed } from '../../harness/exported.ts'
import { close, lotOf, process } from '../../harness/lots.ts'
import { openTwo } from '../../harness/sides.ts'

const lithium = (milligrams: number) => ({ 'element:Li': milligrams })

it('makes the rates of a recycler in a year anew out of the sealed books of its lots, and names what differs', async () => {
  const { sender, installation } = await openTwo({ now: () => new Date('2027-01-03T00:00:00Z') })
  const lots = [
    ['N1', 'NMC', '2026-12-20T12:00:00+08:00', 60_000],
    ['N2', 'NMC', '2026-12-31T23:59:00+08:00', 80_000],
    ['L1', 'LFP', '2027-01-01T00:00:00+08:00', 90_000],
  ] as const
  for (const [code, chemistry, eventTime, counted] of lots) {
    const earlier = { eventTime: '2026-12-01T10:00:00+08:00' }
    await lotOf(sender, installation, code, { chemistry, content: lithium(2_000_000), ...earlier })
    const content = lithium(1_100_000)
    await process(sender, code, { counted, lost: 100_000 - counted, content, ...earlier })
    await close(sender, code, 'A', { eventTime })
  }
  const files = await exported(installation, {
    period: '2026',
    'time-zone': 'Asia/Hong_Kong',
    organisation: 'first',
  })
  const { code, json } = await recomputed(files)
  expect([code, json.findings]).toEqual([0, []])
  expect(json.reports.reports).toBe(14)
  const lines = String(files.get('reports.jsonl')).split('\n')
  const at = lines.findIndex((line) => line.includes('"report":"recycling"'))
  expect(JSON.parse(lines[at] ?? '').rows[0]).toMatchObject({
    inputGrams: 200_000,
    countedGrams: 140_000,
  })

  const better = changed(files, 'reports.jsonl', (own) => {
    const report = JSON.parse(own[at] ?? '')
    report.rows[0].countedGrams += 1
    return own.with(at, canonical(report))
  })
  expect((await recomputed(better)).json.findings).toMatchObject([
    {
      file: 'reports.jsonl',
      line: at + 1,
      says: 'recompute_figure_other',
      values: {
        report: 'recycling first 2026',
        row: '0',
        figure: 'countedGrams',
        expected: '140000',
        found: '140001',
      },
    },
    { says: 'recompute_file_other' },
  ])
  const forged = changed(files, 'disclosures.jsonl', (own) =>
    own.map((line) => line.replaceAll('"countedGrams":60000', '"countedGrams":60001')),
  )
  const says = (await recomputed(forged)).json.findings.map((one) => one.says)
  expect(says).toContain('recompute_disclosure_other')
  expect(says).toContain('recompute_figure_other')
  // What is disclosed is for authorities: nothing that is the holder's alone, and no person, is among it.
  expect(String(files.get('disclosures.jsonl'))).not.toMatch(/"holder"|\/operator/)
})

it('keeps the lots of several recyclers apart that stand in one export of an authority', async () => {
  const now = new Date('2027-01-03T00:00:00Z')
  const { sender, receiver, installation } = await openTwo({ now: () => now })
  const earlier = { eventTime: '2026-12-01T10:00:00+08:00' }
  for (const [side, code, counted] of [
    [sender, 'N1', 60_000],
    [receiver, 'N2', 80_000],
  ] as const) {
    await lotOf(side, installation, code, { content: lithium(2_000_000), ...earlier })
    const content = lithium(1_100_000)
    await process(side, code, { counted, lost: 100_000 - counted, content, ...earlier })
    await close(side, code, 'A', { eventTime: '2026-12-20T12:00:00+08:00' })
  }
  const authority = {
    slug: 'epd',
    name: 'EPD',
    kind: 'authority',
    jurisdiction: 'HK',
    now,
  } as const
  await addAnyOrganisation(installation.store.system, authority)
  const files = await exported(installation, {
    period: '2026',
    'time-zone': 'Asia/Hong_Kong',
    organisation: 'epd',
  })
  const reports = String(files.get('reports.jsonl')).match(/"report":"recycling"/g)
  expect(reports).toHaveLength(2)
  const { code, json } = await recomputed(files)
  expect([code, json.findings]).toEqual([0, []])
})

const each = (Ni: number, Co: number, Li: number) => ({
  'element:Ni': Ni,
  'element:Co': Co,
  'element:Li': Li,
})

/** Battery.md 1.6 at a hundredth of its masses: nickel that came out, and how its recovery of 2031 is judged. */
it.each([
  [9_670_000, '95.06', 'pass'],
  [9_663_000, '94.996', 'fail'],
])(
  'judges the worked example of the regulation offline by its last digit: %d mg of nickel',
  async (nickel, percent, status) => {
    const now = new Date('2027-01-03T00:00:00Z')
    const { sender, installation } = await openTwo({ now: () => now })
    const earlier = { eventTime: '2026-12-01T10:00:00+08:00' }
    const content = each(10_172_000, 3_403_000, 2_008_000)
    await lotOf(sender, installation, 'L', { content, ...earlier })
    const out = each(nickel, 3_240_000, 1_707_000)
    await process(sender, 'L', { counted: 71_000, lost: 29_000, content: out, ...earlier })
    await close(sender, 'L', 'A', { eventTime: '2026-12-20T12:00:00+08:00' })
    const asked = { period: '2026', 'time-zone': 'Asia/Hong_Kong', organisation: 'first' }
    const files = await exported(installation, asked)
    const report = linesIn(files, 'reports.jsonl').find((line) => line.includes('"recycling"'))
    const [row] = JSON.parse(report ?? '{}').rows
    expect(row).toMatchObject({ inputGrams: 100_000, countedGrams: 71_000 })
    expect(JSON.stringify(row)).toContain(`"${percent}"`)
    const judged = JSON.stringify(row).match(/\{[^{}]*nickel[^{}]*\}/g) ?? []
    expect(judged.filter((one) => one.includes(percent) && one.includes(status))).not.toEqual([])
    expect((await recomputed(files)).json).toMatchObject({ differences: 0 })
    const left = resealed(
      changed(files, 'reports.jsonl', (own) => own.filter((one) => one !== report)),
    )
    expect((await recomputed(left)).json.findings).toContainEqual(
      expect.objectContaining({ file: 'reports.jsonl', says: 'recompute_figure_other' }),
    )
  },
)
