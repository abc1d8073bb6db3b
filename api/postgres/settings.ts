import type { Place } from './place.ts'

/**
 * The server's settings as arguments, so that they come with the release and not with the age of the folder.
 * The first three keep an acknowledged scan through a power cut and MUST stay on.
 */
export function settingsOf(place: Place): string[] {
  const settings = {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // Nothing listens on the network: no clash of ports, no password to keep.
    listen_addresses: '',
    port: String(place.connection.port),
    // Quoted, because the setting is a list and a path may hold a comma.
    unix_socket_directories: `"${place.connection.host.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    hba_file: place.accessFile,
    ident_file: place.namesFile,
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    shared_buffers: '256MB',
    // Three processes with all their pools, and room for a person with a client.
    max_connections: '200',
    max_wal_size: '2GB',
    // The only method that these programs are built with.
    wal_compression: 'pglz',
    log_line_prefix: '%m [%p] ',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
