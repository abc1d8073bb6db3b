import { type Words, words } from '../../../../domain/words.ts'

/**
 * Sentences for refusals that a person meets at a form, by the message that names the fault. `{1}` stands for the first
 * part in brackets. A message that none fits is shown as it is, in English.
 */
export const faultWords: readonly (readonly [RegExp, Words])[] = [
  [
    /^Cannot find batch "(.+)":/,
    words(
      'There is no batch “{1}” here: compare the code with the label',
      '此處沒有批次「{1}」：請核對標籤上的編號',
      '此处没有批次“{1}”：请核对标签上的编号',
    ),
  ],
  [
    /^Cannot make batch "(.+)": there is one/,
    words(
      'There is a batch “{1}” already: choose a new code',
      '已有批次「{1}」：請另選編號',
      '已有批次“{1}”：请另选编号',
    ),
  ],
  [
    /^Cannot make batch "(.+)" out of itself/,
    words(
      '“{1}” cannot come out of itself: choose a new code',
      '「{1}」不能由自身產出：請另選編號',
      '“{1}”不能由自身产出：请另选编号',
    ),
  ],
  [
    /expected batch "(.+)" once in one scan/,
    words(
      '“{1}” is listed twice: name each batch once',
      '「{1}」重複出現：每個批次只填一次',
      '“{1}”重复出现：每个批次只填一次',
    ),
  ],
  [
    /^Cannot record ".+" for batch "(.+)" in state "(.+)": nothing is left/,
    words('Nothing is left of “{1}” ({2})', '「{1}」已無餘量（{2}）', '“{1}”已无余量（{2}）'),
  ],
  [
    /^Cannot record "(.+)" for batch "(.+)" in state "(.+)": (?:open stages are (.+)|no stage is open any more)$/,
    words(
      '“{2}” is at “{3}”; “{1}” cannot be recorded from there. Available now: {4}',
      '「{2}」現處於「{3}」，不能記錄「{1}」。現時可記錄：{4}',
      '“{2}”现处于“{3}”，不能记录“{1}”。现在可记录：{4}',
    ),
  ],
  [
    /^Cannot record "(.+)" for batch "(.+)": it is a (.+); expected (.+)$/,
    words(
      '“{1}” cannot be recorded for “{2}” ({3}), only for: {4}',
      '「{1}」不適用於「{2}」（{3}），只適用於：{4}',
      '“{1}”不适用于“{2}”（{3}），只适用于：{4}',
    ),
  ],
  [
    /^Cannot record ".+" for batch "(.+)": it belongs to stream "(.+)"/,
    words(
      '“{1}” belongs to another kind of material: {2}',
      '「{1}」屬另一類物料：{2}',
      '“{1}”属另一类物料：{2}',
    ),
  ],
  [
    /^Cannot record ".+" for batch "(.+)": it has no mass on record/,
    words(
      '“{1}” was never weighed: weigh it first',
      '「{1}」尚未稱重：請先稱重',
      '“{1}”尚未称重：请先称重',
    ),
  ],
  [
    /^Cannot take (\d+) g from batch "(.+)": (\d+) g are left/,
    words(
      '{1} g is more than is left of “{2}”: {3} g',
      '{1} 克超出「{2}」的餘量 {3} 克',
      '{1} 克超出“{2}”的余量 {3} 克',
    ),
  ],
  [
    /^Cannot make a batch without mass/,
    words(
      'Weigh the new batch: grams above 0',
      '新批次須稱重：克數須大於 0',
      '新批次须称重：克数须大于 0',
    ),
  ],
  [
    /^Cannot do without "massGrams"/,
    words('Fill in the weighed grams', '請填寫稱得的克數', '请填写称得的克数'),
  ],
  [
    /expected (?:whole grams|\d+ or more grams|at most \d+ grams|int|number)/,
    words(
      'Write whole grams, such as 28500, or kilograms with the unit, such as 28.5 kg',
      '請填整數克，例如 28500；或連單位填公斤，例如 28.5 kg',
      '请填整数克，例如 28500；或连单位填千克，例如 28.5 kg',
    ),
  ],
  [
    /expected 1 to 80 printable ASCII/,
    words(
      'Write the code as it stands on the label: letters, digits and signs, without a space at either end',
      '請按標籤填寫編號：英文字母、數字及符號，前後不留空格',
      '请按标签填写编号：英文字母、数字和符号，前后不留空格',
    ),
  ],
  [
    /^Cannot (?:make|record|take) a(?:n)? "?(.+?)"? at this stage: expected one of (.+)$/,
    words('Choose one of: {2}', '請選擇：{2}', '请选择：{2}'),
  ],
  [
    /^Cannot post a loss for "(.*)": expected/,
    words('Choose a reason for the loss', '請選擇損耗原因', '请选择损耗原因'),
  ],
  [
    /^Cannot take \d+ (batches|outputs): expected (.+)$/,
    words('Expected {2} of them', '數目不符：須為 {2}', '数目不符：须为 {2}'),
  ],
  [
    /^Cannot find facility/,
    words('Choose one of your facilities', '請選擇你的設施', '请选择您的设施'),
  ],
  [
    /^Cannot record a scan of/,
    words(
      'This time lies in the future or too far in the past',
      '此時間在將來，或過於久遠',
      '此时间在将来，或过于久远',
    ),
  ],
]
