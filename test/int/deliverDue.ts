import type { Payload } from 'payload'

/** Delivers what is due until nothing is, and waits for every call: what the server's rounds do in the background. */
export async function deliverDue({ payload }: { payload: Payload }): Promise<number> {
  const { createDeliveryPool } = await import('../../src/collections/Deliveries/deliveryPool')
  const pool = createDeliveryPool({ payload })
  for (let all = 0; ;) {
    const started = await pool.startDue()
    await pool.settled()
    if (started === 0) return all
    all += started
  }
}
