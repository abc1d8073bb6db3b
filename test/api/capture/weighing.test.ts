import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import type { Proposed } from '../../../domain/receipt.ts'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, dig, openClay, record } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'

const known = 100_000

describe('a weighing', () => {
  it('is taken in silence to 1 %, with a note to 5 %, and never beyond 50 % or as 0 g', async () => {
    const { installation } = await dug()
    expect(await answerTo(installation, weigh(101_000))).toMatchObject({ warnings: [] })
    const silent = await send(installation, weigh(98_999))
    expect(await jsonOf(silent)).toMatchObject({
      status: 422,
      code: 'invalid',
      faults: [{ pointer: '/facts/note', says: 'weighed_needs_note' }],
    })
    const noted = await answerTo(installation, weigh(95_000, { note: 'spilt' }))
    expect(noted.warnings).toEqual([expect.stringContaining('95000 g is 5.00 % from the 100000 g')])
    for (const grams of [150_001, 49_999, 0]) {
      expect(await answerTo(installation, weigh(grams, { note: 'scale' }))).toMatchObject({
        code: 'mass_unbalanced',
      })
    }
    expect(await gramsOf(installation)).toBe(95_000)
  })

  it('is held against what came in, however many small steps lead away from it', async () => {
    const { installation } = await dug()
    const scans = [101_000, 102_000, 104_000, 105_001].map((grams) => weigh(grams, { note: 'n' }))
    const receipts = await record(installation, ...scans)
    expect(receipts.map((one) => ('code' in one ? one.code : one.status))).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'second_person_needed',
    ])
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings).toMatchObject({ differences: 0 })
  })

  it('that is far off waits for a second person who may supervise, and then stands', async () => {
    const { installation, operator, supervisor } = await dug()
    const scan = weigh(120_000)
    const sent = await operator.request('/api/v1/scans', bodyOf(scan))
    expect(sent.status).toBe(202)
    const { approval, missing } = await jsonOf<Proposed>(sent)
    expect(missing).toBe(1)
    expect(await gramsOf(installation)).toBe(known)
    const other = await signUpPerson(installation, { role: 'operator' })
    expect((await sign(operator, approval)).status).toBe(409)
    expect((await sign(other, approval)).status).toBe(403)
    expect(await jsonOf(await sign(supervisor, approval))).toMatchObject({
      id: scan.id,
      status: 'accepted',
      warnings: [expect.stringContaining('20.00 %')],
    })
    expect(await gramsOf(installation)).toBe(120_000)
    expect(await answerTo(installation, weigh(121_000))).toMatchObject({ warnings: [] })
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings).toMatchObject({ differences: 0 })
  })

  it('by a station or a key is never far off without persons, whatever it says of them', async () => {
    const { installation, operator, supervisor } = await dug()
    const { key } = await addStation(installation)
    for (const bearer of [key, installation.key]) {
      const forged = weigh(120_000, { weighedBy: 'person-1', weighingAgreedBy: 'person-2' })
      const headers = { authorization: `Bearer ${bearer}` }
      const refused = await installation.request('/api/v1/scans', { ...bodyOf(forged), headers })
      expect(await jsonOf(refused)).toMatchObject({ code: 'invalid' })
      const kept = await installation.request('/api/v1/scans', {
        ...bodyOf(weigh(120_000)),
        headers,
      })
      expect([kept.status, (await jsonOf<Proposed>(kept)).missing]).toEqual([202, 2])
    }
    const [first] = (await jsonOf<Waiting>(await supervisor.request('/api/v1/approvals'))).approvals
    expect((await sign(operator, first?.id ?? '')).status).toBe(202)
    expect((await sign(supervisor, first?.id ?? '')).status).toBe(200)
    expect(await gramsOf(installation)).toBe(120_000)
  })

  it('is held to the same bounds in bulk, in a table and beside the scan that made the batch', async () => {
    const { installation, operator } = await dug()
    const scans = [dig('M', 1_000), clay('weighed', weight('M', 1_200)), weigh(160_000)]
    const bulk = await operator.request('/api/v1/scans', bodyOf(scans))
    expect(await jsonOf(bulk)).toMatchObject([
      { status: 'accepted' },
      { status: 'proposed' },
      { code: 'mass_unbalanced' },
    ])
    const header = 'id,stream,stage,facility,batch,mass_grams,scale,note'
    const lines = [110_000, 104_000].map((grams) =>
      [randomUUID(), 'clay', 'weighed', 'A', 'L', grams, 'S1', 'spilt'].join(','),
    )
    const table = { method: 'POST', body: [header, ...lines].join('\n') }
    const headers = { 'content-type': 'text/csv' }
    const imported = await operator.request('/api/v1/imports', { ...table, headers })
    const text = await imported.text()
    expect(text).toContain('proposed')
    expect(text).toContain('accepted')
    expect(await gramsOf(installation)).toBe(104_000)
  })
})

interface Waiting {
  readonly approvals: readonly { readonly id: string }[]
}

async function dug() {
  const installation = await openClay()
  await record(installation, dig('L', known))
  const operator = await signUpPerson(installation, { role: 'operator' })
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  return { installation, operator, supervisor }
}

function weight(batch: string, massGrams: number, facts: object = {}) {
  return { batches: [{ batch, massGrams }], facts: { scale: 'S1', ...facts } }
}

function weigh(massGrams: number, facts: object = {}) {
  return clay('weighed', weight('L', massGrams, facts))
}

function bodyOf(scan: object) {
  return { method: 'POST', body: JSON.stringify(scan) }
}

function send({ request }: Pick<TestInstallation, 'request'>, scan: object) {
  return request('/api/v1/scans', bodyOf(scan))
}

async function answerTo(installation: TestInstallation, scan: object) {
  return jsonOf<Record<string, unknown>>(await send(installation, scan))
}

function sign(person: TestPerson, approval: string) {
  return person.request(`/api/v1/approvals/${approval}`, { method: 'POST' })
}

async function gramsOf({ request }: TestInstallation): Promise<number> {
  return (await jsonOf<{ massGrams: number }>(await request('/api/v1/batches/L'))).massGrams
}
