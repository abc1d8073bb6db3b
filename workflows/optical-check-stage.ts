import type { Field } from '../domain/field.ts'
import type { DefectClasses } from '../domain/optical-check/defect-classes.ts'
import { houseRule } from '../domain/source.ts'
import { words } from '../domain/words.ts'
import type { Stage, Stream } from './stream.ts'

/** The stage by which what a camera saw of a batch, or a person on its picture, becomes part of its history. */
export const opticalCheckName = 'optically_checked'

const kept = houseRule(
  'A call names its picture, its model and version and how sure it was, so that it can be held against a person’s verdict',
)

const fields: readonly Field[] = [
  {
    name: 'checkedBy',
    label: words('Said by', '判定者', '判定者'),
    type: 'choice',
    choices: {
      model: words('A model', '模型', '模型'),
      person: words('A person', '人員', '人员'),
    },
    audience: 'legitimate_interest',
    source: kept,
  },
  {
    name: 'pictureAddress',
    label: words('Picture', '圖片', '图片'),
    type: 'text',
    audience: 'legitimate_interest',
    source: kept,
  },
  {
    name: 'defectClassesVersion',
    label: words('Version of the classes', '類別版本', '类别版本'),
    type: 'text',
    audience: 'legitimate_interest',
    source: kept,
  },
  {
    name: 'opticalModel',
    label: words('Model', '模型', '模型'),
    type: 'text',
    optional: true,
    audience: 'legitimate_interest',
    source: kept,
  },
  {
    name: 'opticalModelVersion',
    label: words('Version of the model', '模型版本', '模型版本'),
    type: 'text',
    optional: true,
    audience: 'legitimate_interest',
    source: kept,
  },
  {
    name: 'confidencePercent',
    label: words('Confidence', '置信度', '置信度'),
    type: 'decimal',
    unit: '%',
    least: '0',
    most: '100',
    optional: true,
    audience: 'legitimate_interest',
    source: kept,
  },
]

/**
 * A call of a live model, or a person's verdict that stands over it, said of a batch: mass and state stay as they are. Calls and verdicts
 * come by a way of their own, where versions of models are compared before they count. A stream without classes has no such stage.
 */
export function opticalCheckStage({
  defectClasses,
}: Pick<Stream, 'defectClasses'>): readonly Stage[] {
  if (defectClasses === undefined) return []
  return [
    {
      name: opticalCheckName,
      request: 'check_optically',
      label: words('Optically checked', '已作光學檢查', '已作光学检查'),
      action: words('Check optically', '光學檢查', '光学检查'),
      by: 'optical_check',
      mass: 'unchanged',
      batches: { least: 1, most: 1, kinds: [] },
      // A picture may be judged when the batch was worked up long since.
      whenSpent: true,
      unplanned: true,
      fields: [classField(defectClasses), ...fields],
      epcis: {
        type: 'ObjectEvent',
        action: 'OBSERVE',
        bizStep: 'inspecting',
        disposition: 'active',
      },
    },
  ]
}

/** A class of any version that ever held: an event of before still says its class in words. */
function classField(lists: readonly DefectClasses[]): Field {
  const labels = lists.flatMap(({ classes }) =>
    Object.entries(classes).map(([name, { label }]) => [name, label] as const),
  )
  return {
    name: 'defectClass',
    label: words('Class of defect', '缺陷類別', '缺陷类别'),
    type: 'choice',
    choices: Object.fromEntries(labels),
    audience: 'legitimate_interest',
    source: kept,
  }
}
