import type { Field } from '../../../domain/field.ts'
import { documentsField } from '../../../domain/passport/document-field.ts'
import { words } from '../../../domain/words.ts'
import { pointSource } from './obligations.ts'

/** Papers of a model, each with its digest. */
export const documentFields: readonly Field[] = [
  documentsField({
    name: 'carbonFootprintDeclaration',
    label: words('Carbon footprint declaration', '碳足跡聲明', '碳足迹声明'),
    optional: true,
    audience: 'public',
    level: 'model',
    source: pointSource('Annex XIII 1(c)'),
  }),
  documentsField({
    name: 'dueDiligenceReport',
    label: words('Report on the due diligence policy', '盡職審查政策報告', '尽责管理政策报告'),
    optional: true,
    audience: 'public',
    level: 'model',
    source: pointSource('Annex XIII 1(d)'),
  }),
  documentsField({
    name: 'separateCollectionMarking',
    label: words('Marking: separate collection', '標誌：分開收集', '标志：分类收集'),
    optional: true,
    audience: 'public',
    level: 'model',
    source: pointSource('Annex XIII 1(q)'),
  }),
  documentsField({
    name: 'heavyMetalMarking',
    label: words('Marking: cadmium or lead', '標誌：鎘或鉛', '标志：镉或铅'),
    optional: true,
    audience: 'public',
    level: 'model',
    source: pointSource('Annex XIII 1(q)'),
  }),
  documentsField({
    name: 'declarationOfConformity',
    label: words('EU declaration of conformity', '歐盟符合性聲明', '欧盟符合性声明'),
    optional: true,
    audience: 'public',
    level: 'model',
    source: pointSource('Annex XIII 1(r)'),
  }),
  documentsField({
    name: 'wasteInformation',
    label: words(
      'Prevention and management of waste batteries',
      '廢電池的預防及管理',
      '废电池的预防及管理',
    ),
    optional: true,
    audience: 'public',
    level: 'model',
    source: pointSource('Annex XIII 1(s)'),
  }),
  documentsField({
    name: 'instructionsForUse',
    label: words('Instructions for use', '使用說明', '使用说明'),
    optional: true,
    audience: 'public',
    level: 'model',
    source: pointSource('Annex XIII 1(t)'),
  }),
  documentsField({
    name: 'dismantlingInformation',
    label: words('Dismantling information', '拆解資料', '拆解信息'),
    optional: true,
    audience: 'legitimate_interest',
    level: 'model',
    source: pointSource('Annex XIII 2(c)'),
  }),
  documentsField({
    name: 'safetyMeasures',
    label: words('Safety measures', '安全措施', '安全措施'),
    optional: true,
    audience: 'legitimate_interest',
    level: 'model',
    source: pointSource('Annex XIII 2(d)'),
  }),
  documentsField({
    name: 'testReports',
    label: words(
      'Test reports that prove compliance',
      '證明符合規定的測試報告',
      '证明符合规定的测试报告',
    ),
    optional: true,
    audience: 'authority',
    level: 'model',
    source: pointSource('Annex XIII 3'),
  }),
]
