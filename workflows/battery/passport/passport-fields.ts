import type { Field } from '../../../domain/field.ts'
import { makerFields } from '../../../domain/passport/maker-fields.ts'
import { documentFields } from './document-fields.ts'
import { electricalFields } from './electrical-fields.ts'
import { healthFields } from './health-fields.ts'
import { lifetimeFields } from './lifetime-fields.ts'
import { materialFields } from './material-fields.ts'
import { pointSource } from './obligations.ts'
import { restrictedFields } from './restricted-fields.ts'
import { serviceFields } from './service-fields.ts'

/** Everything that a battery passport holds and no stage asks for. */
export const passportFields: readonly Field[] = [
  ...makerFields(pointSource('Annex VI Part A(1)')),
  ...materialFields,
  ...electricalFields,
  ...lifetimeFields,
  ...documentFields,
  ...restrictedFields,
  ...healthFields,
  ...serviceFields,
]
