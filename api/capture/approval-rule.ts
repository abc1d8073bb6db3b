import { houseRule } from '../../domain/source.ts'

/** How long a scan waits for the persons who must sign it. */
export const approvalRule = {
  hours: 24,
  source: houseRule('What nobody signs within a day has to be looked at, and proposed, again'),
} as const
