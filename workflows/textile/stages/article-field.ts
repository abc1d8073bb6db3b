import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { textileShape } from '../passport/shape.ts'

/** The article that yarn or a garment is made as: what its maker says of all of them is said once, of the model of this name. */
export const articleField: Field = {
  name: 'model',
  label: words('Article (model)', '貨品型號', '货品型号'),
  type: 'text',
  onPass: 'name',
  optional: true,
  audience: 'public',
  carried: true,
  source: textileShape,
}
