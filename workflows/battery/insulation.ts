import { compareRatio, divideRounded, multiply, parseDecimal } from '../../domain/decimal.ts'
import type { Sourced } from './targets.ts'

/** What the insulation of a high-voltage bus is worth, decided unrounded. */
export type InsulationAssessment = {
  readonly result: 'fail' | 'pass-with-warning' | 'pass'
  /** Ohm per volt with two decimals, for reading only. */
  readonly ohmPerVolt: string
  /** The limit that decided, in ohm per volt, with where it comes from. */
  readonly limit: (typeof insulationLimits)[keyof typeof insulationLimits]
}

/**
 * Judges insulation resistance (kilo-ohm, 0 or more) against working voltage (volt, above 0):
 * below 100 ohm per volt fails, from 100 to below 500 passes with a warning, from 500 passes.
 * A pack with two measured poles is judged by the lower of the two. Throws RangeError out of bounds.
 */
export function assessInsulation(
  insulationKiloohm: string,
  workingVoltageV: string,
): InsulationAssessment {
  const ohm = multiply(parseDecimal(insulationKiloohm), parseDecimal('1000'))
  const volt = parseDecimal(workingVoltageV)
  if (ohm.unscaled < 0n || volt.unscaled <= 0n) {
    throw new RangeError(
      `Cannot judge insulation of "${insulationKiloohm}" kilo-ohm at "${workingVoltageV}" volt: resistance must be at least 0 and voltage above 0`,
    )
  }
  const ohmPerVolt = divideRounded(ohm, volt, 2)
  const { failBelow, warnBelow } = insulationLimits
  if (compareRatio(ohm, volt, parseDecimal(failBelow.ohmPerVolt)) < 0) {
    return { result: 'fail', ohmPerVolt, limit: failBelow }
  }
  if (compareRatio(ohm, volt, parseDecimal(warnBelow.ohmPerVolt)) < 0) {
    return { result: 'pass-with-warning', ohmPerVolt, limit: warnBelow }
  }
  return { result: 'pass', ohmPerVolt, limit: warnBelow }
}

/** The two limits in ohm per volt of working voltage. */
export const insulationLimits = {
  failBelow: {
    ohmPerVolt: '100',
    source: { basis: 'read', text: 'UN Regulation No. 100, isolation resistance of DC buses' },
  },
  warnBelow: {
    ohmPerVolt: '500',
    source: {
      basis: 'house',
      text: 'Warning band: house rule. UN Regulation No. 100 asks 500 ohm per volt of AC and combined buses',
    },
  },
} as const satisfies Record<string, Sourced & { ohmPerVolt: string }>
