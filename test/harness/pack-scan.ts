import { randomUUID } from 'node:crypto'

/** A scan that takes in a pack nobody has seen before, as a station of the first organisation's main facility sends it. */
export function packScan(id: string = randomUUID()): Readonly<Record<string, unknown>> {
  const facts = {
    sourceKind: 'workshop',
    sourceReference: 'job',
    removalDate: '2026-11-19',
    removalReason: 'capacity_loss',
    declaredWaste: false,
  }
  const own = {
    chemistry: 'NMC',
    ratedCapacityAmpereHours: '216',
    nominalVoltageVolts: '350',
    serial: randomUUID(),
    model: 'M',
    lifetimeTraceability: 'recorded',
  }
  const outputs = [{ batch: `P-${randomUUID()}`, kind: 'pack', massGrams: 396_000, facts: own }]
  return { id, stream: 'battery', stage: 'taken_in', facility: 'MAIN', outputs, facts }
}
