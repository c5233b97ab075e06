import type { PayloadRequest, TaskConfig } from 'payload'

import type { Schedule } from '../../generated/payload-types'
import { runSchedule } from './runSchedule'

/** The queue that the server's own timer works through; nobody else runs it. */
export const QUEUE = 'schedules'

/**
 * Payload's job for one schedule. It is the alarm clock and no more: whether the schedule still waits, and whether it is
 * time, is looked up when it rings. What it misses is found by the sweep (`runDue`).
 */
export const runScheduleTask: TaskConfig<'run-schedule'> = {
  slug: 'run-schedule',
  inputSchema: [{ name: 'schedule', type: 'text', required: true }],
  // Tried again by the sweep, which knows why it failed.
  retries: 0,
  handler: async ({ input, req }) => {
    await runSchedule({ payload: req.payload, id: input.schedule })
    return { output: {} }
  },
}

/** Sets the alarm for a schedule, in the transaction of `req`. */
export async function queueRun({
  req,
  schedule,
}: {
  req: PayloadRequest
  schedule: Schedule
}): Promise<void> {
  await req.payload.jobs.queue({
    task: 'run-schedule',
    input: { schedule: schedule.id },
    queue: QUEUE,
    req,
    waitUntil: new Date(schedule.at),
  })
}
