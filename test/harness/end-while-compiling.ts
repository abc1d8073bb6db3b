import { endProcess } from '../../api/end-process.ts'

/** A function with enough branches that its machine code takes space, and every one a different function. */
function branching(one: number): (given: number) => number {
  const branches = Array.from(
    { length: 30 },
    (_, bit) => `if ((sum & ${bit + 1}) === ${bit}) sum += ${bit};`,
  )
  const body = `let sum = ${one}; for (let k = 0; k < 20; k += 1) { sum = (sum * 31 + given * k) | 0; ${branches.join(' ')} } return sum`
  return new Function('given', body) as (given: number) => number
}

const functions = Array.from({ length: 200 }, (_, one) => branching(one))
/** Keeps the heap nearly full and never over, however quick the machine is: 20,000 ended some runs for want of memory. */
const most = 10_000
const kept: object[] = []
const until = performance.now() + 100 + Math.random() * 100
let total = 0
while (performance.now() < until) {
  for (const one of functions) {
    if (kept.length === most) kept.length = 0
    kept.push({ total })
    total += one(3)
  }
}
endProcess(3)
