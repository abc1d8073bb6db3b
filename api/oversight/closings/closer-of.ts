import type { Principal } from '../../http/principal.ts'
import type { Closer } from '../../store/oversight/closings.ts'

/**
 * Who keeps what somebody closes: an authority what its regulators closed, whatever company they look at; else whoever they act for. Others
 * of an authority, who may not look at companies, are not shown what was closed of these.
 */
export function closerOf(principal: Principal): Closer {
  const authority = principal.kind === 'person' ? principal.authority : undefined
  const closer = authority ?? principal.organisation
  if (closer === undefined) throw new RangeError('Cannot tell who closes a period: nobody')
  return { organisationKey: closer.organisationKey, seesOthers: authority !== undefined }
}
