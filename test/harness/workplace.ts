import { randomUUID } from 'node:crypto'
import { pseudonymOf } from '../../api/people/access/pseudonym.ts'
import type { Actor } from '../../api/recording/entry.ts'
import { partsOf } from '../../api/recording/parse.ts'
import { addCompetence } from '../../api/store/organisations/competences.ts'
import { changeFacility, findFacility } from '../../api/store/organisations/facilities.ts'
import { addLicence } from '../../api/store/organisations/licences.ts'
import { addFacility, addOrganisation } from '../../api/store/organisations/organisations.ts'
import { examples } from '../../workflows/battery/examples.ts'
import { openTestInstallation, type TestInstallation } from './installation.ts'
import { signUpPerson, type TestPerson } from './people.ts'

/** A recycler with people of each role and some batches at work, and a second organisation to hand over to. */
export interface Workplace {
  readonly installation: TestInstallation
  readonly own: Actor
  readonly other: Actor
  readonly operator: TestPerson
  readonly supervisor: TestPerson
  readonly administrator: TestPerson
  /** Of the other organisation. */
  readonly receiver: TestPerson
  readonly pack: string
  readonly modules: readonly string[]
}

const day = 24 * 60 * 60 * 1000

/** Opens a workplace, in an installation of its own unless one is given. */
export async function openWorkplace(given?: TestInstallation): Promise<Workplace> {
  const installation = given ?? (await openTestInstallation())
  const { store } = installation
  const now = new Date()
  const named = async (slug: string, name: string, facilities: readonly [string, string][]) => {
    const { organisationKey } = await addOrganisation(store.system, { slug, name, now })
    for (const [code, facility] of facilities) {
      await addFacility(store.system, organisationKey, { code, name: facility, now })
    }
    return { organisationKey, organisation: slug }
  }
  const own = await named('harbour-reuse', 'Harbour Reuse Ltd', [
    ['TM', 'Tuen Mun yard for batteries and used textiles'],
    ['KT', 'Kwun Tong workshop'],
  ])
  const other = await named('delta-recycling', 'Delta Recycling Ltd', [['YL', 'Yuen Long plant']])
  await describe(installation, own)
  const person = (role: 'operator' | 'supervisor' | 'administrator', name: string, actor: Actor) =>
    signUpPerson(installation, { role, name, organisation: actor.organisationKey })
  const operator = await person('operator', 'Chan Ka-wai', own)
  const supervisor = await person('supervisor', 'Lee Siu-ming', own)
  const administrator = await person('administrator', 'Wong Mei', own)
  const receiver = await person('supervisor', 'Ho Tsz-kit', other)
  for (const { personId } of [operator, supervisor]) {
    await certify(installation, own, { personId, kind: 'high_voltage_work' })
  }
  const { pack, modules } = await work(installation, own)
  return { installation, own, other, operator, supervisor, administrator, receiver, pack, modules }
}

async function describe({ store }: TestInstallation, { organisationKey }: Actor): Promise<void> {
  const facility = await findFacility(store.system, organisationKey, 'TM')
  if (facility === undefined) throw new Error('Cannot find the yard')
  const { facilityKey } = facility
  await changeFacility(store.system, organisationKey, {
    facilityKey,
    change: {
      address: '12 Ho Wah Street, Tuen Mun',
      floorAreaSquareMetres: 1_850,
      timeZone: 'Asia/Hong_Kong',
    },
  })
  const now = new Date()
  await addLicence(store.system, organisationKey, {
    facilityKey,
    kind: 'chemical_waste_collection',
    number: 'CWC-0001',
    now,
    validFrom: '2025-01-01',
    validUntil: new Date(now.getTime() + 40 * day).toISOString().slice(0, 10),
  })
}

/** Puts a certificate of a member on record that holds from yesterday for a year. */
export async function certify(
  { store }: TestInstallation,
  { organisationKey, organisation }: Actor,
  { personId, kind }: { personId: string; kind: string },
): Promise<void> {
  const at = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)
  await addCompetence(store.system, organisationKey, {
    personId,
    kind,
    operator: pseudonymOf(personId, organisation),
    number: `C-${randomUUID().slice(0, 4)}`,
    issuer: 'Test scheme',
    validFrom: at(-1),
    validUntil: at(365),
    now: new Date(),
  })
}

/** One pack that was triaged and waits, one that was taken apart, and a bale of clothing. */
async function work({ recorder, streams }: TestInstallation, actor: Actor) {
  const [takenIn, triaged, isolated, dismantled] = examples
  const scans = [takenIn, triaged, isolated, dismantled].flatMap((example, step) =>
    [1, 2, 3].flatMap((number) => {
      if (example === undefined || number > 3 - step + (step === 3 ? 1 : 0)) return []
      const { afterMinutes: _, ...scan } = example
      const text = JSON.stringify(scan).replaceAll(/(HK|CONSTRUCTED)-0001/g, `$1-000${number}`)
      return [{ id: randomUUID(), stream: 'battery', facility: 'TM', ...JSON.parse(text) }]
    }),
  )
  const collected = streams.get('textile')?.examples.find(({ stage }) => stage === 'collected')
  const { afterMinutes: _, ...bale } = collected ?? { afterMinutes: 0, stage: '' }
  const receipts = await recorder.record(
    partsOf([...scans, { id: randomUUID(), stream: 'textile', facility: 'KT', ...bale }], actor),
  )
  const refused = receipts.find(({ status }) => status === 'refused')
  if (refused !== undefined) throw new Error(`Cannot prepare: ${JSON.stringify(refused)}`)
  const modules = Array.from(
    { length: 12 },
    (_none, index) => `MOD-HK-0001-${String(index + 1).padStart(2, '0')}`,
  )
  return { pack: 'PACK-HK-0002', modules }
}

/** Facts of used fibre of cotton and polyester as it comes in. */
export const usedFibre = {
  originClass: 'post_consumer',
  inputCertificate: 'TC-9',
  fibreClass: 'cotton_polyester',
  composition: [
    { fibre: 'cotton', basisPoints: 7_200 },
    { fibre: 'polyester', basisPoints: 2_800 },
  ],
  legalStatus: 'waste',
  fibreSupplier: 'mill 7',
}

/** Takes in used fibre of cotton and polyester under the code `FIBRE-1`, which asks for a customs code when it is shipped. */
export async function receiveFibre({ installation, own }: Workplace): Promise<void> {
  const scan = {
    id: randomUUID(),
    stream: 'textile',
    stage: 'fibre_received',
    facility: 'TM',
    outputs: [{ batch: 'FIBRE-1', kind: 'fibre_lot', massGrams: 100_000 }],
    facts: usedFibre,
  }
  const [receipt] = await installation.recorder.record(partsOf([scan], own))
  if (receipt?.status !== 'accepted') throw new Error(`Cannot receive: ${JSON.stringify(receipt)}`)
}
