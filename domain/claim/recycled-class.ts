/**
 * Where recycled material was diverted from: the waste of manufacturing, or end users. The two are never added up before
 * they are shown, and material never changes from one to the other.
 * Source: ISO 14021, recycled content, remembered; rework and regrind of the same process are neither.
 */
export const recycledClasses = ['pre_consumer', 'post_consumer'] as const
export type RecycledClass = (typeof recycledClasses)[number]

/** An amount or a share for each class. */
export type ByClass = Readonly<Record<RecycledClass, number>>
