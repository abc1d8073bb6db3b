import { compare, parseDecimal } from '../../../domain/decimal.ts'
import { decimalIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import { houseRule, type Source } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Stage } from '../../stream.ts'
import { highVoltageWork } from '../high-voltage.ts'
import { batteries } from '../kinds.ts'
import { plausible } from './sources.ts'

/** High voltage taken off and locked; measured before anyone works inside. */
export const isolated: Stage = {
  name: 'isolated',
  request: 'isolate',
  label: words('Isolated from high voltage', '已切斷高壓電', '已断开高压'),
  action: words('Isolate from high voltage', '切斷高壓電', '断开高压'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: batteries },
  fields: [
    {
      name: 'highVoltageDisconnectRemoved',
      label: words('Service disconnect removed', '已拔除維修開關', '已拔除维修开关'),
      type: 'yes_no',
      audience: 'legitimate_interest',
      source: houseRule('No work inside with the service disconnect in place'),
    },
    {
      name: 'residualVoltageVolts',
      label: words('Accessible voltage left', '可觸及殘餘電壓', '可触及残余电压'),
      type: 'decimal',
      unit: 'V',
      least: '0',
      most: '1500',
      audience: 'legitimate_interest',
      source: plausible,
    },
    {
      name: 'lockOutId',
      label: words('Lock-out number', '上鎖掛牌編號', '上锁挂牌编号'),
      type: 'text',
      audience: 'holder',
      source: houseRule('Every isolation has its own lock'),
    },
    {
      name: 'stateOfChargePercent',
      label: words('State of charge', '荷電狀態', '荷电状态'),
      type: 'decimal',
      unit: '%',
      least: '0',
      most: '100',
      warnAbove: '30',
      audience: 'legitimate_interest',
      source: {
        basis: 'secondary',
        text: 'At most 30 % for air transport (PI 965 IB); for storage as low as agreed with the insurer',
      },
    },
  ],
  competence: highVoltageWork,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'other', disposition: 'in_progress' },
}

/** Direct voltage below which a person may touch, in volts. */
export const touchLimit: { readonly belowVolts: string; readonly source: Source } = {
  belowVolts: '60',
  source: {
    basis: 'secondary',
    text: 'ISO 6469-3 voltage class A, UN Regulation No. 100: 60 V DC',
  },
}

/** Whether the measurements allow work inside: disconnect out and less than 60 V. */
export function isSafeToTouch(facts: Facts): boolean {
  const volts = decimalIn(facts, 'residualVoltageVolts')
  if (volts === undefined || facts.highVoltageDisconnectRemoved !== true) return false
  return compare(volts, parseDecimal(touchLimit.belowVolts)) < 0
}
