import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { type Words, words } from '../../../domain/words.ts'
import { binRule, palettes } from '../palette.ts'
import { plausible } from './sources.ts'

const measuredUnder = {
  type: 'decimal',
  unit: '1',
  audience: 'authority',
  source: plausible,
} as const

/** The bins of every palette, each once. */
const bins = Object.fromEntries(
  Object.values(palettes).flatMap((palette) =>
    Object.entries(palette.bins).map(([name, { label }]): [string, Words] => [name, label]),
  ),
)

/** The bin a lot was put into, by the rule or by a person. */
export const colourBinField: Field = {
  name: 'colourBin',
  label: words('Colour', '顏色', '颜色'),
  type: 'choice',
  choices: bins,
  audience: 'public',
  carried: true,
  source: binRule.source,
}

/** What the camera measured of each lot. */
export const measuredFields: readonly Field[] = [
  {
    name: 'labLightness',
    label: words('Lightness L*', '明度 L*', '明度 L*'),
    ...measuredUnder,
    least: '0',
    most: '100',
  },
  {
    name: 'labA',
    label: words('a* (green to red)', 'a*（綠至紅）', 'a*（绿至红）'),
    ...measuredUnder,
    least: '-128',
    most: '127',
  },
  {
    name: 'labB',
    label: words('b* (blue to yellow)', 'b*（藍至黃）', 'b*（蓝至黄）'),
    ...measuredUnder,
    least: '-128',
    most: '127',
  },
  {
    name: 'colourConfidencePercent',
    label: words('Confidence of the camera', '相機置信度', '相机置信度'),
    type: 'decimal',
    unit: '%',
    least: '0',
    most: '100',
    audience: 'authority',
    source: binRule.source,
  },
]

/** What the rule found: the nearest bin's distance and lead, and whether a person must decide. */
export const binnedFields: readonly Field[] = [
  { ...colourBinField, optional: true },
  {
    name: 'colourDeltaE',
    label: words(
      'Distance from the bin (CIEDE2000)',
      '與色箱中心的色差（CIEDE2000）',
      '与色箱中心的色差（CIEDE2000）',
    ),
    ...measuredUnder,
    source: binRule.source,
  },
  {
    name: 'colourMargin',
    label: words('Margin over the next bin', '與次近色箱的差距', '与次近色箱的差距'),
    ...measuredUnder,
    source: binRule.source,
  },
  {
    name: 'colourOutcome',
    label: words('Outcome', '分色結果', '分色结果'),
    type: 'choice',
    choices: {
      automatic: words('Assigned by rule', '按規則分色', '按规则分色'),
      manual: words('A person must decide', '須人手判定', '须人工判定'),
    },
    audience: 'authority',
    source: binRule.source,
  },
]

/** Palette, camera and light of a run. */
export const runFields: readonly Field[] = [
  {
    name: 'paletteVersion',
    label: words('Palette', '色板', '色板'),
    type: 'choice',
    choices: Object.fromEntries(
      Object.keys(palettes).map((name) => [
        name,
        words(`Palette ${name}`, `色板 ${name}`, `色板 ${name} 版`),
      ]),
    ),
    audience: 'public',
    carried: true,
    source: houseRule('The palette is data with a version: nine colours once, ten later'),
  },
  {
    name: 'illuminant',
    label: words('Light and observer', '光源及觀察者', '光源及观察者'),
    type: 'choice',
    choices: { D65_10: words('D65, 10°', 'D65，10° 視角', 'D65，10° 视场') },
    audience: 'authority',
    source: houseRule('Palette and camera are under D65 and 10°'),
  },
  {
    name: 'camera',
    label: words('Camera', '相機', '相机'),
    type: 'text',
    audience: 'authority',
    source: houseRule('A reading can be followed to its camera'),
  },
]
