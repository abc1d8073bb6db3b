import type { LocalNames } from '../../../domain/local-names.ts'
import type { Maker, ScanToSend } from '../queue/queued-scan.ts'

/** A station as the server tells it to a device. */
export interface DeviceStation {
  /** UUID. */
  readonly id: string
  readonly name: string
  /** Short name, and what it is called; the latter is missing on devices that have been stations for long. */
  readonly organisation: string
  readonly organisationName?: string
  readonly organisationNames?: LocalNames
  /** Code of the one facility that it is for, null for any, and what that is called. */
  readonly facility: string | null
  readonly facilityName?: string | null
  readonly facilityNames?: LocalNames
  /** As `stream.stage`; null for all. */
  readonly stages: readonly string[] | null
  /** Whether nothing counts any more that its key signs. */
  readonly ended: boolean
}

/** Whether a station vouches for a scan of this organisation: while it lives, and within its bounds, beyond which the server refuses. */
export function mayStationSign(
  {
    ended,
    organisation,
    facility,
    stages,
  }: Omit<DeviceStation, 'ended'> & { readonly ended?: boolean },
  { stream, stage, ...scan }: Pick<ScanToSend, 'stream' | 'stage' | 'facility'>,
  by: Pick<Maker, 'organisation'>,
): boolean {
  if (ended || organisation !== by.organisation) return false
  if (facility !== null && scan.facility !== facility) return false
  return stages === null || stages.includes(`${stream}.${stage}`)
}
