import { Hono } from 'hono'
import { fieldsOfModel } from '../../domain/passport/point.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { filled } from '../../web/pages/record/format.ts'
import { modelsBody, modelVersionsBody } from '../../web/pages/workplace/passport/model-pages.ts'
import { passportPhrases } from '../../web/pages/workplace/passport/phrases.ts'
import type { Env } from '../http/env.ts'
import { factReaderOf } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { modelView } from '../organisations/model-schemas.ts'
import { listModels, listModelVersions } from '../store/organisations/models.ts'
import { factsOf } from './batch-events.ts'
import { demandsOnModel } from './model-demands.ts'
import { readerOf, streamOf } from './model-place.ts'
import { pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'

const mostModels = 200

/** `GET /work/models` and `GET /work/models/:stream/versions`: what is said of models, and what it was before. */
export function createModelPages(installation: Installation) {
  const { streams } = installation
  return new Hono<Env>()
    .get('/models', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, language } = asker
      const listed = [...streams.values()].filter((one) => one.passportPoints !== undefined)
      const shown = await Promise.all(
        listed.map(async ({ name, label }) => {
          const asked = { stream: name, limit: mostModels }
          const models = await listModels(db, organisationKey, asked)
          const lines = models.map(({ model, version, writtenTime }) => ({
            model,
            version,
            written: writtenTime.toISOString(),
          }))
          return { stream: name, label, models: lines }
        }),
      )
      return showPage(context, {
        title: passportPhrases.models[language],
        body: modelsBody(shown, await readerOf(asker)),
      })
    })
    .get('/models/:stream/versions', async (context) => {
      const asker = pageAsker(context, installation)
      const { db, organisationKey, language, principal } = asker
      const { stream, table } = streamOf(installation, context)
      const model = context.req.query('model') ?? ''
      const asked = { stream: stream.name, model, before: undefined, limit: mostModels }
      const rows = await listModelVersions(db, organisationKey, asked)
      const [newest] = rows
      if (newest === undefined)
        throw new RefusedError(refuse('not_found', '', ['record_not_found']))
      const reader = await readerOf(asker)
      const fields = fieldsOfModel(table)
      const views = rows.map((row) => modelView(table, factReaderOf(principal), row))
      const versions = views.map(({ version, written, facts }) => ({
        version,
        written,
        facts: factsOf(fields, facts, reader.timeZone),
      }))
      const demands = demandsOnModel(table, newest.facts)
      const said = filled(passportPhrases.saved, language, { n: newest.version })
      return showPage(context, {
        title: filled(passportPhrases.versionsOf, language, { model }),
        told:
          context.req.query('saved') === undefined ? undefined : { kind: 'done', lines: [said] },
        body: modelVersionsBody({ stream: stream.name, model, versions, demands }, reader),
      })
    })
}
