import { onPostgres } from '../data/sides'
import type { Creates } from '../measures/creates'
import { NAMES, type What } from '../measures/queries'
import type { Results } from './results'

/** A ratio of two figures of one run, and its target. */
export interface Mark {
  readonly what: string
  readonly value: number
  readonly mark: number
  /** Whether lower is better. */
  readonly isCeiling: boolean
  readonly isReached: boolean
}

/** The ratios that Dateline guarantees; those whose figures were not measured are left out. */
export function marksOf(
  results: Pick<Results, 'creates' | 'flat' | 'throughput'> &
    Partial<Pick<Results, 'memory' | 'parameters' | 'startUp' | 'writes'>>,
): Mark[] {
  const per = (what: What, contender: string) =>
    results.throughput.find((each) => each.what === what && each.contender === contender && !each.way)
      ?.perSecond
  return [
    floor('One story, cached / bare node:http', per('story', 'cached'), per('story', 'http'), 0.6),
    floor('One story, cached / stock', per('story', 'cached'), per('story', 'stock'), 100),
    floor('One story, uncached / stock', per('story', 'uncached'), per('story', 'stock'), 4),
    floor(`${NAMES.topic}, uncached / stock`, per('topic', 'uncached'), per('topic', 'stock'), 50),
    floor(
      `${NAMES['topic-without-bodies']}, uncached / stock`,
      per('topic-without-bodies', 'uncached'),
      per('topic-without-bodies', 'stock'),
      50,
    ),
    ...createMarks(results.creates),
    // More per second means less time each.
    floor(
      'Publishing over REST / stock',
      results.writes?.stock?.publish,
      results.writes?.ours?.publish,
      Number(results.parameters?.articles ?? 0) >= 20_000 ? 2 : 1,
    ),
    ceiling('Memory after start / stock', results.startUp?.ours?.memory, results.startUp?.stock?.memory, 1.4),
    ceiling(
      'Memory after reads and publications / stock',
      results.memory?.ours?.afterPublications,
      results.memory?.stock?.afterPublications,
      1.5,
    ),
    ...results.flat.flatMap(({ side, what, latency }) => {
      const sizes = Object.keys(latency)
        .map(Number)
        .sort((a, b) => a - b)
      const [least, most] = [sizes[0], sizes.at(-1)]
      if (least === undefined || most === undefined || least === most) return []
      return ceiling(
        `${NAMES[what]}${onPostgres(side)}, ${most} stories / ${least}`,
        latency[most],
        latency[least],
        1.5,
      )
    }),
  ].flat()
}

/** Number of creates from which memory figures are meaningful: before, a process has not run all of its code. */
const ENOUGH_CREATES = 10_000

function createMarks(creates: readonly Creates[]): Mark[] {
  const sizes = [...new Set(creates.map(({ among }) => among))]
  return sizes.flatMap((among) => {
    const of = (side: string) => creates.find((each) => each.side === side && each.among === among)
    const [ours, stock] = [of('ours'), of('stock')]
    const where = among > 0 ? ` among ${among}` : ''
    return [
      ...floor(`Creating stories${where} / stock`, ours?.perSecond, stock?.perSecond, 1),
      ...(ours && ours.count >= ENOUGH_CREATES
        ? ceiling(
            `Memory after ${ours.count} creates / after a tenth`,
            ours.memory.end,
            ours.memory.early,
            1.2,
          )
        : []),
    ]
  })
}

function floor(what: string, value: number | undefined, by: number | undefined, mark: number): Mark[] {
  if (value === undefined || by === undefined) return []
  const ratio = value / by
  return [{ what, value: ratio, mark, isCeiling: false, isReached: ratio >= mark }]
}

function ceiling(what: string, value: number | undefined, by: number | undefined, mark: number): Mark[] {
  if (value === undefined || by === undefined) return []
  const ratio = value / by
  return [{ what, value: ratio, mark, isCeiling: true, isReached: ratio <= mark }]
}
