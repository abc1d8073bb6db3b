import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { batchLink } from '../../../domain/batch-link.ts'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { usualAssurance } from '../../../domain/sample/sample-size.ts'
import { qrSymbol } from '../../../web/pages/labels/qr.ts'
import { qrSvg } from '../../../web/pages/labels/qr-svg.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { deskPhrases } from '../../../web/pages/workplace/oversight/phrases.ts'
import { findControls } from '../../../web/pages/workplace/oversight/sample/find-form.ts'
import { samplePhrases } from '../../../web/pages/workplace/oversight/sample/phrases.ts'
import { sampleBody } from '../../../web/pages/workplace/oversight/sample/sample-page.ts'
import {
  drawControls,
  samplesBody,
} from '../../../web/pages/workplace/oversight/sample/samples-page.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { plainWords, stageWords } from '../../../workflows/words-of.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { type LinkOptions, linkBase } from '../../inventory/labels/label-of.ts'
import { ownerOf } from '../../oversight/flow/flow-page-path.ts'
import { drawAndKeep, sampleAskedSchema } from '../../oversight/sample/draw.ts'
import { findingAskedSchema, keepFinding, readSample } from '../../oversight/sample/find.ts'
import { readPlaced, wholeOf } from '../../oversight/sample/parts.ts'
import { sampleHead, summaryOf } from '../../oversight/sample/sample-view.ts'
import { openScope, wholeJurisdiction } from '../../oversight/scope.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { readFacilities } from '../../store/organisations/facilities.ts'
import { listSamples } from '../../store/oversight/samples.ts'
import { personOf } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'
import { batchOpens } from './batch-opens.ts'
import { drawnIn, findingIn } from './sample-forms.ts'
import { ownerOfSample, partLine } from './sample-parts.ts'
import { stratumWords } from './stratum-words.ts'

const perPage = 30

/** `GET` and `POST /work/samples`, `GET` and `POST /work/samples/:id`: audit samples, drawn, printed and answered. */
export function createSamplePages(
  installation: Installation,
  { now, ...links }: LinkOptions & { readonly now: () => Date },
) {
  return new Hono<Env>()
    .get('/samples', (context) =>
      showSamples(context, installation, {
        typed: new Map([
          ['/id', [randomUUID()]],
          ['/confidencePercent', [String(usualAssurance.confidencePercent)]],
          ['/materialityPercent', [String(usualAssurance.materialityPercent)]],
        ]),
      }),
    )
    .post('/samples', async (context) => {
      const typed = await readForm(context)
      const asked = readAsked(sampleAskedSchema, drawnIn(typed))
      if (isRefusal(asked)) return showSamples(context, installation, { typed, refused: asked })
      const scope = await openScope(installation, askedScope(context), lookOf(context))
      const by = { principal: context.get('principal'), now: now() }
      const done = await orRefusal(() => drawAndKeep(scope, asked, by))
      if (isRefusal(done)) return showSamples(context, installation, { typed, refused: done })
      return context.redirect(`/work/samples/${done.id}?${queryOf(context)}`, 303)
    })
    .get('/samples/:id', (context) =>
      showSample(context, installation, { links, typed: new Map() }),
    )
    .post('/samples/:id', async (context) => {
      const typed = await readForm(context)
      const asked = readAsked(findingAskedSchema, findingIn(typed))
      if (isRefusal(asked))
        return showSample(context, installation, { links, typed, refused: asked })
      const scope = await openScope(installation, askedScope(context), lookOf(context))
      const sample = await readSample(scope, context.req.param('id'))
      const by = { principal: context.get('principal'), now: now() }
      const done = await orRefusal(async () => {
        await keepFinding(scope, sample, { asked, by })
        return {}
      })
      if (isRefusal(done)) return showSample(context, installation, { links, typed, refused: done })
      const { place } = asked
      return context.redirect(
        `/work/samples/${context.req.param('id')}?${queryOf(context)}#event-${place}`,
        303,
      )
    })
}

