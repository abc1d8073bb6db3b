import { expect, it } from 'vitest'
import { passportBody } from '../../../web/pages/workplace/passport/passport-page.ts'
import type { VersionLine } from '../../../web/pages/workplace/passport/view.ts'

const line = (passport: string, version: number): VersionLine => ({
  id: `${passport}${version}`,
  passport,
  version,
  state: 'valid',
  address: `https://loom.example/credentials/${passport}${version}`,
  issuedTime: '2026-10-03T12:00:00.000Z',
  since: null,
  reason: null,
})

it('keeps apart what is asked of two passports of one battery, whose versions bear the same numbers', () => {
  const versions = [line('b', 1), line('a', 2), line('a', 1)]
  const page = String(
    passportBody({
      code: 'PROD-1',
      publicRecord: '/b/X',
      versions,
      mayChange: true,
      points: 'no_points',
      shown: { typed: new Map(), said: [], language: 'en' },
      timeZone: 'Asia/Hong_Kong',
    }),
  )
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.length).toBe(new Set(ids).size)
  const names = [...page.matchAll(/ name="(\/[^"]+)"/g)].map(([, name]) => name)
  expect(new Set(names).size).toBe(6)
  // The newest of each passport stands open to the eye, what came before it is folded.
  expect(page.match(/<h2[^>]*>/g)).toHaveLength(2)
  expect(page).toContain('Earlier passport · Version 2')
  expect(page.match(/<h3[^>]*>/g)).toHaveLength(1)
})
