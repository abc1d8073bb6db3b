import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { iec63338, individualData, passportChange, plausible, publicModelData } from './sources.ts'

/** Cell chemistries, spelled as in the passport; `MIXED` is only for a recycling lot of several. */
export const chemistries = {
  NMC: words('Nickel manganese cobalt (NMC)', '鎳錳鈷（NMC）', '镍钴锰（NMC）'),
  LFP: words('Lithium iron phosphate (LFP)', '磷酸鐵鋰（LFP）', '磷酸铁锂（LFP）'),
  LMO: words('Lithium manganese oxide (LMO)', '錳酸鋰（LMO）', '锰酸锂（LMO）'),
  NCA: words('Nickel cobalt aluminium (NCA)', '鎳鈷鋁（NCA）', '镍钴铝（NCA）'),
  NMC_LMO: words('NMC and LMO blend', 'NMC 與 LMO 混合正極', 'NMC 与 LMO 混合正极'),
  UNKNOWN: words('Unknown', '不詳', '未知'),
  MIXED: words('Several lithium chemistries', '多種鋰電化學體系', '多种锂电化学体系'),
} as const

/** What the battery is made of, the word that reports sort by. */
export const chemistryField: Field = {
  name: 'chemistry',
  label: words('Chemistry', '電池化學體系', '电池化学体系'),
  type: 'choice',
  choices: chemistries,
  audience: 'public',
  carried: true,
  source: publicModelData,
}

/** Ampere-hours as rated by the maker. */
export const ratedCapacityField: Field = {
  name: 'ratedCapacityAmpereHours',
  label: words('Rated capacity', '額定容量', '额定容量'),
  type: 'decimal',
  unit: 'A.h',
  above: '0',
  most: '1000',
  audience: 'public',
  carried: true,
  source: plausible,
}

/** Volts as named by the maker. */
export const nominalVoltageField: Field = {
  name: 'nominalVoltageVolts',
  label: words('Nominal voltage', '標稱電壓', '标称电压'),
  type: 'decimal',
  unit: 'V',
  least: '1',
  most: '1000',
  audience: 'public',
  carried: true,
  source: plausible,
}

/** The maker's number on the single battery. */
export const serialField: Field = {
  name: 'serial',
  label: words('Serial number', '序號', '序列号'),
  type: 'text',
  audience: 'legitimate_interest',
  carried: true,
  source: individualData,
}

/** The maker's model: units of different models are never matched. */
export const modelField: Field = {
  name: 'model',
  label: words('Model', '型號', '型号'),
  type: 'text',
  onPass: 'name',
  audience: 'public',
  carried: true,
  source: publicModelData,
}

/** The passport that the battery had before it came, or that its parent had. */
export const originalPassportField: Field = {
  name: 'predecessorPassportId',
  label: words('Passport of the original battery', '原有電池的電池護照', '原有电池的电池护照'),
  type: 'text',
  longest: 500,
  optional: true,
  audience: 'public',
  carried: true,
  source: passportChange,
}

/** Whether the life before intake is on record; without it IEC 63338 allows no second life. */
export const traceabilityField: Field = {
  name: 'lifetimeTraceability',
  label: words('Lifetime traceability data', '全壽命追溯資料', '全寿命追溯数据'),
  type: 'choice',
  choices: {
    recorded: words('Recorded', '有紀錄', '有记录'),
    incomplete: words('Incomplete', '紀錄不全', '记录不全'),
    none: words('None', '沒有紀錄', '没有记录'),
  },
  audience: 'legitimate_interest',
  carried: true,
  source: iec63338,
}

/**
 * Whether the battery has been waste since it last had a passport issued: the next one must then say `preparation_for_…`, and what
 * is done to it after that starts from no waste.
 */
export const wasteOriginField: Field = {
  name: 'wasteOrigin',
  label: words('Waste since its last passport', '簽發上一護照後曾屬廢物', '签发上一护照后曾为废物'),
  type: 'yes_no',
  audience: 'legitimate_interest',
  carried: true,
  source: individualData,
}

/** The status words of Annex XIII point 4(c), exactly. */
export const batteryStatusField: Field = {
  name: 'batteryStatus',
  label: words('Battery status', '電池狀態', '电池状态'),
  type: 'choice',
  choices: {
    original: words('Original', '原裝', '原装'),
    repurposed: words('Repurposed', '改變用途', '梯次利用'),
    're-used': words('Re-used', '再使用', '再使用'),
    remanufactured: words('Remanufactured', '再製造', '再制造'),
    waste: words('Waste', '廢物', '废物'),
  },
  audience: 'legitimate_interest',
  carried: true,
  source: individualData,
}

/** Where the battery was used or aged before it came; a laboratory's ageing is not a life on the road. */
export const firstLifeField: Field = {
  name: 'firstLife',
  label: words('First life', '首次使用情況', '首次使用情况'),
  type: 'choice',
  choices: {
    battery_vehicle: words('Battery electric vehicle', '純電動車', '纯电动车'),
    hybrid_vehicle: words('Hybrid electric vehicle', '混合動力車', '混合动力车'),
    laboratory_ageing: words('Aged in a laboratory', '實驗室老化', '实验室老化'),
    unknown: words('Unknown', '不詳', '未知'),
  },
  optional: true,
  audience: 'legitimate_interest',
  carried: true,
  source: iec63338,
}

/** Shape of the cells. */
export const cellFormatField: Field = {
  name: 'cellFormat',
  label: words('Cell format', '電芯封裝形式', '电芯封装形式'),
  type: 'text',
  optional: true,
  audience: 'public',
  source: publicModelData,
}
