import { invitationIn } from '../../domain/station-invitation.ts'
import type { Language } from '../../domain/words.ts'
import { type Answer, ask } from './api.ts'
import { lookUpHere, type SaidHere } from './at-hand/held-here.ts'
import { stationPhrases } from './phrases-station.ts'
import type { Looked } from './scanned-batch.ts'
import { soon } from './soon.ts'

/** What this device answered by itself, and how far it can be trusted. */
export interface AtHandAnswer extends Pick<SaidHere, 'asOf' | 'isCut' | 'unsent'> {
  /** Whether it did so for want of a network. */
  readonly isOffline: boolean
}

/**
 * The batches that a label's text means, each with what to do next, and what of it is on its way here. `atHand` where the device answered
 * by itself.
 */
export type Found = Answer<Looked & { readonly atHand?: AtHandAnswer }>

/**
 * Looks up what a label says, or what somebody typed: the server is asked first. Where no answer comes soon, or the server has not been told
 * yet what happened here, this device answers from what it keeps.
 */
export async function lookUp(text: string, language: Language): Promise<Found> {
  // Its code is a secret, and no address of a request carries one.
  if (invitationIn(text) !== undefined) {
    const lines = [stationPhrases.invitation[language]]
    return { trouble: { why: 'refused', code: 'invalid', lines } }
  }
  const asked = ask<Looked>(`/scanned?text=${encodeURIComponent(text)}`, language)
  const answer = await soon(asked)
  if (answer !== undefined && 'trouble' in answer && answer.trouble.why === 'signed_out')
    return answer
  const here = await lookUpHere(text)
  const isOffline = answer === undefined || isUnanswered(answer)
  if (here === undefined || (!isOffline && here.unsent === 0)) return answer ?? asked
  const { batches, arriving, asOf, isCut, unsent } = here
  return { value: { batches, arriving, atHand: { asOf, isCut, unsent, isOffline } } }
}

/** Whether nothing was answered that tells of the text. */
function isUnanswered(answer: Answer<Looked>): boolean {
  return 'trouble' in answer && answer.trouble.why !== 'refused'
}
