import { expect, it } from 'vitest'
import {
  build,
  issue,
  makeProduct,
  moduleGrams,
  productGrams,
  step,
  takeApart,
  takeBack,
} from '../../harness/battery-life.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { startTestJobs } from '../../harness/jobs.ts'
import { record } from '../../harness/lots.ts'
import { changeStatus, checkVersion, readText, versionsOf } from '../../harness/passports.ts'
import {
  closeLot,
  formLot,
  recycle,
  sendOff,
  takeOver,
  undo,
  type Wasted,
  workLot,
} from '../../harness/recycling.ts'
import { openTwo, passOn } from '../../harness/sides.ts'

async function openBoth() {
  const opened = await openTwo()
  const { installation, sender, receiver } = opened
  await startTestJobs(installation)
  const first = { installation, side: sender }
  const second = { installation, side: receiver, facility: 'B' }
  return { ...opened, first, second }
}
type Both = Awaited<ReturnType<typeof openBoth>>

/** How every version of a passport stands that was ever signed, once nothing waits to be followed. */
async function standings(installation: TestInstallation) {
  const versions = await versionsOf(installation)
  return Promise.all(
    versions.map(async ({ id, cause }) => {
      const { status } = await installation.app.request(`/credentials/${id}`)
      const { state, reason } = JSON.parse(
        await readText(installation, `/credentials/${id}/status`),
      )
      return [cause, status, state, reason?.name ?? null]
    }),
  )
}

const good = ['issued', 200, 'valid', null]
const gone = ['issued', 410, 'ended', 'recycled']

/** Products of the first organisation, each declared waste. */
async function wasted({ first }: Both, ...numbers: readonly string[]) {
  const products: string[] = []
  for (const number of numbers) {
    const batch = await makeProduct(first, number)
    await takeBack(first, batch)
    await waste(first, batch)
    products.push(batch)
  }
  return products
}

async function waste(workshop: Both['first'] | Both['second'], ...codes: string[]) {
  const wasteDeclaredOn = new Date().toISOString().slice(0, 10)
  const batches = codes.map((batch) => ({ batch }))
  await step(workshop, 'declared_waste', { batches, facts: { wasteDeclaredOn } })
}

function of(batteries: readonly string[]): Wasted {
  return { batteries, eachGrams: productGrams, modules: 8 * batteries.length }
}

it('ends the passports of batteries whose lot another organisation closes, and lets them stand again when it takes that back', async () => {
  const both = await openBoth()
  const { installation, sender, receiver, stranger, first, second } = both
  const products = await wasted(both, '0501', '0502')
  await formLot(first, of(products), 'LOT-0501')
  await takeOver(receiver, await sendOff(sender, [{ batch: 'LOT-0501' }]))
  await workLot(second, 'LOT-0501', { massGrams: 2 * productGrams, modules: 16 })
  const before = await standings(installation)
  expect(before.map(([, status]) => status)).toEqual([200, 200, 200, 200])
  await closeLot(second, 'LOT-0501')
  expect((await standings(installation)).map((one) => one.slice(1))).toEqual(
    before.map(() => [410, 'ended', 'recycled']),
  )
  // Whoever closed it learns nothing of passports that are another's, and the other nothing of who closed it.
  expect((await receiver.get('/passports')).passports).toEqual([])
  expect((await stranger.get('/passports')).passports).toEqual([])
  expect(JSON.stringify(await sender.get('/passports'))).not.toContain('second')
  expect(await receiver.status(`/batches/${products[0]}`)).toBe(404)

  expect(await undo(receiver, 'LOT-0501', 'closed')).toBe(201)
  const after = await standings(installation)
  expect(after.slice(4)).toEqual([
    ['end_taken_back', 200, 'valid', null],
    ['end_taken_back', 200, 'valid', null],
  ])
  const last = (await versionsOf(installation)).at(-1)
  const { steps, payload } = await checkVersion(installation, last?.id ?? '')
  expect(steps).toEqual({ form: [], key: [], signature: [], dates: [], status: [] })
  expect(payload.issuer.name).toBe('first')
  await closeLot(second, 'LOT-0501')
  expect((await standings(installation)).every(([, status]) => status === 410)).toBe(true)
})

it('waits for every part of a lot, on its way or with another, before a passport ends', async () => {
  const both = await openBoth()
  const { installation, sender, receiver, first, second } = both
  const products = await wasted(both, '0511')
  await formLot(first, of(products), 'LOT-0511')
  const part = productGrams / 4
  const sent = await sendOff(sender, [{ batch: 'LOT-0511', massGrams: part }])
  await workLot(first, 'LOT-0511', { massGrams: productGrams - part, modules: 6 })
  await closeLot(first, 'LOT-0511')
  const standing = () => standings(installation).then((all) => all.map(([, status]) => status))
  // In nobody's stock, and not recycled.
  expect(await standing()).toEqual([200, 200])
  await takeOver(receiver, sent)
  await workLot(second, 'LOT-0511', { massGrams: part, modules: 2 })
  expect(await standing()).toEqual([200, 200])
  await closeLot(second, 'LOT-0511')
  expect(await standing()).toEqual([410, 410])
})

