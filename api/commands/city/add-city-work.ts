import type { Installation } from '../../installation.ts'
import { findOrganisation } from '../../store/first-start.ts'
import { addCityFunding } from './add-city-funding.ts'
import { addCityMoves } from './add-city-moves.ts'
import { addCityOptics } from './add-city-optics.ts'
import { cityFloor } from './city-moves.ts'
import { cityOptics } from './city-optics.ts'
import { cityAdministrator, cityStation } from './city-principals.ts'

/**
 * Shows the textile line whole, once the city has people to say so: what its camera calls and persons judge, what moves on the floor of the
 * mill, and the project that funds it. All of it by the ways that the API uses, and nothing twice.
 */
export async function addCityWork(installation: Installation, now: Date): Promise<void> {
  const { store } = installation
  const { organisation: slug, account, facility, robot, conveyor } = cityFloor
  const organisation = await findOrganisation(store.system, slug)
  if (organisation === undefined) return
  const person = await cityAdministrator(store, organisation, account)
  if (person === undefined) return
  const { organisationKey } = organisation
  const station = (name: string) => cityStation(store.system, organisation, { name, facility, now })
  const camera = await station(cityOptics.station)
  await addCityOptics(installation, { person, station: camera, now })
  const carriers = { robot: await station(robot), conveyor: await station(conveyor) }
  await addCityMoves(installation, organisationKey, Object.assign({ person, now }, carriers))
  await addCityFunding(installation, { organisationKey, slug, person, now })
}
