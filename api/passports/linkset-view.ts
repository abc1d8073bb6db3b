import {
  endReason,
  passportState,
  passportStates,
  revocationReasons,
  suspensionReasons,
} from '../../domain/passport/status-reasons.ts'
import { historyLinkType } from '../../domain/proof/record/history.ts'
import { type Language, type Words, words } from '../../domain/words.ts'
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

const titles = {
  predecessor: words('Passport of a predecessor', '前身的護照', '前身的护照'),
  successor: words('Passport of a successor', '後續產品的護照', '后续产品的护照'),
  history: words('History', '事件歷史', '事件历史'),
  record: words('Record', '來源紀錄', '溯源记录'),
  statusList: words('Status list', '狀態清單', '状态清单'),
}

function versionTitle(one: PublishedVersion): Words {
  const state = passportStates[passportState(one)]
  return words(
    `Version ${one.version}: ${state.en.toLowerCase()}`,
    `第 ${one.version} 版：${state['zh-Hant']}`,
    `第 ${one.version} 版：${state['zh-Hans']}`,
  )
}

/** Links of a version, RFC 9264 in the shape of UNTP 0.7.0, with their titles in a language. */
export function linksetOf(
  version: PublishedVersion,
  { origin, versions, predecessors, successors }: Beside,
  language: Language,
) {
  const toVersion = (one: PublishedVersion) => ({
    href: addressOfCredential(origin, one.id),
    title: versionTitle(one)[language],
    type: 'application/vc+jwt',
    public: true,
  })
  const toPassport = (one: PublishedVersion, title: Words) => ({
    href: addressOfCredential(origin, one.id),
    title: title[language],
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
      ...predecessors.map((one) => toPassport(one, titles.predecessor)),
      ...successors.map((one) => toPassport(one, titles.successor)),
    ],
    [historyLinkType]: [
      {
        href: `${origin}/history/${version.historyDigest.toString('base64url')}`,
        title: titles.history[language],
        type: 'application/json',
        public: true,
      },
    ],
    describedby: [
      {
        href: `${origin}${recordPath(version.batch)}`,
        title: titles.record[language],
        public: true,
      },
    ],
    status: [
      {
        href: `${addressOfCredential(origin, version.id)}/status`,
        title: passportStates[passportState(version)][language],
        type: 'application/json',
        public: true,
      },
      {
        href: `${origin}/status/${version.statusList}`,
        title: titles.statusList[language],
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
