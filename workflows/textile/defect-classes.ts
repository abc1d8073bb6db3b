import type { DefectClasses } from '../../domain/optical-check/defect-classes.ts'
import { houseRule } from '../../domain/source.ts'
import { words } from '../../domain/words.ts'

/** What a camera may call a garment, a lot of fibre or a yarn. */
export const defectClasses: readonly DefectClasses[] = [
  {
    version: 1,
    source: houseRule('Visible defects of used garments, fibre and yarn as sorters name them'),
    classes: {
      sound: { label: words('No visible defect', '沒有可見缺陷', '无可见缺陷'), isGood: true },
      hole: { label: words('Hole', '破洞', '破洞') },
      tear: { label: words('Tear', '撕裂', '撕裂') },
      stain: { label: words('Stain', '污漬', '污渍') },
      pilling: { label: words('Pilling', '起球', '起球') },
      fading: { label: words('Faded colour', '褪色', '褪色') },
      broken_seam: { label: words('Broken seam', '脫線', '脱线') },
      part_missing: { label: words('Button or zip missing', '鈕扣或拉鏈缺失', '纽扣或拉链缺失') },
      foreign_matter: { label: words('Foreign matter', '異物', '异物') },
      yarn_break: { label: words('Yarn break', '斷紗', '断纱') },
    },
  },
]
