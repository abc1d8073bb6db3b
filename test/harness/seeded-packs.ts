import { numbersFrom } from '../../domain/numbers-from.ts'

/**
 * Scans at facilities A and B: half of them bring batches in, the others weigh them anew or find them elsewhere, within half a year and often
 * near a midnight.
 */
export function seededPacks(events: number): readonly object[] {
  const random = numbersFrom(20_261_128)
  const whole = (most: number) => Math.floor(random() * most)
  const start = Date.parse('2026-01-01T00:00:00Z')
  const hour = 3_600_000
  const id = (name: string, at: number) =>
    `00000000-0000-4000-8${name}-${at.toString(16).padStart(12, '0')}`
  const batches = Array.from({ length: Math.ceil(events / 2) }, (_, at) => ({
    batch: `C-${at}`,
    massGrams: 1_000 + whole(500_000),
    facility: random() < 0.5 ? 'A' : 'B',
    // Days of Hong Kong begin at 16:00 of UTC, those of Berlin at 22:00 or 23:00.
    time: start + whole(180) * 24 * hour + (15 + whole(9)) * hour + whole(hour),
  }))
  const made = batches.map(({ batch, massGrams, facility, time }, at) => ({
    id: id('001', at),
    stream: 'battery',
    stage: 'adopted',
    facility,
    eventTime: new Date(time).toISOString(),
    outputs: [
      { batch, kind: 'pack', massGrams, facts: { chemistry: random() < 0.5 ? 'LFP' : 'NMC' } },
    ],
    facts: { provenStage: 'tested', recordsOrigin: 'constructed' },
  }))
  const weighed = batches
    .slice(0, Math.floor(events / 2))
    .map(({ batch, massGrams, time, facility }, at) => ({
      id: id('002', at),
      stream: 'battery',
      stage: 'weighed',
      facility: random() < 0.8 ? facility : 'A',
      eventTime: new Date(time + whole(60 * 24) * hour).toISOString(),
      batches: [{ batch, massGrams: massGrams - whole(Math.ceil(massGrams / 200)) }],
      facts: { scale: 'floor scale' },
    }))
  return [...made, ...weighed]
}
