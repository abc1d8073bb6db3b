import { type Words, words } from '../words.ts'

/** What was done with versions of models, as the audit trail says it. */
export const opticalCheckActions = {
  'model version registered': words(
    'Registered a version of a model',
    '已登記模型版本',
    '已登记模型版本',
  ),
  'model version went live': words(
    'Put a version of a model into use',
    '已啟用模型版本',
    '已启用模型版本',
  ),
  'model version retired': words(
    'Retired a version of a model',
    '已停用模型版本',
    '已停用模型版本',
  ),
} as const satisfies Readonly<Record<string, Words>>
