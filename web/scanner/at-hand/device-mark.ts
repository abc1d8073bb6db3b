/** Cookie by which the server marks whose data this device keeps; with the prefix that https brings. */
const mark = /(?:^|;\s*)(?:__Host-)?loomcell\.at_hand=([^;]*)/

/**
 * Pseudonym of the person whose data may be shown here; undefined where nobody's may. The server takes the mark away with every sign-in and
 * sign-out, so that this holds without a network too.
 */
export function markedOperator(): string | undefined {
  return mark.exec(document.cookie)?.[1]
}
