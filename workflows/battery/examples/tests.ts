import type { Example } from '../../example.ts'
import { modules } from './codes.ts'

/** Constructed figures: capacity in ampere-hours, resistance in milliohm, rest voltage in volts. */
const measured = [
  ['176.42', '10.31', '28.412'],
  ['177.05', '10.22', '28.415'],
  ['175.88', '10.64', '28.409'],
  ['178.1', '10.18', '28.417'],
  ['176.9', '10.4', '28.413'],
  ['175.4', '10.87', '28.408'],
  ['177.6', '10.27', '28.416'],
  ['176.15', '10.55', '28.411'],
  ['127.3', '17.2', '28.301'],
  ['125.9', '17.9', '28.296'],
  ['128.2', '16.8', '28.305'],
  ['126.4', '17.6', '28.298'],
] as const

/** Constructed: each module goes over the bench and is graded. */
export const testExamples: readonly Example[] = measured.flatMap(
  ([capacity, resistance, voltage], index): Example[] => {
    const batches = [{ batch: modules[index] ?? '' }]
    const afterMinutes = 1_500 + index * 10
    const channel = String(index + 1)
    return [
      {
        stage: 'tested',
        afterMinutes,
        batches,
        facts: benchFacts(channel, { capacity, resistance, voltage }),
      },
      {
        stage: 'graded',
        afterMinutes: afterMinutes + 5,
        batches,
        facts: {
          baselineKind: 'DATASHEET',
          baselineMilliohm: '8',
          gradeDecidedBy: 'person-02',
        },
      },
    ]
  },
)

function benchFacts(
  channel: string,
  { capacity, resistance, voltage }: { capacity: string; resistance: string; voltage: string },
) {
  return {
    testId: `TEST-0001-${channel}`,
    bench: 'BENCH-A',
    benchChannel: channel,
    calibrationDue: '2027-01-31',
    testStart: '2026-03-03T02:00:00.000Z',
    testAmbientCelsius: '25',
    cRate: '1',
    upperCutOffVolts: '33.6',
    lowerCutOffVolts: '21.6',
    endOfChargeCRate: '0.05',
    asReceivedVoltage: '28.3',
    workSteps: 42,
    workStepsMissing: 0,
    protectionTrips: 0,
    capacityAmpereHours: capacity,
    energyWattHours: String(Math.round(Number(capacity) * 29.17)),
    temperatureStartCelsius: '25.1',
    temperatureEndCelsius: '31.4',
    temperatureMaxCelsius: '31.9',
    dcirMilliohm: resistance,
    dcirPulseSeconds: '5',
    dcirCRate: '1',
    dcirStateOfChargePercent: '50',
    restVoltageVolts: voltage,
    restMinutes: '20',
  }
}
