import type { Facts } from '../../domain/field.ts'
import { fieldsOfModel, type PassportTable, type Point } from '../../domain/passport/point.ts'
import { scorePassport } from '../../domain/passport/score.ts'
import type { ModelDemands } from '../../web/pages/workplace/passport/model-pages.ts'

/** What the category of a model demands and what of it the model does not say; undefined while its category is not known. */
export function demandsOnModel(table: PassportTable, facts: Facts): ModelDemands | undefined {
  const category = table.categoryOf(facts)
  const label = category === undefined ? undefined : table.categories[category]
  if (category === undefined || label === undefined) return undefined
  const fields = new Map(fieldsOfModel(table).map((field) => [field.name, field]))
  const known = new Map(
    Object.entries(facts).map(([name, value]) => [name, { value, level: 'model' as const }]),
  )
  const { readiness, lacking } = scorePassport(table, category, {
    facts: known,
    kind: '',
    content: {},
    steps: [],
    parts: [],
    audienceOf: (name) => fields.get(name)?.audience ?? 'holder',
  })
  const demanded = lacking
    .filter(({ obligation }) => obligation === table.counted)
    .map(({ point }) => point)
  const isSaidHere = ({ answers }: Point) =>
    answers.some((set) => set.length > 0 && set.every((name) => fields.has(name)))
  return {
    category: label,
    counted: table.counted,
    readiness,
    here: demanded.filter(isSaidHere).map(({ name }) => name),
    there: demanded.filter((point) => !isSaidHere(point)).map(({ name }) => name),
  }
}

/** The points that a field answers, alone or with others. */
export function pointsOf({ points }: PassportTable, name: string): readonly Point[] {
  return points.filter(
    ({ answers, beside = [] }) =>
      answers.some((set) => set.includes(name)) || beside.includes(name),
  )
}
