import { base64urlOf } from '../../../domain/proof/base64url-bytes.ts'
import { stationChallenge, stationEnding } from '../../../domain/proof/station-challenge.ts'
import type { Language } from '../../../domain/words.ts'
import { type Answer, ask, type Trouble } from '../api.ts'
import { askWho } from '../who.ts'
import type { DeviceStation } from './device-station.ts'
import { type AskedKey, type KeptStation, keepStation, readKept } from './kept-station.ts'
import { signText } from './sign-scan.ts'

/** Why a device cannot be a station: no https, a browser without Ed25519, or one that keeps nothing. */
export type Cannot = 'insecure' | 'no_ed25519' | 'not_kept'

/** Which station an invitation is to. The device that took it and never heard so is told from what it keeps. */
export async function readInvited(
  invitation: string,
  language: Language,
): Promise<Answer<DeviceStation>> {
  const answer = await ask<DeviceStation>('/stations/invitations/reading', language, { invitation })
  if ('value' in answer || answer.trouble.why !== 'refused') return answer
  const asked = await readKept('asked').catch(() => undefined)
  return asked?.code === invitation ? { value: asked.station } : answer
}

/** Makes a key that never leaves this browser, and takes the invitation with it: this device is the station from then on. */
export async function becomeStation(
  { invitation, station }: { invitation: string; station: DeviceStation },
  language: Language,
): Promise<{ readonly trouble: Trouble } | { readonly cannot: Cannot } | KeptStation> {
  if (globalThis.crypto.subtle === undefined) return { cannot: 'insecure' }
  const asked = await askedKey({ invitation, station })
  if ('cannot' in asked) return asked
  const { signingKey, privateKey } = asked
  const { organisation, name } = station
  const text = stationChallenge({ organisation, station: name, signingKey })
  const signingKeyProof = await signText(privateKey, text)
  const body = { invitation, signingKey, signingKeyProof }
  const answer = await ask<DeviceStation>('/stations/devices', language, body)
  if ('trouble' in answer) return answer
  const { ended: _, ...taken } = answer.value
  const kept = { ...taken, signingKey, privateKey }
  try {
    await keepStation('station', kept)
    await keepStation('asked', undefined)
  } catch {
    return { cannot: 'not_kept' }
  }
  return kept
}

/** The key that this very invitation was asked for with before, or a new one, which is kept before anybody hears of it. */
async function askedKey({
  invitation: code,
  station,
}: {
  invitation: string
  station: DeviceStation
}): Promise<AskedKey | { readonly cannot: Cannot }> {
  let pair: CryptoKeyPair
  try {
    const before = await readKept('asked')
    if (before?.code === code) return before
    // Not extractable: the private half can be used here and copied nowhere.
    pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  } catch (error) {
    const isUnknown = error instanceof DOMException && error.name === 'NotSupportedError'
    return { cannot: isUnknown ? 'no_ed25519' : 'not_kept' }
  }
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const asked = { code, station, signingKey: base64urlOf(raw), privateKey: pair.privateKey }
  try {
    await keepStation('asked', asked)
  } catch {
    return { cannot: 'not_kept' }
  }
  return asked
}

/** Why a device is a station still: the server did not end it, or whoever is signed in acts for another organisation, which is told nothing of it. */
export type NotLeft = { readonly trouble: Trouble } | { readonly isElsewhere: true }

/**
 * Ends that this device is a station: the server first, which takes nothing more that the key signs; then the key is gone here too. While somebody
 * is signed in for another organisation it stays, since its station would live on without anybody who could end the key.
 */
export async function leaveStation(
  station: KeptStation,
  language: Language,
): Promise<NotLeft | undefined> {
  const { organisation, name, signingKey, privateKey } = station
  const proof = await signText(
    privateKey,
    stationEnding({ organisation, station: name, signingKey }),
  )
  const path = `/stations/devices/${signingKey}/end`
  const answer = await ask<DeviceStation>(path, language, { proof })
  const isGone =
    'trouble' in answer && answer.trouble.why === 'refused' && answer.trouble.code === 'not_found'
  if ('trouble' in answer && !isGone) return answer
  if (isGone) {
    const who = await askWho(language)
    if ('trouble' in who) return who
    if (who.value.organisation !== organisation) return { isElsewhere: true }
  }
  await keepStation('station', undefined)
  return undefined
}
