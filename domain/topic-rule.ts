import type { Role } from './role.ts'
import type { Words } from './words.ts'

/** What happens that somebody may want to be told of, and how it is told. */
export interface Topic {
  readonly label: Words
  /** One sentence about it; `{subject}` stands for what it is about. */
  readonly sentence: Words
  /** Whom a notification concerns; nobody is notified inside Loomcell when empty. */
  readonly concerns: readonly Role[]
  /** Whether a person it concerns also gets an e-mail unless they say otherwise. */
  readonly mailed: boolean
  /** Whether a webhook may ask for it. */
  readonly hooked: boolean
}

/** Everybody who works with material. */
export const floor: readonly Role[] = ['operator', 'supervisor', 'administrator']
/** Those who bind the organisation. */
export const leads: readonly Role[] = ['supervisor', 'administrator']
/** Those who decide who may do what. */
export const administrators: readonly Role[] = ['administrator']
/** Those who read reports: who binds the organisation, and who looks for an authority. */
export const readers: readonly Role[] = ['supervisor', 'administrator', 'regulator']
