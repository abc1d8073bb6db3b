import { dangerName } from '../../../workflows/kept-danger.ts'
import type { CustodyRow } from '../../store/oversight/custody-of.ts'
import { carriersIn, type Sides, sidesOf } from './custody-side.ts'

/** What a hand-over says of a line: parties, masses, state. */
export function custodyPart(custody: CustodyRow, day: string, sides: Sides) {
  const { sentGrams: sent, acceptedGrams: accepted, refusedGrams: refused } = custody
  const isDecided = sent !== null && accepted !== null && refused !== null
  return {
    ...sidesOf(custody, day, sides),
    carriers: carriersIn(custody.carriage ?? []),
    danger: dangerName(custody.danger),
    offeredGrams: custody.offeredGrams,
    sentGrams: sent,
    acceptedGrams: accepted,
    refusedGrams: refused,
    differenceGrams: isDecided ? sent - refused - accepted : null,
    refusalReason: custody.refusalReason,
    handOver: custody.handOver,
    handOverState: custody.state as string | null,
    isCorrected: custody.isCorrected,
  }
}

/** The same as it travels: whoever had it on the way is told of its own part, and where it arrived if it brought it there. */
export function carriedPart(
  part: ReturnType<typeof custodyPart>,
  { signedGrams, custodianKey }: CustodyRow,
  { keys, named }: Sides & { readonly keys: ReadonlySet<number> },
): ReturnType<typeof custodyPart> {
  const own = new Set([...keys].map((key) => named.get(key)?.slug))
  const isLast = custodianKey !== null && keys.has(custodianKey)
  const { receiver } = part
  return {
    ...part,
    receiver: isLast ? receiver : { ...receiver, facility: null, address: null, licences: [] },
    carriers: part.carriers.filter(({ slug }) => slug !== null && own.has(slug)),
    sentGrams: signedGrams,
    acceptedGrams: null,
    refusedGrams: null,
    differenceGrams: null,
    refusalReason: null,
    handOverState: null,
    isCorrected: false,
  }
}
