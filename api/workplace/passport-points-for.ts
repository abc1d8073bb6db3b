import { textIn } from '../../domain/fact-values.ts'
import type { Facts, FactValue } from '../../domain/field.ts'
import { fieldsOfModel } from '../../domain/passport/point.ts'
import { type Scored, scorePassport } from '../../domain/passport/score.ts'
import type { Words } from '../../domain/words.ts'
import { wordsOfValue } from '../../web/pages/value-words.ts'
import { passportPhrases } from '../../web/pages/workplace/passport/phrases.ts'
import type { PassportPageView, PointLine } from '../../web/pages/workplace/passport/view.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { fieldsOf, plainWords } from '../../workflows/words-of.ts'
import { factReaderOf } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { readKnown } from '../inventory/read-known.ts'
import type { StoredBatch } from '../store/inventory/batches.ts'
import { findModel } from '../store/organisations/models.ts'
import { readersZone } from '../store/organisations/place.ts'
import type { PageAsker } from './page-asker.ts'

/** A batch held against the points of its passport, in words; and its model, where something is said of that. */
export async function passportPointsFor(
  { streams }: Installation,
  { db, organisationKey, principal }: PageAsker,
  batch: StoredBatch,
): Promise<Pick<PassportPageView, 'points' | 'model'>> {
  const stream = streams.get(batch.stream)
  const table = stream?.passportPoints
  if (stream === undefined || table === undefined) return { points: 'no_points' }
  const asking = { organisationKey, streams, reader: factReaderOf(principal) }
  const known = await readKnown(db, stream, batch, asking)
  const facts = Object.fromEntries([...known.facts].map(([name, { value }]) => [name, value]))
  const model = await modelOf(db, organisationKey, { stream: stream.name, facts })
  const category = table.categoryOf(facts)
  const label = table.categories[category ?? '']
  if (category === undefined || label === undefined) return { points: 'no_category', model }
  const score = scorePassport(table, category, known)
  const timeZone = await readersZone(db, organisationKey)
  const lines = (scored: readonly Scored[]) => scored.map((one) => lineOf(one, stream, timeZone))
  const groups = {
    have: lines(score.have),
    derived: lines(score.derived),
    lacking: lines(score.lacking),
    unasked: lines(score.unasked),
  }
  const { asOf, counted } = table
  return { points: { category: label, asOf, counted, readiness: score.readiness, groups }, model }
}

async function modelOf(
  db: PageAsker['db'],
  organisationKey: number,
  { stream, facts }: { readonly stream: string; readonly facts: Facts },
): Promise<string | undefined> {
  const model = textIn(facts, 'model')
  if (model === undefined) return undefined
  const found = await findModel(db, organisationKey, { stream, model })
  return found?.model
}

function lineOf(
  { point, obligation, audience, values, partly }: Scored,
  stream: LoadedStream,
  timeZone: string,
): PointLine {
  const { number, name, provision, when } = point
  const shown = Object.entries(values).flatMap(([fact, value]) => {
    const as = fact === 'derived' ? point.derivedAs : undefined
    const told = as && wordsOfValue(as, value, timeZone)
    return told === undefined ? saidOf(stream, timeZone, { fact, value }) : [told]
  })
  return {
    number,
    name,
    provision,
    obligation,
    audience,
    when: obligation === 'conditional' ? when : undefined,
    partly: partly === true,
    values: shown,
  }
}

function saidOf(
  stream: LoadedStream,
  timeZone: string,
  { fact, value }: { readonly fact: string; readonly value: FactValue },
): readonly Words[] {
  const { passportPoints } = stream
  const fields = [
    ...(passportPoints === undefined ? [] : fieldsOfModel(passportPoints)),
    ...(passportPoints?.fields ?? []),
    ...fieldsOf(stream),
  ]
  const field = fields.find(({ name }) => name === fact)
  if (Array.isArray(value) && value.length === 0) return [passportPhrases.nothing]
  const told = field === undefined ? undefined : wordsOfValue(field, value, timeZone)
  if (told !== undefined) return [told]
  return [plainText(value)]
}

function plainText(value: FactValue): Words {
  if (typeof value !== 'object' || value === null) return plainWords(String(value))
  const parts = Array.isArray(value) ? value : Object.values(value)
  const texts = parts.map((one: FactValue) =>
    typeof one === 'object' && one !== null ? Object.values(one).join(', ') : String(one),
  )
  return plainWords(texts.join(' · '))
}
