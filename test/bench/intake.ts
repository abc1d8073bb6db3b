import { randomUUID } from 'node:crypto'

let count = 0

/** The scan that everything starts with: one pack comes in, with the facts a person enters at the gate. */
export function intakeScan(): { readonly id: string } & Record<string, unknown> {
  count += 1
  return {
    id: randomUUID(),
    stream: 'battery',
    stage: 'taken_in',
    eventTime: '2026-11-20T10:15:00+08:00',
    facility: 'MAIN',
    operator: 'op-17',
    outputs: [
      {
        batch: `PACK-${count}`,
        kind: 'pack',
        massGrams: 396_000,
        facts: {
          chemistry: 'NMC',
          ratedCapacityAmpereHours: '216',
          nominalVoltageVolts: '350',
          serial: `SN-${count}`,
          model: 'EX-75',
          lifetimeTraceability: 'recorded',
        },
      },
    ],
    facts: {
      sourceKind: 'workshop',
      sourceReference: `job ${count}`,
      removalDate: '2026-11-19',
      removalReason: 'capacity_loss',
      declaredWaste: false,
    },
  }
}
