import type { Field } from '../../../domain/field.ts'
import { contactsField, substancesField } from '../../../domain/passport/document-field.ts'
import { words } from '../../../domain/words.ts'
import { pointSource } from './obligations.ts'

/** What repairers, second-life operators and recyclers may know of a model. */
export const restrictedFields: readonly Field[] = [
  substancesField({
    name: 'detailedComposition',
    label: words('Detailed composition', '詳細組成', '详细组成'),
    optional: true,
    audience: 'legitimate_interest',
    level: 'model',
    source: pointSource('Annex XIII 2(a)'),
  }),
  {
    name: 'componentPartNumbers',
    label: words('Part numbers of components', '部件的零件編號', '部件的零件编号'),
    type: 'record',
    parts: [
      {
        name: 'component',
        label: words('Component', '部件', '部件'),
        type: 'text',
        audience: 'legitimate_interest',
        source: pointSource('Annex XIII 2(b)'),
      },
      {
        name: 'partNumber',
        label: words('Part number', '零件編號', '零件编号'),
        type: 'text',
        audience: 'legitimate_interest',
        source: pointSource('Annex XIII 2(b)'),
      },
    ],
    optional: true,
    audience: 'legitimate_interest',
    level: 'model',
    source: pointSource('Annex XIII 2(b)'),
  },
  contactsField({
    name: 'sparePartSources',
    label: words('Sources of spare parts', '替換零件供應商', '替换零件供应商'),
    optional: true,
    audience: 'legitimate_interest',
    level: 'model',
    source: pointSource('Annex XIII 2(b)'),
  }),
  {
    name: 'numberOfCells',
    label: words('Number of cells', '電芯數目', '电芯数目'),
    type: 'whole',
    unit: '{cell}',
    least: '1',
    most: '1000000',
    optional: true,
    audience: 'legitimate_interest',
    level: 'model',
    source: pointSource('Annex XIII 2(c)'),
  },
  {
    name: 'cellLayout',
    label: words('Layout of the cells', '電芯排列', '电芯排列'),
    type: 'text',
    optional: true,
    audience: 'legitimate_interest',
    level: 'model',
    source: pointSource('Annex XIII 2(c)'),
  },
]
