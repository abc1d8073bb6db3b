import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { deadlineRules } from '../../domain/deadline.ts'
import { passportChange, passportEnd } from '../../workflows/battery/stages/sources.ts'
import { triaged } from '../../workflows/battery/stages/triage.ts'

/** Tables and rules of the streams, each exported under its name. */
const files = execFileSync('git', ['ls-files', 'workflows/battery', 'workflows/textile'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !/examples|demonstration|machine|stages\.ts/.test(file))

/** Lists of points, whose figures are their numbers: the passport's table that gathers them names the source. */
const isPoints = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isTable(one) && 'answers' in one)

/** Exports whose figures are arithmetic, words or orders and stand for no rule; a new one is named here with its reason. */
const noFigures: Readonly<Record<string, string>> = {
  lostPerKilogramOut: 'processLossSource stands beside it',
  grades: 'gradeSource stands beside it; its digits are names',
  hsMaterials: 'headings, whose source is that of the table of codes',
  kinds:
    'numbers of GS1 references; what a first weighing may come to is the house’s own, of docs/mass.md',
  FREE: 'a mark of what is not taken',
  quantities: 'what a share and its logarithm can be',
}

async function tables(): Promise<readonly (readonly [string, unknown])[]> {
  const modules = await Promise.all(files.map((file) => import(`../../${file}`)))
  return modules.flatMap((module) => Object.entries(module as Record<string, unknown>))
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isSource = (value: unknown): value is { basis: string; text: string } =>
  isTable(value) && 'basis' in value && 'text' in value

/** Paths of figures below which no source stands, nor above them. */
function sourceless(value: unknown, path: string, isCovered: boolean): readonly string[] {
  if (!isTable(value)) {
    const isFigure =
      typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))
    return isFigure && !isCovered ? [path] : []
  }
  const names = Object.keys(value)
  const covered = isCovered || names.some((name) => /source$/i.test(name) || isSource(value[name]))
  return names
    .filter((name) => name !== 'version')
    .flatMap((name) => sourceless(value[name], `${path}.${name}`, covered))
}

/** Every source in a table, wherever it stands. */
function sourcesIn(
  value: unknown,
  seen = new WeakSet<object>(),
): readonly { basis: string; text: string }[] {
  if (!isTable(value) || seen.has(value)) return []
  seen.add(value)
  const inside = Object.values(value).flatMap((one) => sourcesIn(one, seen))
  return isSource(value) ? [value, ...inside] : inside
}

it('gives every figure of an exported table a source beside it', async () => {
  const lacking = (await tables()).flatMap(([name, value]) => {
    const isStage = isTable(value) && ('fields' in value || 'stages' in value || 'epcis' in value)
    if (isStage || isPoints(value) || Object.hasOwn(noFigures, name)) return []
    return sourceless(value, name, false)
  })
  expect([...new Set(lacking)]).toEqual([])
})

it('marks every source as what it is, with its text', async () => {
  const sources = (await tables()).flatMap(([, value]) => sourcesIn(value))
  expect(sources.length).toBeGreaterThan(500)
  const wrong = sources.filter(
    ({ basis, text }) =>
      !['read', 'secondary', 'remembered', 'house'].includes(basis) || text.trim().length < 10,
  )
  expect(wrong).toEqual([])
  // What was not read in the law itself says so: these were found too strong, or as another figure.
  const read = sources.filter(({ basis }) => basis === 'read').map(({ text }) => text)
  for (const text of [
    'Annex XII B',
    'Annex XII C',
    'Art. 8(',
    '2025/606',
    '2025/934',
    'gov.uk guidance',
    'newsletter 82',
  ])
    expect([text, read.filter((one) => one.includes(text))]).toEqual([text, []])
})

it('marks what was found about the law as it was found', () => {
  // Only retellings of these two paragraphs were found, not their text.
  for (const { basis, text } of [passportChange, passportEnd]) {
    expect([basis, text.includes('was not read')]).toEqual(['secondary', true])
  }
  const permit = deadlineRules.export_permit.source
  expect(permit).toMatchObject({
    basis: 'read',
    text: expect.stringMatching(/normally.*at least 90 days/),
  })
  const voltage = triaged.fields.find(({ name }) => name === 'insulationTestVoltageVolts')

  expect(voltage?.source?.text).toMatch(/No\. 100: at least half.*ISO 6469-3 asks for all/)
})
