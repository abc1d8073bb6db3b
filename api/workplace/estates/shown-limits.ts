import { percentIn } from '../../../domain/claim/share.ts'
import { heldStateOf } from '../../../domain/held-limit.ts'
import { nameIn } from '../../../domain/local-names.ts'
import type { ShownLimit } from '../../../web/pages/workplace/estates/limits-section.ts'
import type { Installation } from '../../installation.ts'
import { ownHeldLimits } from '../../organisations/held-limits.ts'
import type { PageAsker } from '../page-asker.ts'

/** Dangerous goods against the licences that limit them, as pages show them, the fullest first. */
export async function readShownLimits(
  installation: Pick<Installation, 'store' | 'streams'>,
  { organisationKey, language }: Pick<PageAsker, 'organisationKey' | 'language'>,
  now: Date,
): Promise<readonly ShownLimit[]> {
  const limits = await ownHeldLimits(installation, organisationKey, now)
  return limits
    .map(
      ({ facility: code, facilityName: name, facilityNames: names, ...limit }): ShownLimit => ({
        ...limit,
        facility: { code, name: nameIn({ name, names }, language) },
        percent: percentIn(limit.heldGrams, limit.limitGrams) ?? '',
        state: heldStateOf(limit.heldGrams, limit.limitGrams),
      }),
    )
    .toSorted((one, other) => Number(other.percent) - Number(one.percent))
}
