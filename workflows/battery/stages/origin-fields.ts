import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { iec63338, individualData, passportChange } from './sources.ts'

/** Where a unit comes from, why it was taken out, and whether it arrives as waste. */
export const originFields: readonly Field[] = [
  {
    name: 'sourceKind',
    label: words('Where it came from', '來源', '来源'),
    type: 'choice',
    choices: {
      workshop: words('Workshop', '車房', '维修厂'),
      vehicle_dismantler: words('Vehicle dismantler', '拆車場', '报废汽车拆解厂'),
      manufacturer: words('Manufacturer or importer', '製造商或進口商', '制造商或进口商'),
      waste_producer: words('Registered waste producer', '已登記廢物產生者', '已登记产废单位'),
      storage: words('Energy storage or fleet operator', '儲能或車隊營運商', '储能或车队运营商'),
      unknown: words('Unknown', '不詳', '未知'),
    },
    audience: 'legitimate_interest',
    source: iec63338,
  },
  {
    name: 'sourceReference',
    label: words(
      'Vehicle digest, job number or waste producer number',
      '車輛識別碼雜湊值、工單編號或廢物產生者編號',
      '车辆识别码哈希值、工单号或产废单位编号',
    ),
    type: 'text',
    audience: 'holder',
    source: iec63338,
  },
  {
    name: 'removalDate',
    label: words('Removed on', '拆卸日期', '拆卸日期'),
    type: 'date',
    when: { notAfter: 'event' },
    audience: 'legitimate_interest',
    source: iec63338,
  },
  {
    name: 'removalReason',
    label: words('Reason for removal', '拆卸原因', '拆卸原因'),
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
    carried: true,
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
