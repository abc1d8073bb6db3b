import { expect, it } from 'vitest'
import { isProvingKey, weakKeys } from '../../../domain/proof/ed25519.ts'

/** The curve of RFC 8032 section 5.1: -x² + y² = 1 + d·x²·y² modulo a prime. */
const prime = 2n ** 255n - 19n
const mod = (value: bigint) => ((value % prime) + prime) % prime

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

const inverse = (value: bigint) => power(value, prime - 2n)
const d = mod(-121665n * inverse(121666n))

type Point = readonly [x: bigint, y: bigint]

function plus([x1, y1]: Point, [x2, y2]: Point): Point {
  const product = mod(d * mod(x1 * x2) * mod(y1 * y2))
  const x = mod((x1 * y2 + x2 * y1) * inverse(1n + product))
  return [x, mod((y1 * y2 + x1 * x2) * inverse(1n - product))]
}

/** The point of a y with the even x, by the root of section 5.1.3; undefined where there is none. */
function pointOf(y: bigint): Point | undefined {
  const square = mod((y * y - 1n) * inverse(mod(d * y * y + 1n)))
  const root = power(square, (prime + 3n) / 8n)
  const x = mod(root * root) === square ? root : mod(root * power(2n, (prime - 1n) / 4n))
  if (mod(x * x) !== square) return undefined
  return [(x & 1n) === 0n ? x : mod(-x), y]
}

const times8 = (point: Point) => {
  const two = plus(point, point)
  const four = plus(two, two)
  return plus(four, four)
}

const encoded = ([x, y]: Point) =>
  Buffer.from((y | ((x & 1n) << 255n)).toString(16).padStart(64, '0'), 'hex').reverse()

it('refuses exactly the keys of small order, computed from the curve', () => {
  // Whatever is multiplied by the order of the large subgroup lies in the small one.
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const found = new Set<string>()
  for (let y = 2n; found.size < 8 && y < 400n; y += 1n) {
    const start = pointOf(y)
    if (start === undefined) continue
    let [sum, doubled]: [Point, Point] = [[0n, 1n], start]
    for (let left = order; left > 0n; left >>= 1n) {
      if ((left & 1n) === 1n) sum = plus(sum, doubled)
      doubled = plus(doubled, doubled)
    }
    expect(times8(sum)).toEqual([0n, 1n])
    for (const [x, at] of [sum, [mod(-sum[0]), sum[1]], [sum[0], mod(-sum[1])]] as const) {
      found.add(encoded([x, at]).toString('hex'))
    }
    found.add(encoded(plus(sum, sum)).toString('hex'))
    found.add(encoded(plus(plus(sum, sum), sum)).toString('hex'))
  }
  expect(found.size).toBe(8)
  const keys = [...found].map((hex) => Buffer.from(hex, 'hex'))
  const ys = keys.map(
    (key) => BigInt(`0x${Buffer.from(key).reverse().toString('hex')}`) & (2n ** 255n - 1n),
  )
  expect(new Set(weakKeys.ys)).toEqual(new Set(ys))
  for (const key of keys) expect(isProvingKey(key)).toBe(false)
  expect(weakKeys.source.basis).toBe('house')
})
