import type { Basis, Choice } from '../../../../domain/optical-check/call.ts'
import type { CheckFigures, Rate } from '../../../../domain/optical-check/confusion.ts'
import type { WeekDrift } from '../../../../domain/optical-check/drift.ts'
import type { Trial, VersionState } from '../../../../domain/optical-check/model-version.ts'
import type { PairedDifference } from '../../../../domain/optical-check/paired.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled, inBrackets } from '../../record/format.ts'
import type { Filled } from '../form/control-html.ts'
import { shareText } from '../lines/figure-text.ts'
import type { ClassLabels } from './class-words.ts'
import { figurePhrases } from './figure-phrases.ts'

/** A version of a model, as lists and its own page show it. */
export interface ShownVersion {
  readonly model: string
  readonly version: string
  readonly stream: Words
  readonly state: VersionState
  readonly threshold: number
  readonly controlOneIn: number
  readonly classesVersion: number
  readonly note: string | null
  readonly writtenBy: string
  /** UTC ISO 8601. */
  readonly writtenTime: string
  /** Oldest first. */
  readonly steps: readonly {
    readonly state: Exclude<VersionState, 'proposed'>
    readonly reason: string | null
    readonly writtenBy: string
    readonly writtenTime: string
    /** Of a step into use: on how many of the compared pieces it was right. */
    readonly right: { readonly some: number; readonly all: number } | undefined
  }[]
}

/** A version with its figures. */
export interface VersionView {
  readonly version: ShownVersion
  readonly labels: ClassLabels
  readonly isGood: (name: string) => boolean
  readonly basis: Basis
  readonly figures: CheckFigures
  readonly chosen: {
    readonly called: number
    readonly judged: number
    readonly judgedOfReference: number
    readonly judgedOfControl: number
  }
  readonly weeks: readonly WeekDrift[]
  /** Of a version that is not in use. */
  readonly comparison: { readonly trial: Trial; readonly difference: PairedDifference } | undefined
  readonly timeZone: string
  readonly mayDecide: boolean
  readonly shown: Filled
}

/** A piece with everything that was said of it. */
export interface ShownPiece {
  readonly code: string
  readonly batch: string | null
  readonly station: string
  readonly takenTime: string
  readonly choice: Choice | undefined
  /** Where its picture is had; `unshown` to whoever has no part in it, undefined where it is not kept here. */
  readonly picture: { readonly href: string } | 'unshown' | undefined
  /** SHA-256, base64url. */
  readonly digest: string
  readonly calls: readonly {
    readonly model: string
    readonly version: string
    readonly class: string
    /** 0 to 1. */
    readonly confidence: number
    readonly wasLive: boolean
    readonly isDoubtful: boolean
  }[]
  /** Oldest first; the last one holds. */
  readonly verdicts: readonly {
    readonly class: string
    readonly note: string | null
    readonly judgedBy: string
    readonly judgedTime: string
  }[]
}

/** Where a version of a model is shown. */
export function versionHref({ model, version }: Pick<ShownVersion, 'model' | 'version'>): string {
  return `/work/optical-checks/${encodeURIComponent(model)}/${encodeURIComponent(version)}`
}

/** Where a piece is shown. */
export function pieceHref(code: string): string {
  return `/work/optical-pieces/${encodeURIComponent(code)}`
}

/** Where the pieces of a version are listed, those behind a figure. */
export function piecesHref(
  { model, version }: Pick<ShownVersion, 'model' | 'version'>,
  filter: Readonly<Record<string, string>>,
): string {
  return `/work/optical-pieces?${new URLSearchParams({ model, version, ...filter })}`
}

/** Between which shares the true one lies; empty of nothing. */
export function intervalText({ interval }: Rate, language: Language): string {
  if (interval === undefined) return ''
  const low = shareText(interval.low, language)
  const high = shareText(interval.high, language)
  return filled(figurePhrases.between, language, { low, high })
}

/** So many of so many, in brackets behind a share. */
export function countText({ some, all }: Rate, language: Language): string {
  return inBrackets(filled(figurePhrases.someOfAll, language, { some, all }), language)
}
