import { type Words, words } from '../words.ts'

/** What a public summary counts, each gram under one of them at most, so that none can be worked out of the others. */
export const summaryFigures = {
  in: {
    label: words('Came in', '轉入', '转入'),
    about: words(
      'From outside: collected or taken in. What organisations here hand to each other is not counted.',
      '來自外部：收集或入庫。本系統內機構之間的移交不計算在內。',
      '来自外部：收集或入库。本系统内机构之间的移交不计算在内。',
    ),
  },
  reused: {
    label: words('Left for use', '轉出再用', '转出再用'),
    about: words(
      'Sold or passed on to be used again.',
      '出售或轉交以供再次使用。',
      '出售或转交以供再次使用。',
    ),
  },
  recycled: {
    label: words('Went into recycling', '投入循環再造', '投入再生利用'),
    about: words(
      'Put into a recycling process; what came of it is not counted again.',
      '投入循環再造工序；所得產物不會重複計算。',
      '投入再生利用工序；所得产物不会重复计算。',
    ),
  },
  out: {
    label: words('Left otherwise', '其他轉出', '其他转出'),
    about: words(
      'Left for outside in any other way: fractions, yarn, disposal, exports.',
      '以其他方式轉出：餾分、紗線、處置、出口。',
      '以其他方式转出：馏分、纱线、处置、出口。',
    ),
  },
  lost: {
    label: words('Lost', '損耗', '损耗'),
    about: words(
      'Lost in processes, for every reason named.',
      '各工序中所有已註明原因的損耗。',
      '各工序中所有已注明原因的损耗。',
    ),
  },
} as const satisfies Record<string, { readonly label: Words; readonly about: Words }>

export type SummaryFigure = keyof typeof summaryFigures
export const summaryFigureNames = Object.keys(summaryFigures) as readonly SummaryFigure[]