async function showSamples(
  context: Context<Env>,
  installation: Installation,
  { typed, refused }: { typed: Typed; refused?: Refusal },
) {
  const language = pageLanguage(context)
  const scope = await openScope(installation, askedScope(context), lookOf(context))
  const { db, keys, organisations, of, timeZone } = scope
  const pages = pagesOf(installation.secret, 'samples', context.get('principal'))
  const before = pages.after(context.req.query('cursor'))
  const rows = await listSamples(db, keys, { before, limit: perPage + 1 })
  const { page, next } = pages.cut(rows, perPage, ({ sampleKey }) => sampleKey)
  const [only] = of === 'organisation' ? organisations : []
  const facilities = only === undefined ? [] : await readFacilities(db, only.organisationKey)
  const codes = facilities.map(({ code }) => code)
  const mayDraw = mayRole(personOf(context).role, 'examine')
  const streams = [...installation.streams.values()].map(({ name, label }) => {
    return { value: name, label: label[language] }
  })
  const controls = drawControls({ facilities: codes, streams, language })
  const names = context.get('names')
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  const query = queryOf(context)
  if (next !== null) query.set('cursor', next)
  return showPage(context, {
    title: samplePhrases.title[language],
    body: samplesBody({
      samples: page.map((one) => ({
        ...sampleHead(one),
        organisation:
          one.parts > 1 ? deskPhrases.jurisdiction[language] : ownerOfSample(one, language),
        href: `/work/samples/${one.id}?${new URLSearchParams({ organisation: one.parts > 1 ? wholeJurisdiction : one.organisation })}`,
      })),
      older: next === null ? undefined : `/work/samples?${query}`,
      timeZone,
      drawFor: mayDraw ? ownerOf(scope) : undefined,
      isOfMany: of === 'jurisdiction',
      controls,
      shown: { typed, said, language },
    }),
  })
}

async function showSample(
  context: Context<Env>,
  installation: Installation,
  { links, typed, refused }: { links: LinkOptions; typed: Typed; refused?: Refusal },
) {
  const language = pageLanguage(context)
  const scope = await openScope(installation, askedScope(context), lookOf(context))
  const id = context.req.param('id') ?? ''
  const sample = await readSample(scope, id)
  const sampled = await readPlaced(scope.db, sample)
  const whole = wholeOf(sample, id)
  const isOfMany = sample.length > 1
  const { url } = linkBase(context, links)
  const names = context.get('names')
  const controls = findControls(language)
  const openedBatch = (slug: string, code: string) => {
    return { code, opens: batchOpens(personOf(context), { slug, code }) }
  }
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  return showPage(context, {
    title: samplePhrases.one[language],
    body: sampleBody({
      ...sampleHead(whole),
      slug: whole.organisation,
      organisation: isOfMany ? deskPhrases.jurisdiction[language] : ownerOfSample(whole, language),
      parts: isOfMany ? sample.map((part) => partLine(part, language)) : [],
      streamWords: whole.stream === null ? null : streamWords(installation, whole.stream),
      strata: whole.strata.map(({ name, ...counts }) => {
        return { ...counts, name: stratumWords(installation.streams, name) }
      }),
      summary: summaryOf(whole, sampled),
      mayFind: mayRole(personOf(context).role, 'examine'),
      shown: { typed, said, language },
      lines: sampled.map(({ batchId, batch, stage, stream, eventTime, ...line }) => ({
        ...line,
        batch: batch === null ? null : openedBatch(line.organisation, batch),
        stage: stageWords(installation.streams.get(stream), stage),
        eventTime: eventTime.toISOString(),
        ...(batchId === null
          ? {}
          : { qr: qrSvg(qrSymbol(batchLink(url, batchId), 'M'), { margin: 4 }) }),
      })),
    }),
  })
}

/** What was drawn of one organisation of several, and where it is by itself. */
function streamWords({ streams }: Installation, name: string) {
  return streams.get(name)?.label ?? plainWords(name)
}

function askedScope(context: Context<Env>) {
  return { organisation: context.req.query('organisation') }
}

function queryOf(context: Context<Env>): URLSearchParams {
  const { organisation } = askedScope(context)
  return new URLSearchParams(organisation === undefined ? {} : { organisation })
}
