import { Hono } from 'hono'
import { spectraBody } from '../../../web/pages/workplace/evidence/spectra-page.ts'
import { spectraPhrases } from '../../../web/pages/workplace/evidence/spectra-phrases.ts'
import { fibreWords } from '../../evidence/spectra/fibre-words.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { listFibreLibraries } from '../../store/evidence/fibre-libraries.ts'
import { listIdentifications } from '../../store/evidence/spectrum-identifications.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'

const perPage = 50

/** `GET /work/spectra`: libraries of reference spectra with what each gets right of itself, and what was said of spectra. */
export function createSpectraPages({ store, secret, ...rest }: Installation) {
  const installation = { store, secret, ...rest }
  return new Hono<Env>().get('/spectra', async (context) => {
    const { db, organisationKey, language, principal } = pageAsker(context, installation)
    const pages = pagesOf(secret, 'spectra identified', principal)
    const before = pages.after(context.req.query('cursor'))
    const newestFirst = true
    const libraries = await listFibreLibraries(db, organisationKey, { newestFirst, limit: perPage })
    const rows = await listIdentifications(db, organisationKey, {
      before,
      newestFirst,
      limit: perPage + 1,
    })
    const { page, next } = pages.cut(rows, perPage, (row) => row.spectrumIdentificationKey)
    return showPage(context, {
      title: spectraPhrases.title[language],
      body: spectraBody(
        {
          libraries: libraries.map(({ digest, fibres, selfCheck, createdTime }) => ({
            digest,
            selfCheck,
            fibres: Object.entries(fibres).map(([name, count]) => ({
              label: fibreWords(name),
              count,
            })),
            createdTime: createdTime.toISOString(),
          })),
          identifications: page.map(({ id, sample, instrument, library, answer, createdTime }) => ({
            id,
            sample,
            instrument,
            library,
            outcome: answer.outcome,
            fibre: answer.fibre === undefined ? undefined : fibreWords(answer.fibre),
            confidencePercent: answer.confidencePercent,
            candidates: answer.candidates.map(({ name, confidencePercent }) => ({
              label: fibreWords(name),
              confidencePercent,
            })),
            createdTime: createdTime.toISOString(),
          })),
          older: next === null ? undefined : `/work/spectra?cursor=${next}`,
          timeZone: await readersZone(db, organisationKey),
        },
        language,
      ),
    })
  })
}
