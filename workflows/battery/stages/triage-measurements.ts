import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { plausible, specialProvision376 } from './sources.ts'

const seen = { audience: 'legitimate_interest', source: plausible } as const
const unmeasurable = { ...seen, optional: true, source: specialProvision376 } as const

/** What cannot be diagnosed before carriage counts as damaged or defective, so the answer decides the class. */
export const leftOutIsAmber = words(
  'Leave it out only where it cannot be found out: the unit then counts as damaged, Amber',
  '只有無法得知時才可不填：屆時按受損（黃級）處理',
  '仅在无法得知时可不填：届时按受损（黄级）处理',
)

const deciding = { ...unmeasurable, leftOut: leftOutIsAmber } as const
const cellVolts = { type: 'decimal', unit: 'V', least: '-5', most: '10' } as const
const kiloohm = { type: 'decimal', unit: 'kOhm', least: '0', most: '100000000' } as const

/**
 * What is measured at triage. A reading that could not be taken may be left out: the rules then hold it against the
 * unit, because what cannot be diagnosed counts as damaged. Names are those of the rules' questions.
 */
export const measuredFields: readonly Field[] = [
  {
    name: 'surfaceTemperatureCelsius',
    label: words('Surface temperature', '表面溫度', '表面温度'),
    type: 'decimal',
    unit: 'Cel',
    least: '-40',
    most: '1000',
    warnBelow: '-20',
    warnAbove: '80',
    ...seen,
    source: houseRule('-20 to 80 °C is usual; a hotter unit MUST still be recorded'),
  },
  {
    name: 'ambientTemperatureCelsius',
    label: words('Ambient temperature', '環境溫度', '环境温度'),
    type: 'decimal',
    unit: 'Cel',
    least: '-40',
    most: '80',
    ...seen,
  },
  {
    name: 'temperatureRiseKelvin',
    label: words('Rise over 30 minutes at rest', '靜置 30 分鐘溫升', '静置 30 分钟温升'),
    type: 'decimal',
    unit: 'K',
    least: '-100',
    most: '1000',
    ...deciding,
  },
  {
    name: 'openCircuitVoltageVolts',
    label: words('Open-circuit voltage', '開路電壓', '开路电压'),
    type: 'decimal',
    unit: 'V',
    least: '-1500',
    most: '1500',
    ...unmeasurable,
  },
  {
    name: 'openCircuitFallMillivoltsPerHour',
    label: words('Cell voltage drop rate', '電芯電壓下降速率', '电芯电压下降速率'),
    type: 'decimal',
    unit: 'mV/h',
    least: '-1000',
    most: '10000',
    ...deciding,
  },
  {
    name: 'lowestCellVoltageV',
    label: words('Lowest cell voltage', '最低電芯電壓', '最低电芯电压'),
    ...cellVolts,
    ...deciding,
  },
  {
    name: 'highestCellVoltageV',
    label: words('Highest cell voltage', '最高電芯電壓', '最高电芯电压'),
    ...cellVolts,
    ...deciding,
  },
  {
    name: 'maximumCellVoltageV',
    label: words('Charging limit of the cell', '電芯充電上限電壓', '电芯充电上限电压'),
    type: 'decimal',
    unit: 'V',
    above: '0',
    most: '10',
    ...deciding,
  },
  {
    name: 'insulationPositiveKiloohm',
    label: words('Insulation, positive pole', '正極絕緣電阻', '正极绝缘电阻'),
    ...kiloohm,
    ...deciding,
  },
  {
    name: 'insulationNegativeKiloohm',
    label: words('Insulation, negative pole', '負極絕緣電阻', '负极绝缘电阻'),
    ...kiloohm,
    ...deciding,
  },
  {
    name: 'insulationTestVoltageVolts',
    label: words('Insulation test voltage', '絕緣測試電壓', '绝缘测试电压'),
    type: 'decimal',
    unit: 'V',
    above: '0',
    most: '5000',
    ...unmeasurable,
    source: {
      basis: 'read',
      text: 'UN Regulation No. 100: at least half the working voltage; ISO 6469-3 asks for all of it',
    },
  },
  {
    name: 'workingVoltageV',
    label: words('Working voltage', '工作電壓', '工作电压'),
    type: 'decimal',
    unit: 'V',
    above: '0',
    most: '1500',
    ...deciding,
  },
]
