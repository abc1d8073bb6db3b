import { houseRule, type Source } from '../source.ts'

/**
 * When a question is asked. Raised so that a clean history stays silent: `docs/anomalies.md` has the measured rate of false alarms.
 * A change of any figure raises the version; findings keep that of their time.
 */
export const anomalyRules = {
  version: 1,
  yield: {
    /** Earlier runs of the same stage at the same place, below which only the reference is asked. */
    leastHistory: 12,
    /** So many robust spreads from the middle. */
    mostSpreads: 7,
    /** A spread is taken for at least this share: no scale is better than that. */
    leastSpread: 0.005,
    /** And so far at least, as a share of what went in. */
    leastGap: 0.02,
    source: houseRule(
      'A yield is asked about seven robust spreads from the middle of its place and stage, and 2 % at least',
    ),
  },
  slip: {
    leastHistory: 8,
    /** Decades by which a factor may miss ten or a thousand. */
    tolerance: 0.12,
    /** Robust spread of the others, in decades, above which ten times as much is nothing odd. */
    mostSpread: 0.15,
    source: houseRule(
      'A mass close to ten or a thousand times that of its kind, where those differ little, is a slip and set apart',
    ),
  },
  weighing: {
    leastHistory: 12,
    mostSpreads: 8,
    leastSpread: 0.0025,
    leastGap: 0.02,
    /** Without a history of its own: a gap above so much, as where a second person signs. */
    withoutHistory: 0.05,
    source: houseRule(
      'A weighing is asked about eight robust spreads from what is usual at its place, and 2 % at least; above 5 % where nothing is usual yet',
    ),
  },
  walking: {
    leastSeconds: 60,
    source: houseRule(
      'Nobody is at two facilities within a minute; how far they are apart is not on record',
    ),
  },
  hands: {
    /** Scans by one person one after another, each so near to the one before. */
    mostSeconds: 2,
    leastRun: 6,
    source: houseRule(
      'Six batches scanned one by one, each within 2 s of the one before; what one list or upload brings is explained by it',
    ),
  },
  grade: {
    leastGraded: 20,
    leastGap: 0.2,
    /** Chance that any of all comparisons of one look is a false alarm, held by Holm’s method. */
    familyChance: 0.01,
    source: houseRule(
      'Grades are compared by Fisher’s exact test, all comparisons of one look together at 1 % by Holm’s method, and differ by 20 points at least',
    ),
  },
  round: {
    least: 20,
    /** Share of masses that are round by chance: the last digit that a scale shows is any of ten. */
    chance: 0.1,
    leastShare: 0.6,
    mostChance: 1e-9,
    /** Intervals that a scale shows of its load. */
    intervals: 3_000,
    intervalSource: {
      basis: 'remembered',
      text: 'OIML R 76-1: scales of trade usually show 3000 intervals',
    } as Source,
    source: houseRule('Twenty masses or more of which 60 % are round to ten intervals of a scale'),
  },
  equal: {
    least: 14,
    /** Share of weighings on two scales that agree to the gram by chance, taken high. */
    chance: 0.5,
    mostChance: 1e-4,
    source: houseRule('Two scales agree to the gram in at most half of all weighings'),
  },
  same: {
    source: houseRule(
      'One picture or one serial number of a model belongs to one thing; a batch made of another is that thing',
    ),
  },
  looks: {
    source: houseRule(
      'A record opened 30 times on one day, or 10 times after its story has ended, as the page of the record itself says',
    ),
  },
  claim: {
    least: 5,
    share: 0.99,
    mostShare: 0.5,
    source: houseRule(
      'More than half of at least five credits of a period claimed to 99 % or more',
    ),
  },
  silence: {
    weeks: 8,
    leastDays: 2,
    mostChance: 0.001,
    source: houseRule(
      'A place is asked about when its days of the last eight weeks make such a silence less likely than 1 in 1000',
    ),
  },
} as const
