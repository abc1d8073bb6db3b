import { randomUUID } from 'node:crypto'
import { partsOf } from '../../api/recording/parse.ts'
import { createRecorder } from '../../api/recording/recorder.ts'
import { jsonOf } from './answers.ts'
import type { TestInstallation } from './installation.ts'

const hour = 3_600_000

/** A scan of the stream `battery` at facility A with a new id. */
export function battery(
  stage: string,
  rest: Record<string, unknown> = {},
): Record<string, unknown> & { id: string } {
  return { id: randomUUID(), stream: 'battery', stage, facility: 'A', ...rest }
}

/** A scan that takes a pack in. */
export function takeIn(batch: string, eventTime: Date, rest: Record<string, unknown> = {}) {
  return battery('taken_in', {
    ...rest,
    eventTime: eventTime.toISOString(),
    outputs: [packOutput(batch)],
    facts: {
      sourceKind: 'workshop',
      sourceReference: 'job 1',
      removalDate: '2026-03-02',
      removalReason: 'capacity_loss',
      declaredWaste: false,
    },
  })
}

/** A pack as an intake makes it. */
export function packOutput(batch: string, own: Record<string, unknown> = {}) {
  const facts = {
    chemistry: 'NMC',
    ratedCapacityAmpereHours: '216',
    nominalVoltageVolts: '350',
    serial: `S-${batch}`,
    model: 'Constructed pack',
    lifetimeTraceability: 'recorded',
    ...own,
  }
  return { batch, kind: 'pack', massGrams: 396_000, facts }
}

/** A scan that sets a pack apart. */
export function holdApart(batch: string, eventTime: Date) {
  return battery('quarantined', {
    eventTime: eventTime.toISOString(),
    batches: [{ batch }],
    facts: {
      quarantineClass: 'amber',
      quarantinePlace: 'Bay 3',
      quarantineReason: 'smell',
      quarantineStart: eventTime.toISOString(),
      watchIntervalHours: '4',
      quarantineTemperatureCelsius: '24',
      quarantinePacking: 'P908',
      reviewBy: '2026-12-01',
    },
  })
}

/** A scan that lets a pack go, without the signatures. */
export function release(batch: string, rest: Record<string, unknown> = {}) {
  return battery('released', {
    batches: [{ batch }],
    facts: { releaseTemperatureCelsius: '22', releaseFindings: 'cold, dry, no smell' },
    ...rest,
  })
}

/** Records a pack that was taken in three days ago and set apart so many hours ago; gives the id of that second event. */
export async function heldPack(
  installation: TestInstallation,
  batch: string,
  heldHours = 48,
): Promise<string> {
  const held = holdApart(batch, hoursAgo(heldHours))
  await recordAt(installation, hoursAgo(72), [takeIn(batch, hoursAgo(72))])
  await recordAt(installation, hoursAgo(heldHours), [held])
  return held.id
}

/** Records scans as if they had reached us at another time, since a hold counts from then; each MUST be accepted. */
export async function recordAt(
  { store, streams, actor, logged }: TestInstallation,
  time: Date,
  scans: readonly object[],
): Promise<void> {
  const log = (line: string) => void logged.push(line)
  const recorder = createRecorder({ pool: store.pipeline, streams, now: () => time, log })
  const receipts = await recorder.record(partsOf(scans, actor))
  await recorder.close()
  const refused = receipts.find(({ status }) => status === 'refused')
  if (refused !== undefined) throw new RangeError(`Cannot record: ${JSON.stringify(refused)}`)
}

/** The time so many hours ago. */
export function hoursAgo(hours: number): Date {
  return new Date(Date.now() - hours * hour)
}

/** Puts a person's certificate on record as the organisation's administrator; valid for all of this and the next year. */
export async function certify(
  { request }: Pick<TestInstallation, 'request'>,
  person: string,
  kind: string,
  rest: Record<string, unknown> = {},
): Promise<{ id: string; operator: string }> {
  const body = JSON.stringify({
    person,
    kind,
    number: `${kind}-1`,
    issuer: 'Constructed training centre',
    validFrom: '2020-01-01',
    validUntil: '2099-12-31',
    ...rest,
  })
  const added = await request('/api/v1/competences', { method: 'POST', body })
  if (added.status !== 201) throw new RangeError(`Cannot certify: ${await added.text()}`)
  return jsonOf(added)
}
