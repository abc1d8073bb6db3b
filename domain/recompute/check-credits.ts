import { claimableGrams } from '../claim/claimable-grams.ts'
import { sumOf } from '../sum.ts'
import type { AtLine, ClaimBooks } from './claim-books.ts'
import type { CreditLine } from './claim-lines.ts'
import { exportFiles } from './export-files.ts'
import type { Finding } from './finding.ts'
import { moreThan, otherThan, without } from './paper-faults.ts'
import type { Process } from './processes.ts'

type Credit = CreditLine & AtLine
type Credits = Pick<ClaimBooks, 'credits'>['credits']
type Processes = ReadonlyMap<string, Process>

/** Holds every credit against the sealed event that it rests on, and all credits of an event together against what it took and lost. */
export function faultsInCredits(credits: Credits, processes: Processes): readonly Finding[] {
  const alone = [...credits.values()].flatMap((credit) => {
    const process = processes.get(credit.event)
    if (process === undefined || process.organisation !== credit.organisation)
      return [without(place(credit), credit.event)]
    return credit.loss === undefined
      ? faultsInMade(credit, process)
      : faultsInByProduct(credit, credits)
  })
  const byEvent = Map.groupBy(credits.values(), ({ event }) => event)
  const together = [...byEvent].flatMap(([event, own]) => {
    const process = processes.get(event)
    return process === undefined ? [] : faultsTogether(own, process)
  })
  return [...alone, ...together]
}

/** A credit of what a process made: all its masses are those of the event. */
function faultsInMade(credit: Credit, process: Process): readonly Finding[] {
  const { totalInputGrams, outputGrams } = process
  const recycledInputGrams = sumOf(credit.inputs, ({ grams }) => grams)
  const right = { recycledInputGrams, totalInputGrams, outputGrams }
  return faultsInGrams(credit, { ...right, claimableGrams: claimableIn(right) })
}

/** A credit out of a loss: recycled as what was made beside it is. */
function faultsInByProduct(credit: Credit, credits: Credits): readonly Finding[] {
  const main = credits.get(credit.byProductOf ?? '')
  const isMain = main?.loss === undefined && main?.event === credit.event
  if (main === undefined || !isMain || main.class !== credit.class)
    return [without(place(credit), credit.byProductOf ?? '-')]
  const { recycledInputGrams, totalInputGrams } = main
  const { outputGrams } = credit
  const right = { recycledInputGrams, totalInputGrams, outputGrams }
  return faultsInGrams(credit, { ...right, claimableGrams: claimableIn(right) })
}

type Grams = Pick<
  CreditLine,
  'recycledInputGrams' | 'totalInputGrams' | 'outputGrams' | 'claimableGrams'
>

function faultsInGrams(credit: Credit, right: Grams): readonly Finding[] {
  const figures = [
    'recycledInputGrams',
    'totalInputGrams',
    'outputGrams',
    'claimableGrams',
  ] as const
  return figures.flatMap((figure) =>
    otherThan(place(credit), { figure, expected: right[figure], found: credit[figure] }),
  )
}

/** What more came out than went in can claim, nothing can: it is named by its masses. */
function claimableIn(grams: Omit<Grams, 'claimableGrams'>): number {
  const { recycledInputGrams, totalInputGrams, outputGrams } = grams
  const isSound = Math.max(recycledInputGrams, outputGrams) <= totalInputGrams
  return isSound ? claimableGrams(grams) : 0
}

/** What the credits of one event count together: of each batch, and in each class, which is given once, of each loss and of all that went in. */
function faultsTogether(credits: readonly Credit[], process: Process): readonly Finding[] {
  const named = credits.flatMap((credit) => credit.inputs.map((input) => ({ credit, ...input })))
  const ofBatches = [...Map.groupBy(named, ({ batch }) => batch)].flatMap(([batch, own]) => {
    const figure = `inputs (${batch})`
    const most = process.drawnGrams.get(batch) ?? 0
    return own
      .slice(-1)
      .flatMap(({ credit }) => moreThan(place(credit), { figure, most, found: gramsOf(own) }))
  })
  const classes = [...Map.groupBy(credits, (one) => one.class).values()]
  return [...ofBatches, ...classes.flatMap((own) => faultsInClass(own, process))]
}

function faultsInClass(credits: readonly Credit[], process: Process): readonly Finding[] {
  const [, ...further] = credits.filter(({ loss }) => loss === undefined)
  const found = sumOf(credits, ({ outputGrams }) => outputGrams)
  const most = process.totalInputGrams
  const byLoss = Map.groupBy(credits, ({ loss = '' }) => loss)
  byLoss.delete('')
  return [
    ...further.map(twiceGiven),
    ...credits
      .slice(-1)
      .flatMap((last) => moreThan(place(last), { figure: 'outputGrams', most, found })),
    ...[...byLoss].flatMap(([loss, own]) => {
      const lost = { figure: `outputGrams (${loss})`, most: process.lostGrams.get(loss) ?? 0 }
      const taken = sumOf(own, ({ outputGrams }) => outputGrams)
      return own.slice(-1).flatMap((last) => moreThan(place(last), { ...lost, found: taken }))
    }),
  ]
}

function gramsOf(inputs: readonly { readonly grams: number }[]): number {
  return sumOf(inputs, ({ grams }) => grams)
}

function place({ credit, line }: Credit) {
  return { file: exportFiles.credits, line, paper: credit }
}

function twiceGiven({ credit, line, event, class: name }: Credit): Finding {
  const values = { paper: credit, event, class: name }
  return { file: exportFiles.credits, line, says: 'recompute_credit_twice', values }
}
