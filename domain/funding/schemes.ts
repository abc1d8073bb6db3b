import type { Source } from '../source.ts'
import { type Words, words } from '../words.ts'
import type { Matching } from './grant.ts'
import {
  enhanced,
  launch,
  lineOnce,
  rebate,
  renamed,
  support,
  training,
  trainingCap,
} from './scheme-sources.ts'

/** Schemes whose terms are kept here; a later form of a scheme under another name is a version of the same one. */
export const schemeCodes = ['rfs', 'rttp', 'crs', 'itf'] as const
export type SchemeCode = (typeof schemeCodes)[number]

/** What a scheme pays from a day on. A project is judged by the version under which it was approved, also after that version ends. */
export interface SchemeVersion {
  /** Never changes, such as `rfs-2020`. */
  readonly code: string
  readonly scheme: SchemeCode
  readonly title: Words
  /** First and last day on which a project under it may begin; null while it is open. */
  readonly from: string
  readonly until: string | null
  readonly share: Matching
  /** Most that the government pays, in whole cents of Hong Kong dollars; null where there is no such figure. */
  readonly cap: { readonly cents: number; readonly per: 'project' | 'financial year' } | null
  /** Schemes under which a line of this one must not stand as well. */
  readonly excludes: readonly SchemeCode[]
  readonly sources: {
    readonly share: Source
    readonly cap: Source
    readonly days: Source
    readonly excludes: Source
  }
}

const million = 100_000_000

/** Every version of every scheme, oldest first. Figures and days never change; a new version is a new row. */
export const schemeVersions: readonly SchemeVersion[] = [
  {
    code: 'itf-2015',
    scheme: 'itf',
    title: words(
      'Innovation and Technology Fund: Enterprise Support Scheme',
      '創新及科技基金：企業支援計劃',
      '创新及科技基金：企业支援计划',
    ),
    from: '2015-04-01',
    until: null,
    share: { government: 1, company: 1 },
    cap: { cents: 10 * million, per: 'project' },
    excludes: ['rfs', 'rttp', 'crs'],
    sources: {
      share: support,
      cap: support,
      days: { basis: 'remembered', text: 'Opened in April 2015; the day is not checked' },
      excludes: lineOnce,
    },
  },
  {
    code: 'crs-2016',
    scheme: 'crs',
    title: words(
      'Research and Development Cash Rebate Scheme',
      '投資研發現金回贈計劃',
      '投资研发现金回赠计划',
    ),
    from: '2016-02-24',
    until: null,
    share: { government: 2, company: 3 },
    cap: null,
    excludes: ['rfs', 'rttp', 'itf'],
    sources: {
      share: rebate,
      cap: {
        basis: 'remembered',
        text: 'No cap is known to us, and none stands where the rate was read',
      },
      days: rebate,
      excludes: lineOnce,
    },
  },
  {
    code: 'rttp-2018',
    scheme: 'rttp',
    title: words(
      'Reindustrialisation and Technology Training Programme',
      '再工業化及科技培訓計劃',
      '再工业化及科技培训计划',
    ),
    from: '2018-08-01',
    until: '2023-10-29',
    share: { government: 2, company: 1 },
    cap: { cents: million / 2, per: 'financial year' },
    excludes: ['rfs', 'crs', 'itf'],
    sources: {
      share: training,
      cap: trainingCap,
      days: { basis: 'secondary', text: `${training.text}; the first day of that month is ours` },
      excludes: lineOnce,
    },
  },
  {
    code: 'rfs-2020',
    scheme: 'rfs',
    title: words('Re-industrialisation Funding Scheme', '再工業化資助計劃', '再工业化资助计划'),
    from: '2020-07-27',
    until: '2024-01-07',
    share: { government: 1, company: 2 },
    cap: { cents: 15 * million, per: 'project' },
    excludes: ['rttp', 'crs', 'itf'],
    sources: {
      share: launch,
      cap: launch,
      days: {
        basis: 'secondary',
        text: `${launch.text}; that it was open until the day before its next form is ours`,
      },
      excludes: lineOnce,
    },
  },
  {
    code: 'rttp-2023',
    scheme: 'rttp',
    title: words(
      'New Industrialisation and Technology Training Programme',
      '新型工業化及科技培訓計劃',
      '新型工业化及科技培训计划',
    ),
    from: '2023-10-30',
    until: null,
    share: { government: 2, company: 1 },
    cap: { cents: million / 2, per: 'financial year' },
    excludes: ['rfs', 'crs', 'itf'],
    sources: { share: training, cap: trainingCap, days: renamed, excludes: lineOnce },
  },
  {
    code: 'rfs-2024',
    scheme: 'rfs',
    title: words(
      'New Industrialisation Funding Scheme',
      '新型工業化資助計劃',
      '新型工业化资助计划',
    ),
    from: '2024-01-08',
    until: null,
    share: { government: 1, company: 2 },
    cap: { cents: 15 * million, per: 'project' },
    excludes: ['rttp', 'crs', 'itf'],
    sources: { share: enhanced, cap: enhanced, days: enhanced, excludes: lineOnce },
  },
]

/** The version of this code; undefined where there is none. */
export function schemeVersion(code: string): SchemeVersion | undefined {
  return schemeVersions.find((one) => one.code === code)
}
