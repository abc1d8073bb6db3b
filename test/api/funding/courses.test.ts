import { expect, it } from 'vitest'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery, takeIn } from '../../harness/held-pack.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

interface Told {
  readonly id: string
  readonly people: readonly { readonly certificate: object | null }[]
  readonly faults: readonly { readonly pointer: string; readonly says: string }[]
}

it('certifies people of a course, which opens the stage until the certificate expires', async () => {
  const today = localDay(new Date())
  const installation = await openTestInstallation()
  const person = await signUpPerson(installation, { role: 'operator' })
  const other = await signUpPerson(installation, { role: 'operator' })
  const ask = (path: string, body: object) =>
    installation.request(`/api/v1/courses${path}`, { method: 'POST', body: JSON.stringify(body) })
  const told = async (answer: Response) => {
    const { faults } = await jsonOf<Told>(answer)
    return faults.map(({ pointer, says }) => `${pointer} ${says}`)
  }
  const course = {
    name: 'High-voltage work on vehicles',
    provider: 'Training Council',
    hours: 24,
    costCents: 900_000,
    from: daysAfter(today, -30),
    to: daysAfter(today, -28),
    competence: 'high_voltage_work',
    people: [person.personId, other.personId],
  }
  const stranger = '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10'
  const wrong = { to: daysAfter(today, -31), people: [stranger, person.personId, person.personId] }
  expect(await told(await ask('', { ...course, ...wrong }))).toEqual([
    '/people/0 course_person_unknown',
    '/people/2 course_person_twice',
    '/to course_ends_first',
  ])
  const { id } = await jsonOf<Told>(await ask('', course))

  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000)
  const isolate = (days: number) =>
    battery('isolated', { batches: [{ batch: 'PACK-1' }], eventTime: daysAgo(days).toISOString() })
  const scan = async (body: readonly object[]) => {
    const answer = await person.request('/api/v1/scans', {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const receipts = await jsonOf<readonly { status: string; code?: string }[]>(answer)
    return receipts.map(({ status, code }) => code ?? status)
  }
  expect(await scan([takeIn('PACK-1', daysAgo(20)), isolate(10)])).toEqual([
    'accepted',
    'not_competent',
  ])

  const certificate = {
    person: person.personId,
    number: 'HV-1',
    validFrom: course.to,
    validUntil: daysAfter(today, -5),
  }
  const early = { ...certificate, validFrom: course.from }
  expect(await told(await ask(`/${id}/certificates`, early))).toEqual([
    '/validFrom course_not_over',
  ])
  expect(await told(await ask(`/${id}/certificates`, { ...early, person: stranger }))).toEqual([
    '/person course_person_unknown',
    '/validFrom course_not_over',
  ])
  // Asked twice at once, somebody is certified once.
  const both = await Promise.all(
    ['HV-1', 'HV-2'].map((number) => ask(`/${id}/certificates`, { ...certificate, number })),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  const answers = await Promise.all(both.map((answer) => jsonOf<Partial<Told>>(answer)))
  const number = answers[0]?.faults === undefined ? 'HV-1' : 'HV-2'
  expect(answers.flatMap(({ faults = [] }) => faults)).toMatchObject([{ values: { number } }])
  // Past the door: now the stage's own fields are asked for.
  expect(await scan([isolate(10)])).toEqual(['invalid'])
  const { certificates } = await jsonOf<{ certificates: readonly object[] }>(
    await installation.request('/api/v1/competences'),
  )
  expect(certificates).toMatchObject([{ kind: 'high_voltage_work', issuer: 'Training Council' }])

  // Since it expired, the stage is closed again.
  expect(await scan([isolate(0)])).toEqual(['not_competent'])
})

it('ties a course to a line of spend, of which two thirds are granted', async () => {
  const installation = await openTestInstallation()
  const person = await signUpPerson(installation, { role: 'operator' })
  const post = async (path: string, body: object) => {
    const answer = await installation.request(`/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(201)
    return jsonOf<{
      id: string
      statement: { grant: object; courses: readonly { people: readonly object[] }[] }
    }>(answer)
  }
  const days = { from: '2026-05-04', to: '2026-05-06' }
  const { id } = await post('/courses', {
    name: 'Lens polishing by robot',
    provider: 'Training Council',
    hours: 16,
    costCents: 900_000,
    ...days,
    people: [person.personId],
  })
  await post('/funding-projects', {
    code: 'TRAINING-2026',
    title: 'Training',
    scheme: 'rttp-2023',
    starts: '2026-04-01',
    ends: '2027-03-31',
    budgetCents: 50_000_000,
    milestones: [{ name: 'Course over', plannedDay: '2026-06-01' }],
  })
  const { statement } = await post('/funding-projects/TRAINING-2026/lines', {
    day: '2026-05-20',
    amountCents: 900_000,
    payee: 'Training Council',
    invoice: 'T-1',
    kind: 'training',
    course: id,
  })
  expect(statement.grant).toEqual({
    eligibleCents: 900_000,
    governmentCents: 600_000,
    companyCents: 300_000,
    isCapped: false,
  })
  // People are told by pseudonym alone.
  expect(statement.courses[0]?.people).toEqual([
    { operator: expect.stringMatching(/^p-/), certificate: null },
  ])
})
