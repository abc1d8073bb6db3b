import type { Point } from '../../../domain/passport/point.ts'
import { words } from '../../../domain/words.ts'
import { criticalMaterials, makerOf, monthOf, placeOf } from './derive-making.ts'
import { forAll } from './obligations.ts'

const mandatory = { obligations: forAll('mandatory'), audience: 'public' } as const

/** Points 1 to 16: who and what it is, as on its label. */
export const labelPoints: readonly Point[] = [
  {
    number: 1,
    name: words('Unique identifier', '唯一識別碼', '唯一标识'),
    provision: 'Article 77(3)',
    level: 'item',
    ...mandatory,
    answers: [['passportId']],
  },
  {
    number: 2,
    name: words(
      'Who registers the battery passport or is responsible for it',
      '電池護照的登記人或負責人',
      '电池护照的登记人或责任人',
    ),
    provision: 'Article 77(3)',
    level: 'item',
    ...mandatory,
    answers: [['economicOperator']],
  },
  {
    number: 3,
    name: words(
      'Name, registered trade name or registered trade mark of the manufacturer',
      '製造商的名稱、註冊商號或註冊商標',
      '制造商的名称、注册商号或注册商标',
    ),
    provision: 'Annex VI Part A(1)',
    level: 'model',
    ...mandatory,
    answers: [['manufacturerName']],
    derive: makerOf,
  },
  {
    number: 4,
    name: words(
      'Postal address of the manufacturer, with a single contact point',
      '製造商的郵寄地址及單一聯絡點',
      '制造商的邮寄地址及单一联络点',
    ),
    provision: 'Annex VI Part A(1)',
    level: 'model',
    ...mandatory,
    answers: [['manufacturerAddress', 'manufacturerContact']],
  },
  {
    number: 5,
    name: words(
      'Web and e-mail address of the manufacturer, if available',
      '製造商的網址及電郵地址（如有）',
      '制造商的网址及电子邮件地址（如有）',
    ),
    provision: 'Annex VI Part A(1)',
    level: 'model',
    ...mandatory,
    obligations: forAll('optional'),
    answers: [['manufacturerWebsite'], ['manufacturerEmail']],
    beside: ['manufacturerEmail'],
  },
  {
    number: 6,
    name: words('Battery category', '電池類別', '电池类别'),
    provision: 'Annex VI Part A(2)',
    level: 'model',
    ...mandatory,
    answers: [['batteryCategory']],
  },
  {
    number: 7,
    name: words(
      'Model identification, and batch or serial number or product number',
      '型號識別，以及批次編號、序號或產品編號',
      '型号识别，以及批次编号、序列号或产品编号',
    ),
    provision: 'Annex VI Part A(2)',
    level: 'item',
    ...mandatory,
    // The serial number is for fewer readers than the point is; its identifier tells it apart as well.
    answers: [
      ['model', 'passportId'],
      ['model', 'serial'],
    ],
  },
  {
    number: 8,
    name: words('Place of manufacture', '製造地點', '制造地点'),
    provision: 'Annex VI Part A(3)',
    level: 'batch',
    ...mandatory,
    answers: [['manufacturingPlace']],
    derive: placeOf,
  },
  {
    number: 9,
    name: words('Month and year of manufacture', '製造年月', '制造年月'),
    provision: 'Annex VI Part A(4)',
    level: 'batch',
    ...mandatory,
    answers: [['manufacturingMonth']],
    derive: monthOf,
  },
  {
    number: 10,
    name: words('Weight', '重量', '重量'),
    provision: 'Annex VI Part A(5)',
    level: 'model',
    ...mandatory,
    answers: [['massGrams']],
  },
  {
    number: 11,
    name: words('Capacity', '容量', '容量'),
    provision: 'Annex VI Part A(6)',
    level: 'model',
    ...mandatory,
    answers: [['ratedCapacityAmpereHours']],
  },
  {
    number: 12,
    name: words('Chemistry', '電池化學體系', '电池化学体系'),
    provision: 'Annex VI Part A(7)',
    level: 'model',
    ...mandatory,
    answers: [['chemistry']],
  },
  {
    number: 13,
    name: words(
      'Hazardous substances in the battery, other than mercury, cadmium or lead',
      '電池所含有害物質（汞、鎘、鉛除外）',
      '电池所含有害物质（汞、镉、铅除外）',
    ),
    provision: 'Annex VI Part A(8)',
    level: 'model',
    ...mandatory,
    answers: [['hazardousSubstances']],
  },
  {
    number: 14,
    name: words('Usable extinguishing agent', '可用的滅火劑', '可用的灭火剂'),
    provision: 'Annex VI Part A(9)',
    level: 'model',
    ...mandatory,
    answers: [['extinguishingAgents']],
  },
  {
    number: 15,
    name: words(
      'Critical raw materials above 0.1 % by weight',
      '含量逾 0.1%（按重量計）的關鍵原材料',
      '含量超过 0.1%（按重量计）的关键原材料',
    ),
    provision: 'Annex VI Part A(10)',
    level: 'model',
    ...mandatory,
    answers: [['criticalRawMaterials']],
    derive: criticalMaterials,
  },
  {
    number: 16,
    name: words(
      'Material composition, which points 12, 13 and 15 say',
      '材料組成（見第 12、13 及 15 項）',
      '材料组成（见第 12、13 及 15 项）',
    ),
    provision: 'Annex XIII 1(b)',
    level: 'model',
    ...mandatory,
    obligations: forAll('not_filled'),
    answers: [],
  },
]
