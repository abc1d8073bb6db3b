/**
 * Work of scrypt that a password costs whoever guesses, as a power of two: 2^17 with r = 8 and p = 1 takes 128 MiB each time.
 * Source: OWASP Password Storage Cheat Sheet (remembered), which OWASP ASVS 5.0, 11.4.2 refers to.
 */
export const leastCost = 17
/** A GiB for each sign-in. */
export const mostCost = 20
