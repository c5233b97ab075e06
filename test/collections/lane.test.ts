import { expect, it } from 'vitest'

import { createBoundedQueue, QueueFull } from '../../src/boundedQueue'

/** Work that ends when it is told to. */
function heldWork() {
  const ends: (() => void)[] = []
  let most = 0
  let now = 0
  const work = async () => {
    now += 1
    most = Math.max(most, now)
    await new Promise<void>((end) => ends.push(end))
    now -= 1
  }
  return { work, endOne: () => ends.shift()?.(), most: () => most, started: () => ends.length }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it('works at no more than its width at once, and serves the others in their order', async () => {
  const lane = createBoundedQueue({ width: 2, room: 10 })
  const held = heldWork()
  const order: number[] = []
  const all = Array.from({ length: 6 }, (_, number) => lane.run(held.work).then(() => order.push(number)))
  for (let times = 0; times < 6; times += 1) {
    await turn()
    held.endOne()
  }
  await Promise.all(all)
  expect(held.most()).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5])
})

it('sends away at once whom it has no room for, and has room again later', async () => {
  const lane = createBoundedQueue({ width: 1, room: 1 })
  const held = heldWork()
  const first = lane.run(held.work)
  const second = lane.run(held.work)
  expect(lane.isFull()).toBe(true)
  await expect(lane.run(held.work)).rejects.toBeInstanceOf(QueueFull)
  held.endOne()
  await first
  await turn()
  expect(lane.isFull()).toBe(false)
  held.endOne()
  await second
})

it('goes on after work that fails', async () => {
  const lane = createBoundedQueue({ width: 1, room: 1 })
  await expect(lane.run(() => Promise.reject(new Error('this one fails')))).rejects.toThrow('this one fails')
  expect(await lane.run(() => Promise.resolve('the next'))).toBe('the next')
})
