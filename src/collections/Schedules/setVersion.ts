import type { PayloadRequest } from 'payload'

/** Pins a schedule to another version: one with the same content, or the one published meanwhile. */
export async function setVersion({
  req,
  id,
  version,
}: {
  req: PayloadRequest
  id: string
  version: string
}): Promise<void> {
  await req.payload.db.updateOne({
    id,
    collection: 'schedules',
    data: { version },
    req,
    returning: false,
  })
}
