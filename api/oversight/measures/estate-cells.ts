import { nameWords } from '../../../domain/local-names.ts'
import {
  type EstateFigures,
  type EstatePlace,
  type EstateRow,
  perSquareMetre,
} from '../../../domain/measure/estates.ts'
import { partPercent } from '../../../domain/measure/figure-text.ts'
import { words, wordsFrom } from '../../../domain/words.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import type { ReportRow } from '../../outputs/report-table.ts'

/** What is told of an estate, and of each facility in it. */
export const estateColumns = [
  { key: 'place', label: words('Estate or facility', '工業園或設施', '工业园区或设施'), width: 2 },
  { key: 'organisation', label: words('Organisation', '機構', '机构'), width: 1.2 },
  {
    key: 'square_metres',
    label: words('Floor (m²)', '樓面面積（m²）', '建筑面积（m²）'),
    width: 1,
  },
  { key: 'output_grams', label: words('Output (g)', '產出（g）', '产出（g）'), width: 1.2 },
  {
    key: 'output_grams_per_square_metre_day',
    label: words('Output/m²·day (g)', '產出/m²·日（g）', '产出/m²·日（g）'),
    width: 1.1,
  },
  {
    key: 'waste_grams',
    label: words('Waste (g)', '廢物（g）', '废物（g）'),
    width: 1.2,
  },
  {
    key: 'waste_grams_per_square_metre',
    label: words('Waste/m² (g)', '廢物/m²（g）', '废物/m²（g）'),
    width: 1,
  },
  {
    key: 'dangerous_goods_grams',
    label: words('Dangerous (g)', '危險品（g）', '危险货物（g）'),
    width: 1.2,
  },
  {
    key: 'dangerous_goods_grams_per_square_metre',
    label: words('Dangerous/m² (g)', '危險品/m²（g）', '危险货物/m²（g）'),
    width: 1,
  },
  {
    key: 'limit_grams',
    label: words('Limit (g)', '牌照上限（g）', '许可证上限（g）'),
    width: 1.2,
  },
  {
    key: 'limit_percent',
    label: words('Of it (%)', '佔上限（%）', '占上限（%）'),
    width: 0.9,
  },
  { key: 'not_weighed', label: words('Unweighed', '未稱重', '未称重'), width: 0.9 },
]

const noEstate = words('In no estate', '不屬任何工業園', '不属于任何工业园区')

/** An estate over so many days; a limit is of a facility alone. */
export function estateCells(
  { estate, squareMetres, ...figures }: EstateRow,
  days: number,
): ReportRow {
  const name = estate === null ? { code: '', label: noEstate } : placeCell(estate)
  return [
    name,
    null,
    ...figureCells(figures, { squareMetres, days }),
    null,
    null,
    figures.unweighed,
  ]
}

/** A facility over so many days, against the least that its licences let lie there. */
export function placeCells(place: EstatePlace, days: number): ReportRow {
  const { facility, organisation, squareMetres, limitGrams, dangerousGrams, unweighed } = place
  return [
    placeCell(facility),
    organisation,
    ...figureCells(place, { squareMetres, days }),
    limitGrams,
    limitGrams === null ? null : partPercent(dangerousGrams, limitGrams),
    unweighed,
  ]
}

function figureCells(
  { outputGrams, wasteGrams, dangerousGrams }: EstateFigures,
  { squareMetres, days }: { readonly squareMetres: number | null; readonly days: number },
): ReportRow {
  return [
    squareMetres,
    outputGrams,
    perSquareMetre(outputGrams, squareMetres, days),
    wasteGrams,
    perSquareMetre(wasteGrams, squareMetres),
    dangerousGrams,
    perSquareMetre(dangerousGrams, squareMetres),
  ]
}

function placeCell(named: NonNullable<EstateRow['estate']>) {
  const { code } = named
  const called = nameWords(named)
  return {
    code,
    label: wordsFrom((language) => nameAndCode({ name: called[language], code }, language)),
  }
}
