import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { applicationField } from '../application.ts'
import { individualData, passportChange, publicModelData } from './sources.ts'

const remanufacturing = {
  basis: 'read',
  text: 'Regulation (EU) 2023/1542 Art. 3(32)',
} as const
const proofs = {
  basis: 'read',
  text: 'DIN DKE SPEC 99100 6.1.3.7 note 3: re-use may void the UN 38.3 summary and CE',
} as const

/** What later stages read of the proofs: no carriage without the one, no sale into the European Union without the other. */
export const proofFields: readonly Field[] = [
  {
    name: 'typeProved',
    label: words('Type proved to UN 38.3', '型式符合 UN 38.3', '型式符合 UN 38.3'),
    type: 'yes_no',
    audience: 'legitimate_interest',
    carried: true,
    source: proofs,
  },
  {
    name: 'ceMarked',
    label: words('Carries the CE marking', '附有 CE 標誌', '带有 CE 标志'),
    type: 'yes_no',
    audience: 'legitimate_interest',
    carried: true,
    source: proofs,
  },
]

/** What the law calls it, which decides what its passport holds. */
export const batteryCategoryField: Field = {
  name: 'batteryCategory',
  label: words('Battery category', '電池類別', '电池类别'),
  type: 'choice',
  choices: {
    EV: words('Electric vehicle', '電動車', '电动汽车'),
    LMT: words('Light means of transport', '輕型交通工具', '轻型交通工具'),
    stationary: words('Industrial, stationary storage', '工業用：固定式儲能', '工业用：固定式储能'),
    industrial: words('Industrial, other', '工業用：其他', '工业用：其他'),
  },
  audience: 'public',
  carried: true,
  source: publicModelData,
}

/** What a new battery passport needs beside what the records of the product already say. */
export const passportFields: readonly Field[] = [
  {
    name: 'passportId',
    label: words('Passport identifier', '電池護照識別碼', '电池护照标识'),
    type: 'text',
    longest: 500,
    audience: 'public',
    carried: true,
    source: { basis: 'read', text: 'Regulation (EU) 2023/1542 Art. 77(3)' },
  },
  {
    name: 'predecessors',
    label: words(
      'Passports of the originals, or their record codes',
      '原有電池的護照或紀錄編號',
      '原有电池的护照或记录编号',
    ),
    type: 'list',
    audience: 'public',
    source: passportChange,
  },
  {
    name: 'passportOperation',
    label: words('Operation', '作業類別', '作业类别'),
    type: 'choice',
    choices: {
      repurposing: words('Repurposing', '改變用途', '梯次利用'),
      preparation_for_repurposing: words(
        'Preparation for repurposing (from waste)',
        '為改變用途作準備（源自廢物）',
        '梯次利用准备（源自废物）',
      ),
      preparation_for_re_use: words(
        'Preparation for re-use (from waste)',
        '為再使用作準備（源自廢物）',
        '再使用准备（源自废物）',
      ),
      remanufacturing: words('Remanufacturing', '再製造', '再制造'),
    },
    audience: 'public',
    source: passportChange,
  },
  {
    name: 'economicOperator',
    label: words('Responsible economic operator', '責任經濟營運者', '责任经济运营者'),
    type: 'text',
    audience: 'public',
    source: passportChange,
  },
  batteryCategoryField,
  applicationField,
  {
    name: 'responsibilityAccepted',
    label: words('Operator accepts responsibility', '營運者同意承擔責任', '运营者同意承担责任'),
    type: 'yes_no',
    audience: 'authority',
    source: passportChange,
  },
  {
    name: 'un38_3Valid',
    label: words('UN 38.3 test summary valid', 'UN 38.3 測試摘要有效', 'UN 38.3 试验概要有效'),
    type: 'yes_no',
    audience: 'legitimate_interest',
    source: proofs,
  },
  {
    name: 'ceValid',
    label: words('CE marking valid', 'CE 標誌有效', 'CE 标志有效'),
    type: 'yes_no',
    audience: 'public',
    source: proofs,
  },
  {
    name: 'samePurpose',
    label: words('Same purpose as designed', '與原設計用途相同', '与原设计用途相同'),
    type: 'yes_no',
    optional: true,
    audience: 'legitimate_interest',
    source: remanufacturing,
  },
  {
    name: 'cellStatesOfHealthPercent',
    label: words('State of health of each cell', '各電芯健康狀態', '各电芯健康状态'),
    type: 'list',
    unit: '%',
    optional: true,
    audience: 'legitimate_interest',
    source: { ...remanufacturing, text: `${remanufacturing.text}; ${individualData.text}` },
  },
]
