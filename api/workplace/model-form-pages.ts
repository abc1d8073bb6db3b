import { type Context, Hono } from 'hono'
import type { Facts, Field } from '../../domain/field.ts'
import { parseFacts } from '../../domain/parse-facts.ts'
import { fieldsOfModel, type PassportTable } from '../../domain/passport/point.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import type { Language } from '../../domain/words.ts'
import { filled } from '../../web/pages/record/format.ts'
import { fieldsUnder, sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import type { Control } from '../../web/pages/workplace/form/control.ts'
import { fieldControls } from '../../web/pages/workplace/form/field-controls.ts'
import { modelForm } from '../../web/pages/workplace/passport/model-pages.ts'
import { obligationWords } from '../../web/pages/workplace/passport/obligation-words.ts'
import { passportPhrases } from '../../web/pages/workplace/passport/phrases.ts'
import { partCount, withoutEmptyParts } from '../../workflows/form/lines.ts'
import { questionOf } from '../../workflows/form/question.ts'
import { factsAt } from '../../workflows/form/scan-of-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { typedOfFacts } from '../../workflows/form/typed-of-facts.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { newModelSchema } from '../organisations/model-schemas.ts'
import { writeModel } from '../organisations/write-model.ts'
import { findModel } from '../store/organisations/models.ts'
import { demandsOnModel, pointsOf } from './model-demands.ts'
import { readerOf, streamOf } from './model-place.ts'
import { pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'

/** `GET` and `POST /work/models/:stream/form`: all that holds for a model, as a version of its own. */
export function createModelFormPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/models/:stream/form', async (context) => {
      const place = await placeOf(context, installation)
      const { newest, table, timeZone } = place
      const start = { under: '/facts', timeZone }
      const typed = new Map([
        ['/model', [newest?.model ?? '']],
        ['/replaces', [String(newest?.version ?? 0)]],
        ...typedOfFacts(fieldsOfModel(table), newest?.facts ?? {}, start),
      ])
      return showForm(context, place, { typed })
    })
    .post('/models/:stream/form', async (context) => {
      const place = await placeOf(context, installation)
      const { table, stream, timeZone, asker } = place
      const fields = fieldsOfModel(table)
      const typed = withoutEmptyParts(await readForm(context), '/facts', fields)
      const act = typedAt(typed, 'do')
      if (act.startsWith('line/'))
        return showForm(context, place, { typed, focus: lineAt(act, fields, typed) })
      const given = {
        model: typedAt(typed, '/model'),
        facts: factsAt('/facts', fields, { typed, timeZone }),
        replaces: Number(typedAt(typed, '/replaces') || 0),
      }
      const parsed = newModelSchema.safeParse(given)
      if (!parsed.success) {
        const faults = [
          ...parsed.error.issues.flatMap((issue) => faultsOf(issue, given)),
          // A person who mends a form wants to hear of every question at once.
          ...parseFacts(fields, given.facts, '/facts').faults,
        ]
        return showForm(context, place, { typed, refused: { code: 'invalid', faults } })
      }
      try {
        const by = { principal: asker.principal, now: now() }
        await writeModel(installation.store, by, { ...parsed.data, stream: stream.name, fields })
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error
        return showForm(context, place, { typed, refused: error.refusal })
      }
      const model = encodeURIComponent(parsed.data.model)
      return context.redirect(`/work/models/${stream.name}/versions?model=${model}&saved`, 303)
    })
}

async function placeOf(context: Context<Env>, installation: Installation) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey } = asker
  const { stream, table } = streamOf(installation, context)
  const model = context.req.query('model')
  const named = { stream: stream.name, model: model ?? '' }
  const newest = model === undefined ? undefined : await findModel(db, organisationKey, named)
  if (model !== undefined && newest === undefined)
    throw new RefusedError(refuse('not_found', '', ['record_not_found']))
  return { asker, stream, table, newest, ...(await readerOf(asker)) }
}

type Place = Awaited<ReturnType<typeof placeOf>>

/** The first question of the line that was asked for. */
function lineAt(act: string, fields: readonly Field[], typed: Typed): string {
  const at = act.slice('line'.length)
  const field = fields.find(({ name }) => at === `/facts/${name}`)
  return `${at}/${partCount(typed, at)}/${field?.parts?.[0]?.name ?? ''}`
}

interface Filling {
  readonly typed: Typed
  readonly refused?: Refusal
  readonly focus?: string
}

function showForm(context: Context<Env>, place: Place, { typed, refused, focus }: Filling) {
  const { asker, stream, table, newest, language } = place
  const fields = fieldsOfModel(table)
  const category = table.categoryOf(chosenFacts(fields, typed))
  const name: Control = {
    pointer: '/model',
    label: passportPhrases.model[language],
    filling: { kind: 'text', isCode: true },
    hint: passportPhrases.modelHint[language],
  }
  const controls = fields.flatMap((field) =>
    fieldControls(questionOf(field), '/facts', { language, typed }).map((control) =>
      control.list?.line === undefined
        ? withPoints(control, { field, table, category, language })
        : control,
    ),
  )
  const labels = [...fields.flatMap(({ parts = [] }) => parts), ...fields]
  const names = {
    ...asker.names,
    fields: {
      ...asker.names.fields,
      ...Object.fromEntries(labels.map((field) => [field.name, field.label])),
    },
  }
  const saying = { language, names, controls: [name, ...controls] }
  const known = new Map(fieldsUnder('/facts', fields))
  const said = refused === undefined ? [] : sayFaults(refused, { ...saying, fields: known })
  const title =
    newest === undefined
      ? filled(passportPhrases.newModelOf, language, { stream: stream.label[language] })
      : filled(passportPhrases.newVersionOf, language, { model: newest.model })
  return showPage(context, {
    title,
    body: modelForm({
      action: `/work/models/${stream.name}/form${newest === undefined ? '' : `?model=${encodeURIComponent(newest.model)}`}`,
      isNew: newest === undefined,
      replaces: typedAt(typed, '/replaces'),
      name,
      controls,
      demands: demandsOnModel(table, newest?.facts ?? {}),
      shown: { typed, said, language, focus },
    }),
    status: refused === undefined ? 200 : refused.code === 'invalid' ? 422 : 409,
  })
}

/** What decides the category, as it stands in the form. */
function chosenFacts(fields: readonly Field[], typed: Typed): Facts {
  const choices = fields.filter(({ type }) => type === 'choice')
  return Object.fromEntries(
    choices.map(({ name }) => [name, typedAt(typed, `/facts/${name}`) || null]),
  )
}

/** A question with the points that it answers and whether they are demanded. */
function withPoints(
  control: Control,
  {
    field,
    table,
    category,
    language,
  }: {
    readonly field: Field
    readonly table: PassportTable
    readonly category: string | undefined
    readonly language: Language
  },
): Control {
  const points = pointsOf(table, field.name).map(({ number, obligations }) => {
    const obligation = obligations[category ?? '']
    const named = filled(passportPhrases.point, language, { n: number })
    return obligation === undefined ? named : `${named}: ${obligationWords[obligation][language]}`
  })
  const about = [control.about, ...points].filter((one) => one !== undefined).join(' · ')
  return about === '' ? control : { ...control, about }
}
