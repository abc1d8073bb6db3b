import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { individualData, plausible } from './sources.ts'

/** What the management system must have been seen to stop. */
export const protectionTests = {
  overvoltage: words('Overvoltage', '過壓', '过压'),
  undervoltage: words('Undervoltage', '欠壓', '欠压'),
  overcurrent: words('Overcurrent', '過流', '过流'),
  short_circuit: words('Short circuit', '短路', '短路'),
  overtemperature: words('Overtemperature', '過溫', '过温'),
  undertemperature: words('Undertemperature', '低溫', '低温'),
} as const

/** What the final test of a product measures and proves. */
export const finalTestFields: readonly Field[] = [
  {
    name: 'productEnergyKilowattHours',
    label: words('Measured energy of the product', '產品實測能量', '产品实测能量'),
    type: 'decimal',
    unit: 'kW.h',
    above: '0',
    most: '10000',
    audience: 'legitimate_interest',
    carried: true,
    source: plausible,
  },
  {
    name: 'productCapacityAmpereHours',
    label: words('Measured capacity of the product', '產品實測容量', '产品实测容量'),
    type: 'decimal',
    unit: 'A.h',
    above: '0',
    most: '100000',
    optional: true,
    audience: 'legitimate_interest',
    carried: true,
    source: plausible,
  },
  {
    name: 'roundTripEfficiencyPercent',
    label: words('Round-trip efficiency', '能量效率（一次充放電）', '能量效率（一次充放电）'),
    type: 'decimal',
    unit: '%',
    above: '0',
    most: '100',
    audience: 'legitimate_interest',
    carried: true,
    source: individualData,
  },
  {
    name: 'workingVoltageVolts',
    label: words('Working voltage', '工作電壓', '工作电压'),
    type: 'decimal',
    unit: 'V',
    above: '0',
    most: '1500',
    audience: 'legitimate_interest',
    source: plausible,
  },
  {
    name: 'insulationKiloohm',
    label: words('Insulation resistance', '絕緣電阻', '绝缘电阻'),
    type: 'decimal',
    unit: 'kOhm',
    least: '0',
    most: '100000000',
    audience: 'legitimate_interest',
    source: { basis: 'read', text: 'UN Regulation No. 100, isolation resistance of DC buses' },
  },
  {
    name: 'protectionTestsPassed',
    label: words('Protection tests passed', '已通過的保護測試', '已通过的保护测试'),
    type: 'choices',
    choices: protectionTests,
    audience: 'legitimate_interest',
    source: houseRule('Each protection of the management system is tried once'),
  },
  {
    name: 'testEvidence',
    label: words(
      'Evidence: UN 38.3, UL 1973, IEC 62619',
      '證明文件：UN 38.3、UL 1973、IEC 62619',
      '证明文件：UN 38.3、UL 1973、IEC 62619',
    ),
    type: 'list',
    audience: 'authority',
    source: { basis: 'read', text: 'Regulation (EU) 2023/1542 Annex XIII point 3' },
  },
]
