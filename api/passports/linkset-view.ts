import {
  endReason,
  passportState,
  passportStates,
  revocationReasons,
  suspensionReasons,
} from '../../domain/passport/status-reasons.ts'
import { historyLinkType } from '../../domain/proof/record/history.ts'
import type { Words } from '../../domain/words.ts'
import { recordPath } from '../public-record/neighbour.ts'
import type { PublishedVersion } from '../store/passports/published.ts'
import { addressOfCredential } from './credential-of.ts'

/** What stands beside a version. */
export interface Beside {
  readonly origin: string
  /** Versions of the same passport that may be shown, in order. */
  readonly versions: readonly PublishedVersion[]
  readonly predecessors: readonly PublishedVersion[]
  /** Passports that go on from this one, each with its newest version. */
  readonly successors: readonly PublishedVersion[]
}

/** Links of a version, RFC 9264 in the shape of UNTP 0.7.0. */
export function linksetOf(
  version: PublishedVersion,
  { origin, versions, predecessors, successors }: Beside,
) {
  const toVersion = (one: PublishedVersion) => ({
    href: addressOfCredential(origin, one.id),
    title: `Version ${one.version}: ${passportStates[passportState(one)].en.toLowerCase()}`,
    type: 'application/vc+jwt',
    public: true,
  })
  const toPassport = (one: PublishedVersion, title: string) => ({
    href: addressOfCredential(origin, one.id),
    title,
    type: 'application/vc+jwt',
    public: true,
  })
  const all = {
    'latest-version': versions.filter((one) => one.supersededTime === null).map(toVersion),
    'predecessor-version': versions
      .filter((one) => one.version === version.version - 1)
      .map(toVersion),
    'successor-version': versions
      .filter((one) => one.version === version.version + 1)
      .map(toVersion),
    'https://ref.gs1.org/voc/dpp': [
      ...predecessors.map((one) => toPassport(one, 'Passport of a predecessor')),
      ...successors.map((one) => toPassport(one, 'Passport of a successor')),
    ],
    [historyLinkType]: [
      {
        href: `${origin}/history/${version.historyDigest.toString('base64url')}`,
        title: 'History',
        type: 'application/json',
        public: true,
      },
    ],
    describedby: [{ href: `${origin}${recordPath(version.batch)}`, title: 'Record', public: true }],
    status: [
      {
        href: `${addressOfCredential(origin, version.id)}/status`,
        title: passportStates[passportState(version)].en,
        type: 'application/json',
        public: true,
      },
      {
        href: `${origin}/status/${version.statusList}`,
        title: 'Status list',
        type: 'application/vc+jwt',
        public: true,
      },
    ],
  }
  const links = Object.entries(all).filter(([, targets]) => targets.length > 0)
  const anchor = addressOfCredential(origin, version.id)
  return { linkset: [{ anchor, ...Object.fromEntries(links) }] }
}

/** How a version stands, for anyone. */
export function statusOf(version: PublishedVersion, { origin, latest, next }: Following) {
  const supersededTime = version.supersededTime ?? next?.begunTime ?? null
  const times = { ...version, supersededTime }
  const state = passportState(times)
  const inPlace = next ?? latest
  const isReplaced =
    inPlace !== undefined && inPlace.id !== version.id && inPlace.endedTime === null
  return {
    id: addressOfCredential(origin, version.id),
    state,
    label: passportStates[state],
    since: sinceOf(times)[state].toISOString(),
    reason: reasonOf(version, state),
    latest: isReplaced ? addressOfCredential(origin, inPlace.id) : null,
  }
}

/** What may hold in the place of a version. */
export interface Following {
  readonly origin: string
  /** The newest version of the same passport. */
  readonly latest: PublishedVersion | undefined
  /** The newest version of the next passport that the very same thing has. */
  readonly next: PublishedVersion | undefined
}

function sinceOf(version: PublishedVersion): Readonly<Record<keyof typeof passportStates, Date>> {
  const { issuedTime, supersededTime, suspendedTime, revokedTime, endedTime } = version
  return {
    valid: issuedTime,
    superseded: supersededTime ?? issuedTime,
    suspended: suspendedTime ?? issuedTime,
    revoked: revokedTime ?? issuedTime,
    ended: endedTime ?? issuedTime,
  }
}

function reasonOf(version: PublishedVersion, state: keyof typeof passportStates) {
  const isRevoked = state === 'revoked' || state === 'ended'
  const reasons: Readonly<Record<string, Words>> = isRevoked ? revocationReasons : suspensionReasons
  const { revocationReason, suspensionReason } = version
  const revoked = state === 'ended' ? endReason(revocationReason) : revocationReason
  const name = isRevoked ? revoked : suspensionReason
  const label = name === null ? undefined : reasons[name]
  return name === null || label === undefined ? null : { name, label }
}
