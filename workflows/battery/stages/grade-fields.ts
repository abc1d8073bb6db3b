import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { gradeReasonIn } from './grade-reasons.ts'
import { individualData } from './sources.ts'

const condition = { audience: 'legitimate_interest', source: individualData } as const

/** What grading decides: never public, because Annex XIII point 4 keeps a battery's condition to those concerned. */
export const gradeFields: readonly Field[] = [
  {
    name: 'grade',
    label: words('Grade', '等級', '等级'),
    type: 'choice',
    choices: {
      A: words('A: vehicle replacement', 'A：車用替換', 'A：车用替换'),
      B: words('B: stationary storage', 'B：固定式儲能', 'B：固定式储能'),
      C: words('C: backup, low power', 'C：後備、低功率', 'C：备用、低功率'),
      R: words('R: recycle', 'R：回收', 'R：回收'),
    },
    ...condition,
    carried: true,
  },
  {
    name: 'stateOfHealthPercent',
    label: words('State of health', '健康狀態（SOH）', '健康状态（SOH）'),
    type: 'decimal',
    unit: '%',
    above: '0',
    most: '120',
    warnAbove: '105',
    ...condition,
    carried: true,
    source: houseRule('Above 0 to 120 %; real cells measure above 100 %'),
  },
  {
    name: 'stateOfHealthMethod',
    label: words('Method of determination', '健康狀態測定方法', '健康状态测定方法'),
    type: 'choice',
    choices: {
      CAPACITY_RATIO: words('Capacity ratio', '容量比', '容量比'),
      SOCE: words('Certified energy (SOCE)', '認證能量狀態（SOCE）', '认证能量状态（SOCE）'),
      BMS_REPORTED: words('Reported by the battery', '電池管理系統讀數', '电池管理系统读数'),
      EIS_ESTIMATE: words('Impedance estimate', '阻抗譜估算', '阻抗谱估算'),
    },
    ...condition,
  },
  {
    name: 'resistanceIncreasePercent',
    label: words('Increase of resistance', '內阻增幅', '内阻增幅'),
    type: 'decimal',
    unit: '%',
    ...condition,
    optional: true,
    carried: true,
  },
  {
    name: 'gradeRules',
    label: words('Rule set', '評級規則版本', '分级规则版本'),
    type: 'text',
    ...condition,
    carried: true,
  },
  {
    name: 'gradeReasons',
    label: words('Why not better', '未達更高等級的原因', '未达更高等级的原因'),
    type: 'record',
    inWords: gradeReasonIn,
    ...condition,
  },
  {
    name: 'gradeInputs',
    label: words('Figures graded by', '評級所據數值', '分级所据数值'),
    type: 'record',
    ...condition,
  },
]
