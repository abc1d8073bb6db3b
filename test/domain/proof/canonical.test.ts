import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonical, hasCanonicalForm } from '../../../domain/proof/canonical.ts'

it('writes every JSON value as the package does, to the byte', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(hasCanonicalForm(value)).toBe(true)
      expect(canonical(value)).toBe(canonicalize(value))
    }),
    { numRuns: 1_000 },
  )
})

it('writes what is no plain JSON as the package does, or refuses it as the package does', () => {
  const anything = fc.anything({
    withBoxedValues: true,
    withDate: true,
    withNullPrototype: true,
    withSparseArray: true,
    withUnicodeString: true,
  })
  fc.assert(
    fc.property(anything, fc.string({ unit: 'binary' }), (value, name) => {
      const given = { [name]: value, list: [value] }
      expect(outcomeOf(canonical, given)).toBe(outcomeOf(canonicalize, given))
    }),
    { numRuns: 1_000 },
  )
})

it.each([
  ['names that an engine puts first', { b: 1, 10: 2, 9: 3, a: 4 }, '{"10":2,"9":3,"a":4,"b":1}'],
  [
    'the name of a parent',
    JSON.parse('{"__proto__":{"a":1},"b":2}'),
    '{"__proto__":{"a":1},"b":2}',
  ],
  ['minus nothing', [-0, 1e21, 1e-7, 0.1 + 0.2], '[0,1e+21,1e-7,0.30000000000000004]'],
  ['names by their UTF-16 units', { '\ufb33': 1, '😀': 2, é: 3 }, '{"é":3,"😀":2,"\ufb33":1}'],
  ['a backslash before ud', ['\\ud800'], '["\\\\ud800"]'],
])('writes %s', (_, value, text) => {
  expect(canonical(value)).toBe(text)
})

it.each([
  ['half a surrogate pair', ['\ud800']],
  ['half a surrogate pair as a name', { '\udfff': 1 }],
  ['no number', [Number.NaN]],
  ['a number beyond all', { a: Number.POSITIVE_INFINITY }],
  ['nothing', undefined],
])('refuses %s', (_, value) => {
  expect(() => canonical(value)).toThrow()
  expect(hasCanonicalForm(value)).toBe(false)
})

it('refuses what goes in circles', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  expect(() => canonical(circle)).toThrow('Circular')
})

function outcomeOf(write: (value: unknown) => string | undefined, value: unknown): string {
  try {
    return `written ${write(value)}`
  } catch (error) {
    return `refused ${error instanceof Error ? error.message : error}`
  }
}
