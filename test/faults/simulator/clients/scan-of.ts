import type { Batch } from '../model/model.ts'
import type { Scan } from '../model/request.ts'
import { momentFor } from './moments.ts'
import { alone, asking, clientOf, type Operation, type Planning } from './planning.ts'

/** A scan of a free batch in one of these states, by whoever of its organisation is at hand. */
export function scanOf(
  name: string,
  weight: number,
  {
    fits,
    make,
    may = () => true,
  }: {
    fits: (batch: Batch) => boolean
    make: (batch: Batch, planning: Planning) => Omit<Scan, 'id' | 'stream' | 'facility'>
    may?: Parameters<typeof clientOf>[2]
  },
): Operation {
  return {
    name,
    weight,
    plan: (planning) => {
      const batch = planning.batch(fits)
      if (batch === undefined || !planning.hold(batch)) return undefined
      const { organisation, stream } = batch
      const body = {
        id: planning.random.uuid(),
        stream,
        facility: facilityOf(planning, organisation),
        ...timed(planning, batch, make(batch, planning)),
      }
      return alone(asking(name, clientOf(planning, organisation, may), { kind: 'scan' }, body))
    },
  }
}

/** Now and then with a time of its own; what is shipped is dated by its papers. */
function timed<Made extends { readonly stage: string }>(
  planning: Planning,
  batch: Batch,
  made: Made,
): Made {
  return made.stage === 'shipped' ? made : { ...momentFor(planning, [batch]), ...made }
}

/** One of an organisation's facilities. */
export function facilityOf({ model, random }: Planning, organisation: string): string {
  return random.pick(model.facilities.get(organisation) ?? []) ?? ''
}
