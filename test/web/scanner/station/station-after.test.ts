import { expect, it } from 'vitest'
import { type SaidOfStation, stationAfter } from '../../../../web/scanner/station/station-after.ts'

const station = {
  organisationName: 'Harbour Reuse Ltd',
  facilityName: 'Tuen Mun yard',
  signingKey: 'key',
}
const renamed = { organisationName: 'Harbour Reuse Ltd', facilityName: 'Tuen Mun hall' }
const ended = { ended: true } as const

it('notes what the server says of the station of a key', () => {
  expect(stationAfter(station, ['key'], renamed)).toEqual({ ...station, ...renamed })
  expect(stationAfter(station, ['other', 'key'], ended)).toEqual({ ...station, ended: true })
})

it.each<[string, Parameters<typeof stationAfter>[0], SaidOfStation]>([
  ['a device that is none any more', undefined, renamed],
  ['one that became another station meanwhile', { ...station, signingKey: 'next' }, renamed],
  ['one that became another, of the ended one', { ...station, signingKey: 'next' }, ended],
  ['one that was ended meanwhile', { ...station, ended: true }, renamed],
  ['one that is called so already', { ...station, ...renamed }, renamed],
])('changes nothing by a late answer on %s', (_, kept, said) => {
  expect(stationAfter(kept, ['key'], said)).toBeUndefined()
})
