import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { startTestJobs } from '../../harness/jobs.ts'
import { checkVersion, readText, versionsOf } from '../../harness/passports.ts'
import { offerOf, openTwo } from '../../harness/sides.ts'

it('gives the part of a lot that is handed over a passport of its own, and leaves the sender theirs', async () => {
  const { installation, sender, receiver } = await openTwo()
  const walk = installation.streams.get('textile')?.examples ?? []
  const packed = walk.findIndex(({ stage }) => stage === 'packed') + 1
  const scans = walk.slice(0, packed).map(({ stage, afterMinutes, ...example }) => {
    const eventTime = new Date(Date.parse('2026-10-01T00:00:00Z') + afterMinutes * 60_000)
    const scan = { id: randomUUID(), stream: 'textile', stage, facility: 'A' }
    return Object.assign(scan, { eventTime: eventTime.toISOString() }, example)
  })
  const receipts = await installation.recorder.record(partsOf(scans, installation.actor))
  expect(receipts.flatMap((one) => ('faults' in one ? one.faults : []))).toEqual([])
  await startTestJobs(installation)
  const [first] = await versionsOf(installation)
  const code = first?.code ?? ''
  const { massGrams } = await sender.get(`/batches/${code}`)
  const part = Math.floor(massGrams / 3)
  const offer = Object.assign(offerOf([]), {
    papers: {},
    lines: [{ batch: code, massGrams: part }],
  })
  const { id } = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  await receiver.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: part }] }, 201)
  const versions = await versionsOf(installation)
  expect(versions).toMatchObject([
    { version: 1, isSuperseded: false },
    { version: 1, cause: 'issued', isSuperseded: false },
  ])
  const [whole, own] = versions
  expect(own?.passport).not.toBe(whole?.passport)
  const before = await checkVersion(installation, whole?.id ?? '')
  const after = await checkVersion(installation, own?.id ?? '')
  for (const { steps } of [before, after]) {
    expect(steps).toEqual({ form: [], key: [], signature: [], dates: [], status: [] })
  }
  expect([before.payload.issuer.name, after.payload.issuer.name]).toEqual(['first', 'second'])
  // What it is made of goes with the part; who made it is nobody's to read: a yarn's passport names no other holder.
  const { materialProvenance, producedAtFacility } = after.payload.credentialSubject
  expect(materialProvenance).toEqual(before.payload.credentialSubject.materialProvenance)
  expect(producedAtFacility.name).toBe('Name withheld')
  const linkset = await readText(installation, `/credentials/${own?.id}/linkset`)
  expect(linkset).not.toContain(whole?.id)
  expect(JSON.stringify(after.payload)).not.toContain(whole?.id)
  expect(await readText(installation, `/credentials/${whole?.id}/linkset`)).not.toContain(own?.id)
})
