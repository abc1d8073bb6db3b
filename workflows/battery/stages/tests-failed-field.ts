import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'

/** Tests in a row whose record could not be used; the second leaves only waste. */
export const testsFailedField: Field = {
  name: 'testsFailed',
  label: words('Failed tests in a row', '連續測試失敗次數', '连续测试失败次数'),
  type: 'whole',
  unit: '{test}',
  least: '0',
  audience: 'legitimate_interest',
  carried: true,
  source: houseRule('Retest once, then waste'),
}
