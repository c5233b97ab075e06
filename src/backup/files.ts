import { open } from 'node:fs/promises'

/** Forces a folder's entries to the disk: a rename is not kept over a power loss before that. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
