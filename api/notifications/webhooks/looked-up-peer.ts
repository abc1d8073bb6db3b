import { isIP, type LookupFunction, type Socket } from 'node:net'

/** Answers the connection's own question for the name with the addresses that were looked at, whatever the name says now. */
export function lookUpAs(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, { all }, callback) => {
    const [first] = found
    if (all === true) callback(null, found)
    else callback(null, first?.address ?? '', first?.family)
  }
}

/** Ends a connection that has reached another address than those that were looked at, before a byte is sent. */
export function refuseOtherPeers(
  socket: Socket,
  addresses: readonly string[],
  refused: () => void,
): void {
  socket.prependOnceListener('connect', () => {
    const peer = socket.remoteAddress ?? ''
    if (addresses.some((address) => isSameAddress(address, peer))) return
    refused()
    socket.destroy()
  })
}

function isSameAddress(one: string, other: string): boolean {
  return plainAddress(one) === plainAddress(other)
}

/** One spelling for each address: an URL parser shortens IPv6 in the one right way. */
function plainAddress(address: string): string {
  const unmapped = address.replace(/^::ffff:(?=[\d.]+$)/i, '')
  return isIP(unmapped) === 6 ? new URL(`http://[${unmapped}]`).hostname : unmapped
}
