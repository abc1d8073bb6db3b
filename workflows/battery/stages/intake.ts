import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { units } from '../kinds.ts'
import { iec63338, individualData, passportChange, plausible } from './sources.ts'
import {
  batteryStatusField,
  chemistryField,
  modelField,
  nominalVoltageField,
  ratedCapacityField,
  serialField,
  traceabilityField,
  wasteOriginField,
} from './unit-fields.ts'

/** A pack, module or cell enters: weighed, photographed, with what its label and its papers say. */
export const takenIn: Stage = {
  name: 'taken_in',
  request: 'take_in',
  label: words('Taken in', '已收入', '已入库'),
  mass: 'received',
  outputs: { least: 1, most: 1_000, kinds: units },
  fields: originFields(),
  outputFields: [
    chemistryField,
    ratedCapacityField,
    nominalVoltageField,
    serialField,
    modelField,
    traceabilityField,
    {
      name: 'photo',
      label: words('Photo (address or digest)', '照片（連結或摘要）', '照片（链接或摘要）'),
      type: 'text',
      longest: 500,
      audience: 'legitimate_interest',
      source: houseRule('A unit leaves intake only with its weight and a photo'),
    },
    {
      name: 'predecessorPassportId',
      label: words('Passport of the original battery', '原電池的電池護照', '原电池的电池护照'),
      type: 'text',
      longest: 500,
      optional: true,
      audience: 'public',
      carried: true,
      source: passportChange,
    },
  ],
  decided: [wasteOriginField, batteryStatusField],
  decide: decideIntake,
  epcis: {
    type: 'ObjectEvent',
    action: 'ADD',
    bizStep: 'commissioning',
    disposition: 'unavailable',
  },
}

/** Lightest and heaviest unit that is believed, in grams. */
export const unitMassGrams = { least: 20, most: 1_500_000, source: plausible } as const

function decideIntake({ facts, outputs }: Situation): Decision {
  const refused = outputs.flatMap(({ code, massGrams }) => {
    if (massGrams === undefined) return []
    if (massGrams >= unitMassGrams.least && massGrams <= unitMassGrams.most) return []
    const { least, most } = unitMassGrams
    return [`Cannot take in "${code}" of "${massGrams}" g: expected ${least} to ${most} g`]
  })
  const waste = facts['declaredWaste'] === true
  if (waste && facts['wasteDecidedBy'] === undefined) {
    refused.push('Cannot take in a waste battery without "wasteDecidedBy": expected who decided')
  }
  if (refused.length > 0) return { refused }
  return { decisions: { wasteOrigin: waste, batteryStatus: waste ? 'waste' : 'original' } }
}

function originFields(): readonly Field[] {
  return [
    {
      name: 'sourceKind',
      label: words('Where it came from', '來源', '来源'),
      type: 'choice',
      choices: {
        workshop: words('Workshop', '車房', '维修厂'),
        vehicle_dismantler: words('Vehicle dismantler', '拆車場', '报废汽车拆解厂'),
        manufacturer: words('Manufacturer or importer', '製造商或進口商', '制造商或进口商'),
        waste_producer: words('Registered waste producer', '已登記廢物產生者', '已登记产废单位'),
        storage: words('Storage or fleet operator', '倉庫或車隊營運者', '仓库或车队运营方'),
        unknown: words('Unknown', '不詳', '未知'),
      },
      audience: 'legitimate_interest',
      source: iec63338,
    },
    {
      name: 'sourceReference',
      label: words(
        'Vehicle digest, job number or waste producer number',
        '車輛識別碼摘要、工單或廢物產生者編號',
        '车辆识别码摘要、工单号或产废单位编号',
      ),
      type: 'text',
      audience: 'holder',
      source: iec63338,
    },
    {
      name: 'removalDate',
      label: words('Removed on', '拆出日期', '拆卸日期'),
      type: 'date',
      audience: 'legitimate_interest',
      source: iec63338,
    },
    {
      name: 'removalReason',
      label: words('Reason for removal', '拆出原因', '拆卸原因'),
      type: 'choice',
      choices: {
        end_of_vehicle: words('Vehicle scrapped', '車輛報廢', '车辆报废'),
        capacity_loss: words('Loss of range', '續航下降', '续航衰减'),
        fault: words('Fault', '故障', '故障'),
        accident: words('Accident', '意外事故', '事故'),
        recall: words('Recall', '召回', '召回'),
        surplus: words('Surplus or test unit', '剩餘或測試件', '剩余或测试件'),
      },
      audience: 'legitimate_interest',
      source: individualData,
    },
    {
      name: 'declaredWaste',
      label: words('Arrives as waste', '以廢物身分送達', '以废物身份送达'),
      type: 'yes_no',
      audience: 'legitimate_interest',
      source: passportChange,
    },
    {
      name: 'wasteDecidedBy',
      label: words('Who decided that it is waste', '由誰判定為廢物', '由谁判定为废物'),
      type: 'text',
      optional: true,
      audience: 'holder',
      personal: true,
      source: passportChange,
    },
  ]
}
