import type { DefectClasses } from '../../domain/optical-check/defect-classes.ts'
import { houseRule } from '../../domain/source.ts'
import { words } from '../../domain/words.ts'

/** What a camera may call a pack, module or cell. */
export const defectClasses: readonly DefectClasses[] = [
  {
    version: 1,
    source: houseRule('Visible damage of packs, modules and cells as disassembly sorts it'),
    classes: {
      sound: { label: words('No visible defect', '沒有可見缺陷', '无可见缺陷'), isGood: true },
      scratch: { label: words('Scratch', '刮痕', '划痕') },
      dent: { label: words('Dent', '凹陷', '凹陷') },
      crack: { label: words('Crack in the housing', '外殼破裂', '外壳开裂') },
      swelling: { label: words('Swelling', '鼓脹', '鼓胀') },
      leakage: { label: words('Leaking electrolyte', '電解液洩漏', '电解液泄漏') },
      corrosion: { label: words('Corrosion', '腐蝕', '腐蚀') },
      burn_mark: { label: words('Burn mark', '燒灼痕跡', '烧灼痕迹') },
      terminal_damage: { label: words('Damaged terminal', '電極端子損壞', '极柱损坏') },
      label_missing: {
        label: words('Label missing or unreadable', '標籤缺失或不清', '标签缺失或不清'),
      },
    },
  },
]
