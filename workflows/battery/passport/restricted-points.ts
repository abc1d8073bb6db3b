import type { Point } from '../../../domain/passport/point.ts'
import { words } from '../../../domain/words.ts'
import { forAll } from './obligations.ts'

/** Points 45 to 50: of the model, and not for everybody. */
export const restrictedPoints: readonly Point[] = [
  {
    number: 45,
    name: words(
      'Detailed composition: materials of cathode, anode and electrolyte',
      '詳細組成：正極、負極及電解液的材料',
      '详细组成：正极、负极及电解液的材料',
    ),
    provision: 'Annex XIII 2(a)',
    level: 'model',
    obligations: forAll('mandatory'),
    audience: 'legitimate_interest',
    answers: [['detailedComposition']],
  },
  {
    number: 46,
    name: words('Part numbers of components', '部件的零件編號', '部件的零件编号'),
    provision: 'Annex XIII 2(b)',
    level: 'model',
    obligations: forAll('mandatory'),
    audience: 'legitimate_interest',
    answers: [['componentPartNumbers']],
  },
  {
    number: 47,
    name: words(
      'Where replacement spares can be had',
      '替換零件供應商的聯絡資料',
      '替换零件供应商的联系方式',
    ),
    provision: 'Annex XIII 2(b)',
    level: 'model',
    obligations: forAll('mandatory'),
    audience: 'legitimate_interest',
    answers: [['sparePartSources']],
  },
  {
    number: 48,
    name: words('Dismantling information', '拆解資料', '拆解信息'),
    provision: 'Annex XIII 2(c)',
    level: 'model',
    obligations: forAll('mandatory'),
    audience: 'legitimate_interest',
    answers: [['dismantlingInformation']],
    beside: ['numberOfCells', 'cellLayout'],
  },
  {
    number: 49,
    name: words('Safety measures', '安全措施', '安全措施'),
    provision: 'Annex XIII 2(d)',
    level: 'model',
    obligations: forAll('mandatory'),
    audience: 'legitimate_interest',
    answers: [['safetyMeasures']],
  },
  {
    number: 50,
    name: words(
      'Results of test reports that prove compliance',
      '證明符合規定的測試報告結果',
      '证明符合规定的测试报告结果',
    ),
    provision: 'Annex XIII 3',
    level: 'model',
    obligations: forAll('mandatory'),
    audience: 'authority',
    answers: [['testReports'], ['testEvidence']],
    beside: ['testEvidence'],
  },
]
