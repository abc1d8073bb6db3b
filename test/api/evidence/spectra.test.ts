import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { recordWalk } from '../../../api/commands/city/record-walk.ts'
import { idFrom } from '../../../api/digest.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { jsonOf } from '../../harness/answers.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import {
  constructedSpectrum,
  csvOfRows,
  referenceRow,
  referenceRows,
  wavenumbers,
} from '../../harness/spectra.ts'
import { post } from '../../harness/yarn.ts'

describe('POST /spectra/references', () => {
  it('records a library with what it gets right of itself, and knows it again', async () => {
    const installation = await openTestInstallation()
    const csv = csvOfRows(referenceRows())
    const first = await sendLibrary(installation, csv)
    expect(first).toMatchObject({
      status: 201,
      answer: {
        fibres: { acrylic: 8, cotton: 8, flax: 8, polyester: 8, wool: 8 },
        wavenumbers: { from: 600, to: 1_880, points: 321 },
        selfCheck: { spectra: 40, samples: 40, rightByType: 40, named: 40, rightAmongTwo: 40 },
      },
    })
    const again = await sendLibrary(installation, csv)
    expect(again).toEqual({ status: 200, answer: first.answer })
    const longer = [...referenceRows(), referenceRow('wool', 9)]
    const further = await sendLibrary(installation, csvOfRows(longer))
    expect(further.status).toBe(201)
    const { libraries } = await list(installation, 'references')
    expect(libraries).toEqual([first.answer, further.answer])
    expect(installation.logged).toEqual([])
  })
})

describe('POST /spectra/identifications', () => {
  it('gives two candidates, a confidence, and facts with which a fibre test is recorded', async () => {
    const installation = await openTestInstallation()
    const lot = await walkToFibreTest(installation)
    const { answer: library } = await sendLibrary(installation, csvOfRows(referenceRows()))
    const said = await post(installation, '/spectra/identifications', request('polyester'))
    expect(said).toMatchObject({
      status: 201,
      answer: {
        outcome: 'named',
        fibre: 'polyester',
        library: library.digest,
        candidates: [{ name: 'polyester' }, {}],
        types: [{ name: 'polyester' }, {}],
      },
    })
    const facts = {
      ...(said.answer.facts as object),
      composition: [
        { fibre: 'polyester', basisPoints: 9_000 },
        { fibre: 'cotton', basisPoints: 1_000 },
      ],
      uncertaintyPercentagePoints: '3',
    }
    const scan = { id: randomUUID(), stream: 'textile', stage: 'fibre_tested', facility: 'A' }
    const { recorder, actor } = installation
    const [receipt] = await recorder.record(
      partsOf([{ ...scan, batches: [{ batch: lot }], facts }], actor),
    )
    expect(receipt).toMatchObject({ status: 'accepted' })
    const response = await installation.request(`/api/v1/batches/${lot}/events`)
    const { events } = await jsonOf<{ events: readonly { stage: string; facts: object }[] }>(
      response,
    )
    expect(events.find(({ stage }) => stage === 'fibre_tested')?.facts).toMatchObject({
      identifiedFibre: 'polyester',
      referenceLibraryDigest: library.digest,
      fibreTestMethod: 'ftir',
      identification: said.answer.id,
      spectrumDigest: said.answer.spectrumDigest,
      identificationMethod: said.answer.method,
    })
  })

  it('leaves cellulose unresolved, and takes absorbance for the same spectrum', async () => {
    const installation = await openTestInstallation()
    await sendLibrary(installation, csvOfRows(referenceRows()))
    const cotton = await post(installation, '/spectra/identifications', request('cotton'))
    const expected = { outcome: 'unresolved_cellulose', fibre: 'unresolved_cellulose' }
    expect(cotton).toMatchObject({ status: 201, answer: expected })
    const { values } = constructedSpectrum('cotton', 50)
    const absorbance = values.map((value) => -Math.log10(value / 100))
    const spectrum = { wavenumbers, absorbance }
    const same = await post(installation, '/spectra/identifications', {
      id: randomUUID(),
      spectrum,
    })
    expect(same.answer).toMatchObject(expected)
    expect(same.answer.lead).toBe(cotton.answer.lead)
  })

  it('gives the first answer again for the same id, also when the library has grown since', async () => {
    const installation = await openTestInstallation()
    const { answer: first } = await sendLibrary(installation, csvOfRows(referenceRows()))
    const asked = request('wool')
    const said = await post(installation, '/spectra/identifications', asked)
    await sendLibrary(installation, csvOfRows([...referenceRows(), referenceRow('wool', 50)]))
    const again = await post(installation, '/spectra/identifications', asked)
    expect(again).toEqual({ status: 200, answer: said.answer })
    const other = { ...request('cotton'), id: asked.id }
    expect(await post(installation, '/spectra/identifications', other)).toMatchObject({
      status: 409,
      answer: { code: 'id_reused' },
    })
    const byNewest = await post(installation, '/spectra/identifications', request('wool'))
    expect(byNewest.answer.candidates).toMatchObject([{ spectrum: 'wool-50', distance: 0 }, {}])
    const own = { ...request('wool'), sample: 'S-wool-50' }
    const withoutItself = await post(installation, '/spectra/identifications', own)
    expect(withoutItself.answer.candidates).toEqual(said.answer.candidates)
    const byFirst = { ...request('wool'), library: first.digest }
    const bound = await post(installation, '/spectra/identifications', byFirst)
    expect(bound.answer.candidates).toEqual(said.answer.candidates)
    const { identifications } = await list(installation, 'identifications')
    expect(identifications).toHaveLength(4)
    expect(identifications?.[0]).toEqual(said.answer)
  })
})