it('ends the passport of a battery with the last certificate for its black mass, and not before', async () => {
  const both = await openBoth()
  const { installation, receiver, sender, first, second } = both
  const products = await wasted(both, '0521')
  await formLot(first, of(products), 'LOT-0521')
  await takeOver(receiver, await sendOff(sender, [{ batch: 'LOT-0521' }]))
  await workLot(second, 'LOT-0521', {
    massGrams: productGrams,
    modules: 8,
    blackMass: 'FRAC-0521-BM',
  })
  await closeLot(second, 'LOT-0521')
  expect((await standings(installation)).map(([, status]) => status)).toEqual([200, 200])
  const facts = {
    intermediateCode: 'FRAC-0521-BM',
    certificateId: 'constructed:downstream-0521',
    certifiedOutputGrams: 50_000,
  }
  await record(receiver, 'certified', { facility: 'B', batches: [{ batch: 'LOT-0521' }], facts })
  expect((await standings(installation)).map(([, status]) => status)).toEqual([410, 410])
  expect(await undo(receiver, 'LOT-0521', 'certified')).toBe(201)
  expect((await standings(installation)).slice(1)).toEqual([
    ['became_waste', 200, 'revoked', 'recycled'],
    ['end_taken_back', 200, 'valid', null],
  ])
})

it('keeps the passport of a battery that was taken apart until every module is recycled, whoever does that', async () => {
  const both = await openBoth()
  const { installation, sender, receiver, first, second } = both
  const product = await makeProduct(first, '0531')
  await takeBack(first, product)
  const modules = await takeApart(first, product)
  const [abroad = '', ...here] = modules
  await waste(first, ...modules)
  const lotOf = (batteries: readonly string[]) => ({
    batteries,
    eachGrams: moduleGrams,
    modules: batteries.length,
  })
  await takeOver(receiver, await sendOff(sender, [{ batch: abroad }]))
  await formLot(first, lotOf(here), 'LOT-0531')
  await workLot(first, 'LOT-0531', { massGrams: 7 * moduleGrams, modules: 7 })
  await closeLot(first, 'LOT-0531')
  expect(await standings(installation)).toEqual([good])
  await formLot(second, lotOf([abroad]), 'LOT-0532')
  await workLot(second, 'LOT-0532', { massGrams: moduleGrams, modules: 1 })
  await closeLot(second, 'LOT-0532')
  expect(await standings(installation)).toEqual([gone])
  // Either of the two was needed.
  expect(await undo(sender, 'LOT-0531', 'closed')).toBe(201)
  expect(await standings(installation)).toEqual([
    ['issued', 200, 'revoked', 'recycled'],
    ['end_taken_back', 200, 'valid', null],
  ])
})

it('keeps the passport of a battery whose modules live on in another, and ends both with that', async () => {
  const both = await openBoth()
  const { installation, sender, receiver, first, second } = both
  const product = await makeProduct(first, '0541')
  await takeBack(first, product)
  const modules = await takeApart(first, product)
  await build(first, 'PROD-0542', modules)
  await issue(first, 'PROD-0542', { after: ['0541'], passportOperation: 'repurposing' })
  expect(await standings(installation)).toEqual([good, good])
  await passOn({ sender, receiver }, ['PROD-0542'])
  const batches = [{ batch: 'PROD-0542' }]
  await step(second, 'listed', { batches })
  await step(second, 'sold', { batches })
  await takeBack(second, 'PROD-0542')
  await waste(second, 'PROD-0542')
  const alive = await standings(installation)
  expect(alive.filter(([, status]) => status !== 200)).toEqual([])
  await recycle(second, 'PROD-0542', 'LOT-0541')
  expect((await standings(installation)).filter(([, status]) => status !== 410)).toEqual([])
})

it('does not let a passport stand again that was issued in error, whatever becomes of its lot', async () => {
  const both = await openBoth()
  const { installation, sender, first } = both
  const product = await makeProduct(first, '0551', { until: 'passport_issued' })
  expect(await standings(installation)).toEqual([good])
  expect(await undo(sender, product, 'passport_issued')).toBe(201)
  const inError = ['issued', 410, 'ended', 'issued_in_error']
  expect(await standings(installation)).toEqual([inError])
  await waste(first, product)
  const carriage = { carriageException: 'SP310', packingInstruction: 'P910' }
  await formLot(first, Object.assign({ carriage }, of([product])), 'LOT-0551')
  await workLot(first, 'LOT-0551', { massGrams: productGrams, modules: 8 })
  await closeLot(first, 'LOT-0551')
  expect(await standings(installation)).toEqual([inError])
  expect(await undo(sender, 'LOT-0551', 'closed')).toBe(201)
  expect(await standings(installation)).toEqual([inError])
})

it('leaves revoked what its issuer had revoked before it was recycled', async () => {
  const both = await openBoth()
  const { installation, sender, first } = both
  const [product = ''] = await wasted(both, '0561')
  const last = (await versionsOf(installation)).at(-1)
  expect(await changeStatus(sender, `/passports/${last?.id}/revocation`, 'facts_wrong')).toBe(200)
  await recycle(first, product, 'LOT-0561')
  expect((await standings(installation)).map(([, status]) => status)).toEqual([410, 410])
  expect(await undo(sender, 'LOT-0561', 'closed')).toBe(201)
  expect((await standings(installation)).slice(1)).toEqual([
    ['became_waste', 200, 'revoked', 'facts_wrong'],
  ])
})
