import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { cloth } from '../kinds.ts'
import { usualTo } from '../process-losses.ts'
import { inheritedNames, passedOnFields } from './fibre-fields.ts'
import {
  faultsInContent,
  faultsInDirt,
  faultsInMixing,
  faultsInRoute,
  lossWarnings,
} from './line-faults.ts'
import { passOn } from './pass-on.ts'

const metalFree = houseRule('Nothing reaches the opener with hardware or metal in it')

/** Buttons, zips, trims and seams come off; the metal detector has the last word. */
export const prepared: Stage = {
  name: 'prepared',
  request: 'prepare',
  label: words('Prepared', '已預備', '已预备'),
  action: words('Prepare', '預備', '预备'),
  mass: 'transformed',
  batches: { least: 1, most: 100, kinds: cloth },
  outputs: { least: 1, most: 100, kinds: ['prepared_lot'] },
  fields: [
    {
      name: 'hardwareRemoved',
      label: words('Hardware removed', '已除去鈕扣拉鏈等', '已去除纽扣拉链等'),
      type: 'yes_no',
      audience: 'public',
      source: metalFree,
    },
    {
      name: 'metalCheckPassed',
      label: words('Metal check passed', '金屬探測合格', '金属探测合格'),
      type: 'yes_no',
      audience: 'public',
      source: metalFree,
    },
    {
      name: 'seamsCut',
      label: words('Seams cut off', '已剪去縫骨', '已剪去缝份'),
      type: 'yes_no',
      audience: 'public',
      source: {
        basis: 'read',
        text: 'just-style id134182: seams cut off by hand, they cannot be used',
      },
    },
    {
      name: 'pieceMillimetres',
      label: words('Size of the pieces', '布塊尺寸', '布块尺寸'),
      type: 'decimal',
      unit: 'mm',
      above: '0',
      most: '2000',
      warnBelow: '20',
      warnAbove: '150',
      audience: 'authority',
      source: { basis: 'remembered', text: 'Pieces of 20 to 150 mm' },
    },
  ],
  decided: passedOnFields,
  decide: decidePreparing,
  losses: {
    trims: words('Buttons, zips, trims', '鈕扣、拉鏈、輔料', '纽扣、拉链、辅料'),
    seams: words('Seams', '縫骨', '缝份'),
    offcuts: words('Offcuts', '邊角料', '边角料'),
  },
  lossBounds: {
    trims: usualTo(2500),
    seams: usualTo(2500),
    offcuts: usualTo(2500),
  },
  toleranceBasisPoints: {
    value: 50,
    source: houseRule('In is out, trims and offcuts, within 0.5 %'),
  },
  inherits: inheritedNames,
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
  },
}

function decidePreparing(situation: Situation): Decision {
  const { batches, outputs, losses } = situation
  const refused = [
    ...faultsInRoute('prepared', batches),
    ...faultsInMixing(batches),
    ...faultsInDirt(batches),
    ...faultsInContent([...outputs, ...losses]),
  ]
  if (refused.length > 0) return { refused }
  return {
    decisions: {},
    outputs: passOn(situation),
    warnings: lossWarnings('prepared', situation),
  }
}
