import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder for what tests throw away, gone with this process. D1 waits for the disk at every batch, which is a third of
 * a test's time: so it is in memory, where the system has a place for that with room.
 */
export function scratch(): string {
  if (folder) return folder
  const made = mkdtempSync(join(isRoomy(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'rounds-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true, maxRetries: 3 }))
  return (folder = made)
}

let folder = ''
const IN_MEMORY = '/dev/shm'

function isRoomy(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize > 1_000_000_000
  } catch {
    return false
  }
}
