import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'

/** Photos of what is in hand: how it came in, what is damaged. */
export const photosField: Field = {
  name: 'photo',
  label: words('Photos', '相片', '照片'),
  type: 'list',
  files: { kind: 'photo', most: 6 },
  optional: true,
  audience: 'legitimate_interest',
  // It may show a person or a number plate, so it is sealed alone and goes alone.
  personal: true,
  source: houseRule('A photo shows in what state a unit was; a camera that fails holds nobody up'),
}
