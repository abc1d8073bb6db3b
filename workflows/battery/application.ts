import { textIn } from '../../domain/fact-values.ts'
import type { Facts, Field } from '../../domain/field.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Source } from '../../domain/source.ts'
import { words } from '../../domain/words.ts'

const definitions: Source = {
  basis: 'secondary',
  text: 'Regulation (EU) 2023/1542 Art. 3(30) to (32), as trials of 2026-11 read them: repurposing is for another purpose or application than the first, re-use and remanufacturing for the same',
}

/** What the battery is for from now on; by its category where nobody says. */
export const applicationField: Field = {
  name: 'application',
  label: words('Application', '用途', '用途'),
  type: 'choice',
  choices: {
    vehicle_traction: words('Drives a vehicle', '驅動車輛', '驱动车辆'),
    light_traction: words(
      'Drives a light means of transport',
      '驅動輕型交通工具',
      '驱动轻型交通工具',
    ),
    stationary_storage: words('Stationary storage', '固定式儲能', '固定式储能'),
    backup_power: words('Back-up power', '後備電源', '备用电源'),
    mobile_power: words('Mobile power or charging', '流動供電或充電', '移动供电或充电'),
    other: words('Other', '其他', '其他'),
  },
  optional: true,
  audience: 'public',
  source: definitions,
}

const usual: Readonly<Record<string, string>> = {
  EV: 'vehicle_traction',
  LMT: 'light_traction',
  stationary: 'stationary_storage',
  industrial: 'other',
}

/** What batteries of this stream were made for; where a first life is on record, it says whether this one was. */
const first = 'vehicle_traction'
const inVehicles: ReadonlySet<string> = new Set(['battery_vehicle', 'hybrid_vehicle'])

/** Whether an operation fits what the battery is for: another application for repurposing, the first one for all others. */
export function faultsInApplication(facts: Facts, context: Facts): readonly Fault[] {
  const operation = textIn(facts, 'passportOperation') ?? ''
  const stated = textIn(facts, 'application')
  const application = stated ?? usual[textIn(facts, 'batteryCategory') ?? '']
  if (application === undefined) return []
  const pointer = stated === undefined ? '/facts/batteryCategory' : '/facts/application'
  const values = { operation, application }
  if (/repurposing$/.test(operation)) {
    return application === first ? [faultOf(pointer, 'repurposed_for_the_same', values)] : []
  }
  const wasInVehicle = inVehicles.has(textIn(context, 'firstLife') ?? '')
  return wasInVehicle && application !== first
    ? [faultOf(pointer, 'reused_for_another', values)]
    : []
}
