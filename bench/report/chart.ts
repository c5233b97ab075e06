import type { ContenderName } from '../contenders/contender'
import { NAMES, type What } from '../measures/queries'
import type { Results } from './results'
import { figure } from './table'

interface Bar {
  readonly label: string
  readonly value: number
  readonly kind: 'ours' | 'other'
}

interface Group {
  readonly title: string
  readonly bars: readonly Bar[]
}

const LABELS: readonly (readonly [ContenderName, string])[] = [
  ['http', 'bare node:http'],
  ['express', 'bare Express'],
  ['cached', 'Dateline'],
  ['uncached', 'Dateline, no cache'],
  ['stock', 'stock Payload'],
]
const SHOWN: readonly What[] = ['story', 'topic-without-bodies', 'topic', 'feed', 'search']

const WIDTH = 760
const LEFT = 170
const RIGHT = 90
const BAR = 20
const STEP = 28
const HEAD = 40
const TOP = 56

/** The chart in the README: responses per second as bars, each group to its own scale. Readable on light and dark backgrounds. */
export function renderChart(results: Pick<Results, 'parameters' | 'throughput'>): string {
  const groups = groupsOf(results)
  let y = TOP
  const parts: string[] = []
  for (const group of groups) {
    parts.push(renderGroup(group, y))
    y += HEAD + group.bars.length * STEP + 12
  }
  const height = y + 8
  const stories = figure(Number(results.parameters.articles))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">
<title id="title">Answers a second with ${stories} stories: ${escape(spoken(groups))}</title>
<style>
text { font: 14px system-ui, sans-serif; fill: #24292f }
/* A ground of its own: the page around it may be light while the reader's system is dark. */
.ground { fill: #ffffff }
.head { font-size: 18px; font-weight: 600 }
.group { font-weight: 600 }
.value { font-variant-numeric: tabular-nums }
.ours { fill: #b4371f }
.other { fill: #8c959f }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .ground { fill: #0d1117 }
  .ours { fill: #ff7b5c }
  .other { fill: #6e7681 }
}
</style>
<rect class="ground" width="${WIDTH}" height="${height}" rx="8"/>
<text class="head" x="16" y="32">Answers a second, ${stories} stories, 10 connections, one machine</text>
${parts.join('\n')}
</svg>
`
}

function groupsOf({ throughput }: Pick<Results, 'throughput'>): Group[] {
  return SHOWN.flatMap((what) => {
    const bars = LABELS.flatMap(([name, label]): Bar[] => {
      const found = throughput.find((each) => each.what === what && each.contender === name && !each.way)
      if (!found) return []
      const kind = name === 'cached' || name === 'uncached' ? 'ours' : 'other'
      return [{ label, value: found.perSecond, kind }]
    })
    return bars.length > 0 ? [{ title: NAMES[what], bars }] : []
  })
}

function renderGroup({ title, bars }: Group, top: number): string {
  const most = Math.max(...bars.map(({ value }) => value))
  const rows = bars.map(({ label, value, kind }, index) => {
    const y = top + HEAD + index * STEP
    // Keeps even the shortest bar visible.
    const width = Math.max(1.5, (value / most) * (WIDTH - LEFT - RIGHT))
    return [
      `<text x="${LEFT - 10}" y="${y + 15}" text-anchor="end">${escape(label)}</text>`,
      `<rect class="${kind}" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>`,
      `<text class="value" x="${(LEFT + width + 8).toFixed(1)}" y="${y + 15}">${figure(value)}</text>`,
    ].join('\n')
  })
  return [`<text class="group" x="16" y="${top + 24}">${escape(title)}</text>`, ...rows].join('\n')
}

/** The same content as text, for screen readers. */
function spoken(groups: readonly Group[]): string {
  return groups
    .map(
      ({ title, bars }) =>
        `${title}: ${bars.map(({ label, value }) => `${label} ${figure(value)}`).join(', ')}`,
    )
    .join('. ')
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
