import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Difference } from '../../../../api/commands/check/findings.ts'
import { check } from '../../../../api/commands/check.ts'
import { idFrom } from '../../../../api/digest.ts'
import { clay, clayFolder } from '../../../harness/clay.ts'
import { arriveLumps, offerLumps } from '../../../harness/custody.ts'
import {
  book,
  consentOnPaper,
  correctionOf,
  handOverOf,
  proposed,
  takeOverOf,
} from '../../../harness/former-code.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { runCommand } from '../../../harness/run-command.ts'
import { dismantle, moduleGrams, offerOf, openTwo, papers } from '../../../harness/sides.ts'

/** What the check names, as a person reads it; each history is as the code before left it, with the ids that it derived. */
describe('a history that the steps of before left behind', () => {
  it('F-01: the goods of a refused decision stand in the receiver’s books, although they came back', async () => {
    const two = await open()
    const { sender, receiver, installation } = two
    const { at, id } = await arriveLumps(two, [100])
    const all = { line: 1, acceptedGrams: 0, refusedGrams: 100, reason: 'damaged' }
    await receiver.post(at, { step: 'decide', lines: [all] }, 201)
    await sender.post(at, { step: 'return' }, 201)
    await book(installation, [await takeOverOf(installation, id, 'TWICE')])
    const named = await checked(installation)
    expect(named).toContainEqual(unmade('taken_over', id))
    expect(named).toContainEqual(
      line('accepted_grams', "100 g on the receiver's batch", "0 g on the receiver's batch"),
    )
  })

  it('F-02: the goods of a refused dispatch are in nobody’s books', async () => {
    const two = await open()
    const { codes, id } = await offerLumps(two, [40])
    await book(two.installation, [
      handOverOf(two.installation, { id, codes, stream: 'clay', grams: 40 }),
    ])
    const named = await checked(two.installation)
    expect(named).toContainEqual(unmade('handed_over', id))
    expect(named).toContainEqual(
      line('sent_grams', "40 g out of the sender's books", "0 g out of the sender's books"),
    )
  })

  it('F-02c: goods left on an export permit that nothing was drawn from', async () => {
    const two = await openTwo()
    const { sender, installation } = two
    const [code = ''] = await dismantle(installation)
    const permit = {
      id: randomUUID(),
      number: 'EXP-1',
      issuer: 'EPD',
      destination: 'KR',
      validFrom: '2026-01-01',
      validUntil: '2099-12-31',
      totalGrams: 2 * moduleGrams,
    }
    await sender.status('/permits', permit)
    const offer = { ...offerOf([code]), papers: { ...papers, exportPermit: 'EXP-1' } }
    const { id } = await sender.post('/hand-overs', offer, 201)
    await book(installation, [
      handOverOf(installation, { id, codes: [code], stream: 'battery', grams: moduleGrams }),
    ])
    expect(await checked(installation)).toContainEqual({
      table: 'export_permit_draw',
      key: `hand-over ${id}, permit "EXP-1"`,
      column: 'grams',
      expected: `${moduleGrams} g drawn, as much as left the books`,
      found: '0 g drawn',
    })
  })

  it('F-02d: a correction changed both books, although nobody’s consent is on paper', async () => {
    const two = await open()
    const { id, codes, correction } = await proposed(two)
    const { installation } = two
    await book(installation, await correctionOf(installation, { id, codes, correction }))
    const named = await checked(installation)
    expect(named).toContainEqual(unmade('hand_over_corrected', id))
    expect(named).toContainEqual(unmade('take_over_corrected', id))
    expect(named).toContainEqual(
      line('sent_grams', "800 g out of the sender's books", "900 g out of the sender's books"),
    )
  })

  it('F-03: a consent is on paper and in no book, and a scan stands under the id of its event', async () => {
    const two = await open()
    const { sender, installation } = two
    const { id, correction } = await proposed(two)
    const planted = idFrom(`hand-over/${id}/correct/${correction}/sent`)
    const outputs = [{ batch: 'PLANTED', kind: 'lump', massGrams: 1 }]
    expect(await sender.status('/scans', { ...clay('dug', { outputs }), id: planted })).toBe(200)
    await consentOnPaper(installation, { id, correction })
    const named = await checked(installation)
    expect(named).toContainEqual({
      ...step('correct_consent'),
      expected: `an event "hand_over_corrected" in the sender's books`,
      found: `nothing; under its id ${planted} stands a scan "dug"`,
    })
    expect(named).toContainEqual({
      ...step('correct_consent'),
      expected: `an event "take_over_corrected" in the receiver's books`,
      found: 'nothing',
    })
    expect(named).toContainEqual(
      line('accepted_grams', "900 g on the receiver's batch", "800 g on the receiver's batch"),
    )
  })
})

const open = () => openTwo({ streamsFolder: clayFolder })

async function checked(installation: TestInstallation): Promise<readonly Difference[]> {
  const { code, json } = await runCommand(installation, check)
  expect(code).toBe(1)
  const { named } = json as { named: readonly Difference[] }
  return named.map(({ says: _, ...difference }) => difference)
}

function unmade(stage: string, handOver: string) {
  return {
    table: 'event',
    key: expect.any(String),
    column: 'stage',
    expected: `a step of hand-over ${handOver} that made it`,
    found: expect.stringContaining(`"${stage}" without one`),
  }
}

function line(column: string, expected: string, found: string) {
  const key = expect.stringMatching(/^hand-over .*, line 1 /)
  return { table: 'hand_over_line', key, column, expected, found }
}

function step(kind: string) {
  const key = expect.stringContaining(`(${kind})`)
  return { table: 'hand_over_step', key, column: 'events' }
}
