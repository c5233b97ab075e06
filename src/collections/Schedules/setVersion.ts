import type { PayloadRequest } from 'payload'

/** Another version goes out with a schedule: one that says the same, or that readers have by now. */
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
