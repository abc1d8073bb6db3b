import type { CrossCheck } from '../../domain/cross-check.ts'
import { houseRule, type Source } from '../../domain/source.ts'

/** Which bounds a warning was given by; a change of a figure is a new version, and what was sealed keeps its own. */
export const plausibilityVersion = 'loomcell-battery-plausibility/1'

const namePlate = houseRule(
  `${plausibilityVersion}: energy is capacity times nominal voltage within 15 %`,
)
const anyVoltage = houseRule(
  `${plausibilityVersion}: where no nominal voltage is known, energy is capacity times the rest voltage within 0.6 to 1.7`,
)
const drop = houseRule(
  `${plausibilityVersion}: a current of 1 C lowers the voltage by 0.2 % to 50 %; 270 retired cells of PulseBat lie between 1.0 % and 5.1 %`,
)
const window = houseRule(`${plausibilityVersion}: a cell is charged above its discharge cut-off`)
const hottest = houseRule('The highest temperature is no lower than any other of the same test')

/**
 * What a bench record's figures may be beside each other. Sound instruments make none of what is refused. The mass is held
 * against every energy in `mass-by-energy.ts`.
 */
export const benchChecks: readonly CrossCheck[] = [
  refused('upperCutOffVolts', ['lowerCutOffVolts'], window, { least: '1.01' }),
  refused('temperatureMaxCelsius', ['temperatureStartCelsius'], hottest, { least: '1' }),
  refused('temperatureMaxCelsius', ['temperatureEndCelsius'], hottest, { least: '1' }),
  warned('energyWattHours', ['capacityAmpereHours', 'nominalVoltageVolts'], namePlate, {
    least: '0.85',
    most: '1.15',
  }),
  warned('energyWattHours', ['capacityAmpereHours', 'restVoltageVolts'], anyVoltage, {
    least: '0.6',
    most: '1.7',
  }),
  ...['nominalVoltageVolts', 'restVoltageVolts'].map((volts) =>
    warned('dcirMilliohm', [volts], drop, {
      over: ['ratedCapacityAmpereHours'],
      least: '2',
      most: '500',
    }),
  ),
  warned(
    'capacityAmpereHours',
    ['ratedCapacityAmpereHours'],
    houseRule(`${plausibilityVersion}: what is left is 10 % to 120 % of the rating`),
    { least: '0.1', most: '1.2' },
  ),
  ...(
    [
      ['restVoltageVolts', '0.5', '1.3'],
      ['upperCutOffVolts', '1', '1.4'],
      ['lowerCutOffVolts', '0.3', '1'],
    ] as const
  ).map(([of, least, most]) =>
    warned(
      of,
      ['nominalVoltageVolts'],
      houseRule(`${plausibilityVersion}: ${least} to ${most} times the nominal voltage`),
      { least, most },
    ),
  ),
]

/** A baseline beyond these makes every grade by resistance worthless: an increase of −50 % to 400 %. */
export const baselineChecks: readonly CrossCheck[] = [
  warned(
    'baselineMilliohm',
    ['dcirMilliohm'],
    houseRule(`${plausibilityVersion}: a baseline is 0.2 to 2 times what was measured`),
    { least: '0.2', most: '2' },
  ),
]

/** What a new product claims, beside its name plate. */
export const claimChecks: readonly CrossCheck[] = [
  warned(
    'ratedEnergyKilowattHours',
    ['ratedCapacityAmpereHours', 'nominalVoltageVolts'],
    namePlate,
    { least: '0.00085', most: '0.00115' },
  ),
]

const ofProduct = houseRule(
  `${plausibilityVersion}: a product measures 50 % to 120 % of what it is rated`,
)

/** What a final test measures, beside what the product is rated. */
export const productChecks: readonly CrossCheck[] = [
  warned(
    'productEnergyKilowattHours',
    ['ratedCapacityAmpereHours', 'nominalVoltageVolts'],
    ofProduct,
    { least: '0.0005', most: '0.0012' },
  ),
  warned('productCapacityAmpereHours', ['ratedCapacityAmpereHours'], ofProduct, {
    least: '0.5',
    most: '1.2',
  }),
]

type Bounds = Pick<CrossCheck, 'over' | 'least' | 'most'>

function warned(of: string, times: readonly string[], source: Source, bounds: Bounds): CrossCheck {
  return { of, times, ...bounds, otherwise: 'warned', source }
}

function refused(of: string, times: readonly string[], source: Source, bounds: Bounds): CrossCheck {
  return { of, times, ...bounds, otherwise: 'refused', source }
}
