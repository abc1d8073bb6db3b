import { expect, it, onTestFinished } from 'vitest'
import { check } from '../../../api/commands/check.ts'
import { openOn } from '../../../api/installation.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { clay, clayFolder, openClay, record, said } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'
import { claimFor, creditFor, fibreGrams, post, spin } from '../../harness/yarn.ts'

const evidence = { kind: 'declaration', declaration: 'RMD-2026-03' }

it('draws no more once the event was taken back', async () => {
  const installation = await openClay()
  const event = await spin(installation)
  const credit = await give(installation, event)
  expect(said(await record(installation, takeBack(event)))).toEqual(['accepted'])
  const { answer } = await post(installation, '/claims', claimFor(credit, [100_000, 70_000]))
  expect(answer).toMatchObject({ code: 'claim_not_allowed' })
  const other = await post(installation, '/credits', creditFor(event, { class: 'pre_consumer' }))
  expect(other.answer).toMatchObject({ code: 'claim_not_allowed' })
})

it('takes no event back from whose credit a claim has drawn, and says how much', async () => {
  const installation = await openClay()
  const event = await spin(installation)
  const credit = await give(installation, event)
  await post(installation, '/claims', claimFor(credit, [100_000, 70_000]))
  const [receipt] = await record(installation, takeBack(event))
  expect(receipt).toMatchObject({
    status: 'refused',
    code: 'not_reversible',
    faults: [{ pointer: '/reverses', message: expect.stringContaining('70000 g are claimed') }],
  })
  const other = await spin(installation, '-2')
  await give(installation, other, '-2')
  expect(said(await record(installation, takeBack(other)))).toEqual(['accepted'])
})

it('takes back a blend whose credit was carried on only into yarn that was taken back itself', async () => {
  const installation = await openClay()
  const blend = await spin(installation)
  const spun = clay('kneaded', {
    batches: [{ batch: 'YARN' }],
    outputs: [{ batch: 'PLIED', kind: 'lump', massGrams: 511_075 }],
  })
  expect(said(await record(installation, spun))).toEqual(['accepted'])
  const carried = { kind: 'credit', credit: await give(installation, blend) }
  const inputs = [{ batch: 'YARN', grams: 357_752, evidence: carried }]
  const later = await post(installation, '/credits', creditFor(spun.id, { inputs }))
  expect(later.status).toBe(201)
  const answers = await record(installation, takeBack(blend), takeBack(spun.id), takeBack(blend))
  expect(said(answers)).toEqual(['not_reversible', 'accepted', 'accepted'])
})

it('lets exactly one of a claim and a reversal through when both come at once', async () => {
  const installation = await openClay()
  const beside = await openBeside(installation)
  const kept: number[] = []
  for (let round = 0; round < 20; round += 1) {
    const event = await spin(installation, `-${round}`)
    const credit = await give(installation, event, `-${round}`)
    const claiming = () => post(installation, '/claims', claimFor(credit, [300_000, 210_000]))
    const reversing = () => beside.recorder.record(partsOf([takeBack(event)], installation.actor))
    // Either may set out first, so that neither wins by its place in this line.
    const [claimed, reversed] =
      round % 2 === 0
        ? await Promise.all([claiming(), reversing()])
        : (await Promise.all([reversing(), claiming()])).toReversed()
    const outcome = JSON.stringify([claimed, reversed])
    expect(outcome).toMatch(/"status":201.*"not_reversible"|"claim_not_allowed".*"accepted"/)
    kept.push(outcome.includes('"status":201') ? 1 : 0)
  }
  const claims = await installation.store.system.selectFrom('claim').selectAll().execute()
  expect(claims).toHaveLength(kept.reduce((sum, one) => sum + one, 0))
  expect((await runCommand(installation, check)).code).toBe(0)
  expect(installation.logged).toEqual([])
})

function takeBack(event: string) {
  return clay('reversed', { reverses: event, facts: { reason: 'wrong lot' } })
}

async function give(installation: TestInstallation, event: string, suffix = ''): Promise<string> {
  const inputs = [{ batch: `FIBRE${suffix}`, grams: fibreGrams, evidence }]
  const { status, answer } = await post(installation, '/credits', creditFor(event, { inputs }))
  expect({ status, answer }).toMatchObject({ status: 201 })
  return String(answer.id)
}

/** A second Loomcell on the same database, with pools and queues of its own. */
async function openBeside(installation: TestInstallation) {
  const log = (line: string) => installation.logged.push(line)
  const other = await openOn(installation.connection, log, { streamsFolder: clayFolder })
  onTestFinished(() => other.close())
  return other
}
