import { describe, expect, it } from 'vitest'
import { dateSchema } from '../../../api/http/fields.ts'
import { periodSchema } from '../../../api/lines/line-period.ts'
import { moveFigureQuerySchema } from '../../../api/moves/move-report.ts'
import { parseInstant } from '../../../domain/instant.ts'

describe('a day or an instant', () => {
  it('is of the year 1 or later, as the database knows no year 0', () => {
    const isDay = (text: string) => dateSchema().safeParse(text).success
    expect(['0000-12-31', '0001-01-01', '9999-12-31'].map(isDay)).toEqual([false, true, true])
    const early = ['0001-01-01T00:00:00+14:00', '0001-01-01T00:00:00Z'].map(parseInstant)
    expect(early).toEqual([undefined, '0001-01-01T00:00:00.000Z'])
  })

  it.each([
    ['moves', moveFigureQuerySchema.safeParse({ facility: 'A', from: '1e9', to: '2026-01-02' })],
    ['a line', periodSchema.safeParse({ from: '', to: '2026-01-02' })],
  ])('that cannot be read is refused by itself in a period of %s', (_, { error }) => {
    expect(error?.issues.map(({ path }) => path)).toEqual([['from']])
  })
})
