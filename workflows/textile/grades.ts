import type { Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** Where a grade leads. */
export type GradeRoute = 'reuse' | 'repair' | 'fibre' | 'downcycling' | 'reject'

/** What a sorter decides for each output, with where it goes from there. Codes are our own; they map to trade words. */
export const grades: Readonly<Record<string, { label: Words; route: GradeRoute; trade: string }>> =
  {
    R1: {
      label: words('R1 as new, brand or vintage', 'R1 如新、名牌或古着', 'R1 如新、名牌或古着'),
      route: 'reuse',
      trade: 'cream, premium / Reuse',
    },
    R2: {
      label: words('R2 wearable, good', 'R2 可穿着，良好', 'R2 可穿着，良好'),
      route: 'reuse',
      trade: 'A, first / Reuse, Export',
    },
    R3: {
      label: words(
        'R3 wearable, worn or out of season',
        'R3 可穿着，陳舊或過季',
        'R3 可穿着，陈旧或过季',
      ),
      route: 'reuse',
      trade: 'B, second / Export',
    },
    R4: {
      label: words('R4 wearable after repair', 'R4 修補後可穿着', 'R4 修补后可穿着'),
      route: 'repair',
      trade: 'Repair, Remake',
    },
    F1: {
      label: words('F1 one fibre, light disruptors', 'F1 單一纖維，雜質少', 'F1 单一纤维，杂质少'),
      route: 'fibre',
      trade: 'C / Recycle',
    },
    F2: {
      label: words('F2 blend or elastane', 'F2 混紡或含彈性纖維', 'F2 混纺或含弹性纤维'),
      route: 'fibre',
      trade: 'C / Recycle',
    },
    F3: {
      label: words('F3 wipers, felt, insulation', 'F3 抹布、毛氈、隔熱料', 'F3 抹布、毛毡、隔热料'),
      route: 'downcycling',
      trade: 'third / Recycle',
    },
    X1: {
      label: words('X1 energy recovery', 'X1 能源回收', 'X1 能源回收'),
      route: 'reject',
      trade: 'Energy recovery',
    },
    X2: {
      label: words(
        'X2 not textile, hazardous, wet or mouldy',
        'X2 非紡織品、有害、潮濕或發霉',
        'X2 非纺织品、有害、潮湿或发霉',
      ),
      route: 'reject',
      trade: 'waste',
    },
  }

/** Trade words that the grades map to. */
export const gradeSource: Source = {
  basis: 'read',
  text: 'Trade grades: live.ctrgroup.co.uk; Reuse, Export, Repair, Remake, Recycle, Energy recovery: Wargon/RISE labels; the codes are our own',
}

/** Share of one fibre from which cloth counts as one fibre, in basis points. */
export const oneFibre = {
  leastBasisPoints: 9_500,
  source: { basis: 'house', text: 'Grade F1 has one fibre of at least 95 %' },
} as const
