import { expect, it } from 'vitest'
import { flowSection } from '../../web/pages/record/flow-picture.ts'
import { flowsOf } from '../../web/pages/record/flows.ts'
import { recordPage } from '../../web/pages/record/record-page.ts'
import type { RecordView } from '../../web/pages/record/view.ts'
import { jsonOf } from '../harness/answers.ts'
import { openTestInstallation } from '../harness/installation.ts'
import { walkExamples } from '../harness/walk-examples.ts'

it('draws every band as wide as its grams, all of what went in or came out, and says the same in words', async () => {
  const installation = await openTestInstallation()
  const paths = await walkExamples(installation, 'battery')
  const headers = { accept: 'application/json' }
  const viewOf = async (code: string) =>
    jsonOf<RecordView>(await installation.app.request(paths.get(code) ?? '', { headers }))
  const pack = await viewOf('PACK-HK-0001')
  const { from, to } = flowsOf(pack, 'en')
  expect(from).toEqual([])
  expect(to.map(({ label, grams }) => `${label} ${grams}`)).toEqual([
    '12 × Module 342000',
    '3 × Recycling fraction 48700',
    'Coolant 4800',
    'Fasteners and small parts 500',
  ])
  const drawn = String(flowSection(pack, 'en'))
  const heights = [...drawn.matchAll(/<rect class="(\w+)"[^>]* height="([\d.]+)"/g)].map(
    ([, kind, height]) => [kind, Number(height)] as const,
  )
  const own = heights.find(([kind]) => kind === 'own')?.[1] ?? 0
  expect(own).toBe(150)
  const bands = heights.filter(([kind]) => kind !== 'own').map(([, height]) => height)
  expect(bands[0]).toBeCloseTo((342_000 / 396_000) * own, 0)
  expect(drawn).toContain('Became: 12 × Module 342 kg, 3 × Recycling fraction 48.7 kg, ')
  // Of what was made out of several it tells what this one gave.
  const module = flowsOf(await viewOf('MOD-HK-0001-01'), 'en')
  expect(module.to).toEqual([{ label: 'Second-life product', grams: 28_500, kind: 'goods' }])
  const product = flowsOf(await viewOf('PROD-HK-0001'), 'en')
  expect(product.from.reduce((sum, { grams }) => sum + grams, 0)).toBe(260_000)
})

it('tells what was sent out, calls nothing lost that nobody weighed, and takes the smallest flows together by what they are', async () => {
  const installation = await openTestInstallation()
  const paths = await walkExamples(installation, 'battery')
  const headers = { accept: 'application/json' }
  const path = paths.get('PACK-HK-0001') ?? ''
  const pack = await jsonOf<RecordView>(await installation.app.request(path, { headers }))
  const [outcome] = pack.outcomes
  const [output] = outcome?.outputs ?? []
  if (outcome === undefined || output === undefined) throw new RangeError('Nothing came of it')
  const made = (grams: readonly (number | null)[], more: Partial<RecordView> = {}) => {
    const outputs = grams.map((massGrams, at) => {
      const label = { en: `Kind ${at}`, 'zh-Hant': `類 ${at}`, 'zh-Hans': `类 ${at}` }
      const kind = { name: `kind_${at}`, label }
      return { massGrams, batch: { ...output.batch, kind } }
    })
    const outcomes = [{ ...outcome, drawnGrams: 60_000, losses: [], outputs }]
    return { ...pack, ...more, outcomes }
  }
  const toldOf = (view: RecordView) =>
    flowsOf(view, 'en').to.map(({ label, grams, kind }) => `${label} ${grams} ${kind}`)

  const left = made([60_000], { standing: 'left', sentOutGrams: 40_000 })
  expect(toldOf(left)).toEqual(['Kind 0 60000 goods', 'sent out 40000 goods'])
  expect(String(flowSection(left, 'en'))).toContain('>100 kg</text>')

  expect(toldOf(made([50_000, 9_000]))).toContain('difference in weighing 1000 lost')
  expect(toldOf(made([50_000, null]))).toEqual([
    'Kind 0 50000 goods',
    'not weighed one by one 10000 goods',
  ])

  const goods = toldOf(made([15_000, 12_000, 10_000, 8_000, 7_000, 5_000, 3_000]))
  expect([goods.length, goods.at(-1)]).toEqual([6, 'Others 8000 goods'])
  const mixed = toldOf(made([15_000, 12_000, 10_000, 8_000, 6_000, 5_000, 3_000]))
  expect(mixed.slice(4)).toEqual(['Others 14000 goods', 'Others 1000 lost'])
})

it('carries no text of others as markup, and nothing where nothing was weighed', async () => {
  const installation = await openTestInstallation()
  const paths = await walkExamples(installation, 'battery')
  const headers = { accept: 'application/json' }
  const path = paths.get('PROD-HK-0001') ?? ''
  const view = await jsonOf<RecordView>(await installation.app.request(path, { headers }))
  const label = { en: '<script>a</script>', 'zh-Hant': '<b>', 'zh-Hans': '<b>' }
  const additions = [{ name: 'x', label, grams: 1_000, percent: '1' }]
  const odd = view.origins === null ? view : { ...view, origins: { ...view.origins, additions } }
  expect(recordPage(odd, 'en', undefined)).not.toContain('<script>')
  const bare = { ...view, origins: null, outcomes: [] }
  expect(flowSection(bare, 'en')).toBe('')
})
