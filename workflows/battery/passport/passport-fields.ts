import type { Field } from '../../../domain/field.ts'
import { inSection } from '../../../domain/passport/in-section.ts'
import { makerFields } from '../../../domain/passport/maker-fields.ts'
import { words } from '../../../domain/words.ts'
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
  ...inSection(
    words('Manufacturer', '製造商', '制造商'),
    makerFields(pointSource('Annex VI Part A(1)')),
  ),
  ...inSection(words('Materials and substances', '物料及物質', '材料和物质'), materialFields),
  ...inSection(words('Electrical data', '電氣資料', '电气数据'), electricalFields),
  ...inSection(words('Lifetime', '壽命', '寿命'), lifetimeFields),
  ...inSection(words('Documents', '文件', '文件'), documentFields),
  ...inSection(
    words('Composition, parts and dismantling', '組成、零件及拆解', '组成、零件和拆解'),
    restrictedFields,
  ),
  ...inSection(words('State of health', '健康狀態（SOH）', '健康状态（SOH）'), healthFields),
  ...inSection(words('Use and events', '使用及事件', '使用和事件'), serviceFields),
]
