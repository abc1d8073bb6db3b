import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Stage } from '../../stream.ts'
import { kinds } from '../kinds.ts'

const disposal = houseRule('What is given up names its route and who took it')

/** What was rejected leaves, with its route and receiver. */
export const disposed: Stage = {
  name: 'disposed',
  request: 'dispose',
  label: words('Disposed of', '已處置', '已处置'),
  action: words('Dispose of', '處置', '处置'),
  mass: 'dispatched',
  batches: { least: 1, most: 1_000, kinds: Object.keys(kinds) },
  fields: [
    {
      name: 'disposalRoute',
      label: words('Route', '處置途徑', '处置途径'),
      type: 'choice',
      choices: {
        energy_recovery: words('Energy recovery', '能源回收', '能源回收'),
        landfill: words('Landfill', '堆填', '填埋'),
        hazardous: words('Hazardous treatment', '有害廢物處理', '危险废物处理'),
        other: words('Other', '其他', '其他'),
      },
      audience: 'public',
      source: disposal,
    },
    {
      name: 'disposalReceiver',
      label: words('Receiver', '接收方', '接收方'),
      type: 'text',
      audience: 'authority',
      source: disposal,
    },
    {
      name: 'dispatchDocument',
      label: words('Transport document', '運輸文件', '运输文件'),
      type: 'text',
      audience: 'authority',
      source: disposal,
    },
  ],
  leaves: 'onward',
  epcis: { type: 'ObjectEvent', action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed' },
}

/** A certificate was withdrawn or the record proved wrong: whoever holds the batch must know. */
export const recalled: Stage = {
  name: 'recalled',
  request: 'recall',
  label: words('Recalled', '已召回', '已召回'),
  action: words('Recall', '召回', '召回'),
  mass: 'unchanged',
  batches: { least: 1, most: 1_000, kinds: Object.keys(kinds) },
  whenSpent: true,
  fields: [
    {
      name: 'recallCause',
      label: words('Cause', '召回原因', '召回原因'),
      type: 'choice',
      choices: {
        certificate_withdrawn: words('Certificate withdrawn', '證書被撤銷', '证书被撤销'),
        record_wrong: words('Record proved wrong', '紀錄證實有誤', '记录证实有误'),
        contamination: words('Contamination', '受污染', '受污染'),
      },
      audience: 'public',
      source: houseRule('A recall says why'),
    },
    {
      name: 'recallReference',
      label: words('Recall number', '召回編號', '召回编号'),
      type: 'text',
      optional: true,
      audience: 'legitimate_interest',
      source: houseRule('All batches of one recall share its number'),
    },
  ],
  unplanned: true,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'holding', disposition: 'recalled' },
}
