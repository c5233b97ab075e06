import { expect, it } from 'vitest'

import { story, topic, TOPICS } from '../../bench/material/material'
import { ourQueries, stockQueries } from '../../bench/measures/queries'

it('tells the same story each time, and another for another number', () => {
  expect(story(7)).toEqual(story(7))
  expect(story(7).headline).not.toBe(story(8).headline)
})

it('writes stories of some 500 words, with two authors, a contributor and three topics', () => {
  const { body, authors, contributors, topics } = story(1)
  const words = body.root.children.flatMap(({ children }) => children.flatMap(({ text }) => text.split(' ')))
  expect(words.length).toBeGreaterThan(450)
  expect([authors.length, contributors.length, topics.length]).toEqual([2, 1, 3])
  expect(new Set([...authors.map(String)]).size).toBe(2)
})

it('dates each story before the one with the number below', () => {
  expect(story(1).publishedAt < story(0).publishedAt).toBe(true)
  expect(story(99_999).publishedAt.slice(0, 4)).toBe('2016')
})

it('sets topics in a tree three deep', () => {
  const depth = (index: number): number => {
    const { parent } = topic(index)
    return parent === undefined ? 1 : 1 + depth(parent)
  }
  const depths = Array.from({ length: TOPICS }, (_, index) => depth(index))
  expect(Math.max(...depths)).toBe(3)
  expect(depths.filter((each) => each === 1)).toHaveLength(10)
})

it('asks both sides for the same topics, none of which has another below it', () => {
  const ids = new Map(Array.from({ length: TOPICS }, (_, index) => [index, index + 1]))
  const paths = (queries: ReturnType<typeof ourQueries>) =>
    queries.find(({ what }) => what === 'topic')!.paths
  const numbers = (all: readonly string[]) => all.map((path) => Number(/topic-(\d+)/.exec(path)![1]))
  const ours = numbers(paths(ourQueries({ contender: 'uncached', articles: 100 })))
  expect(numbers(paths(stockQueries({ contender: 'stock', articles: 100, topicIds: ids })))).toEqual(ours)
  const parents = new Set(Array.from({ length: TOPICS }, (_, index) => topic(index).parent))
  expect(ours.filter((number) => parents.has(number))).toEqual([])
})