describe('libraries and identifications', () => {
  it('belong to their organisation: another one sees and uses none of them', async () => {
    const installation = await openTestInstallation()
    const csv = csvOfRows(referenceRows())
    const { answer: library } = await sendLibrary(installation, csv)
    const asked = request('wool')
    await post(installation, '/spectra/identifications', asked)
    const other = { ...installation, ...(await addTestOrganisation(installation, 'second')) }
    expect(await list(other, 'references')).toEqual({ libraries: [], next: null })
    expect(await list(other, 'identifications')).toEqual({ identifications: [], next: null })
    for (const rest of [{}, { library: library.digest }]) {
      const refused = await post(other, '/spectra/identifications', { ...asked, ...rest })
      expect(refused).toMatchObject({ status: 404, answer: { faults: [{ pointer: '/library' }] } })
    }
    expect(await sendLibrary(other, csv)).toMatchObject({ status: 201 })
    const own = await post(other, '/spectra/identifications', asked)
    expect(own).toMatchObject({ status: 201, answer: { fibre: 'wool' } })
    expect((await list(installation, 'identifications')).identifications).toHaveLength(1)
  })

  it('are never changed, not even by the application itself', async () => {
    const installation = await openTestInstallation()
    await sendLibrary(installation, csvOfRows(referenceRows(2)))
    const statements = [
      `update fibre_library set method = 'x'`,
      `delete from reference_spectrum`,
      `update spectrum_identification set sample = 'x'`,
    ]
    const db = installation.store.own(installation.actor.organisationKey)
    for (const statement of statements) {
      await expect(sql.raw(statement).execute(db), statement).rejects.toThrow(/permission denied/)
    }
  })

  it('are made once when the same file is sent twice at the same moment', async () => {
    const installation = await openTestInstallation()
    const csv = csvOfRows(referenceRows(3))
    const both = await Promise.all([sendLibrary(installation, csv), sendLibrary(installation, csv)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
    expect((await list(installation, 'references')).libraries).toHaveLength(1)
  })
})

/** Records the example walk up to its fibre test and gives the code of the lot that is to be tested. */
async function walkToFibreTest({ recorder, streams, actor }: TestInstallation): Promise<string> {
  const stream = streams.get('textile')
  const at = stream?.examples.findIndex(({ stage }) => stage === 'fibre_tested') ?? -1
  const lot = stream?.examples[at]?.batches?.[0]?.batch
  if (stream === undefined || lot === undefined) throw new RangeError('Cannot find a fibre test')
  const before = { ...stream, examples: stream.examples.slice(0, at) }
  await recordWalk(recorder, before, { actor, facility: 'A', start: new Date() })
  return lot
}

function request(fibre: string) {
  const { values: transmittancePercent } = constructedSpectrum(fibre, 50)
  const id = idFrom(`${fibre} ${randomUUID()}`)
  return { id, spectrum: { wavenumbers, transmittancePercent } }
}

async function sendLibrary({ app, key }: Pick<TestInstallation, 'app' | 'key'>, body: string) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/csv' }
  const response = await app.request('/api/v1/spectra/references', {
    method: 'POST',
    headers,
    body,
  })
  return { status: response.status, answer: await jsonOf<Record<string, unknown>>(response) }
}

async function list({ app, key }: Pick<TestInstallation, 'app' | 'key'>, what: string) {
  const headers = { authorization: `Bearer ${key}` }
  const response = await app.request(`/api/v1/spectra/${what}`, { headers })
  return jsonOf<Record<string, readonly unknown[] | null>>(response)
}
