import { parseArgs } from 'node:util'
import { type Outcome, simulate } from './simulate.ts'
import type { WorldKind } from './world/world.ts'

/** When one thing goes wrong, much follows that says no more. */
const toldLines = 80

/** `npm run faults -- --seed N --minutes M`: exits with 1 when anything differs from the model. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1' },
    rounds: { type: 'string' },
    world: { type: 'string' },
    faults: { type: 'string' },
    without: { type: 'string' },
  },
})
// Whatever is to be undone at the end is undone on Ctrl-C as well.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const seed = Number(values.seed)
const worlds: readonly WorldKind[] =
  values.world === 'own' || values.world === 'shared' ? [values.world] : ['own', 'shared']
const words = values.faults === 'none' ? [] : values.faults?.split(',')
for (const world of worlds) {
  const outcome = await simulate({
    seed,
    world,
    without: values.without?.split(',').filter(Boolean) ?? [],
    seconds: (Number(values.minutes) * 60) / worlds.length,
    ...(values.rounds === undefined ? {} : { rounds: Number(values.rounds) }),
    ...(words === undefined ? {} : { faults: words }),
  })
  tell(seed, world, outcome)
  if (outcome.differences.length > 0) process.exitCode = 1
}

function tell(seed: number, world: WorldKind, outcome: Outcome): void {
  const { rounds, seconds, operations, answers, faults, unknown, differences } = outcome
  const total = sum(operations)
  console.log(
    `seed ${seed}, world ${world}: ${total} requests in ${rounds} rounds and ${seconds.toFixed(1)} s (${Math.round(total / seconds)}/s), ${unknown} of unknown outcome, ${sum(faults)} faults`,
  )
  console.log(`  asked    ${listed(operations)}`)
  console.log(`  answered ${listed(answers)}`)
  console.log(`  faults   ${listed(faults)}`)
  const about = (word: string) => differences.filter((line) => line.includes(word)).length
  console.log(
    `  lost ${about('is lost')}, doubled ${about('there twice')}, differences ${differences.length}`,
  )
  for (const difference of differences.slice(0, toldLines)) console.log(`  ${difference}`)
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
