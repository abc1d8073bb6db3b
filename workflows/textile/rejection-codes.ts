import { houseRule } from '../../domain/source.ts'
import { words } from '../../domain/words.ts'

/** Why a lot is set apart or rejected: the closed list. */
export const rejectionCodes = {
  WET: words('Wet', '潮濕', '潮湿'),
  MOULD: words('Mould', '發霉', '发霉'),
  OIL_CHEM: words('Oil or chemicals', '油污或化學品', '油污或化学品'),
  BIOHAZARD: words('Biological hazard', '生物危害', '生物危害'),
  PEST: words('Pests', '蟲害', '虫害'),
  NON_TEXTILE: words('Not textile', '非紡織品', '非纺织品'),
  FOOTWEAR: words('Footwear', '鞋履', '鞋类'),
  METAL_LEFT: words('Metal left in', '殘留金屬', '残留金属'),
  MULTILAYER: words('Several layers', '多層物料', '多层材料'),
  COATED: words('Coated', '有塗層', '有涂层'),
  ELASTANE_HIGH: words('Too much elastane', '彈性纖維過多', '氨纶过多'),
  PRINT_HEAVY: words('Heavy print', '大面積印花', '大面积印花'),
  FLAME_RETARDANT: words('Flame retardant', '經阻燃處理', '经阻燃处理'),
  LABEL_MISSING: words('Label missing', '缺少標籤', '缺少标签'),
  COMPOSITION_CONFLICT: words('Composition in conflict', '成分互相矛盾', '成分互相矛盾'),
  COLOUR_UNCERTAIN: words('Colour uncertain', '顏色未能確定', '颜色不确定'),
  SANITISE_FAIL: words('Sanitising failed', '消毒不合格', '消毒不合格'),
  MASS_MISMATCH: words('Mass does not match', '重量不符', '重量不符'),
  ORIGIN_UNKNOWN: words('Origin unknown', '來源不明', '来源不明'),
  DUPLICATE_SCAN: words('Scanned twice', '重複掃描', '重复扫描'),
  CERT_EXPIRED: words('Certificate expired', '證書已過期', '证书已过期'),
} as const

/** Codes after which a lot counts as contaminated until a release says otherwise. */
export const contaminants: readonly string[] = ['WET', 'MOULD', 'OIL_CHEM', 'BIOHAZARD', 'PEST']

/** Who says that these are the codes. */
export const rejectionSource = houseRule(
  'Closed list of reasons for quarantine and rejection; contamination changes the way out of Hong Kong',
)
