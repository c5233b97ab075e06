import type { Creates } from '../measures/creates'
import type { Flatness } from '../measures/flat'
import type { Side } from '../data/sides'
import type { Builds } from '../contenders/build'
import type { Memory } from '../measures/memory'
import type { Parsing } from '../measures/parsing'
import type { StartUp } from '../measures/startUp'
import type { Throughput } from '../measures/throughput'
import type { Writes } from '../measures/writes'

/** All figures of one run, as stored in `bench/results.json`. */
export interface Results {
  readonly date: string
  readonly machine: {
    readonly cpu: string
    readonly cores: number
    readonly memoryGB: number
    readonly system: string
  }
  readonly versions: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, unknown>>
  readonly throughput: readonly Throughput[]
  readonly creates: readonly Creates[]
  readonly parsing?: readonly Parsing[]
  /** Time from "publish" to the first response that shows the story, in ms. */
  readonly visible: Readonly<Partial<Record<Side, number>>>
  /** Duration of an editor's requests over REST. */
  readonly writes?: Readonly<Partial<Record<Side, Writes>>>
  readonly startUp: Readonly<Partial<Record<Side, StartUp>>>
  /** Resident memory after all requests, in MB. */
  readonly memoryAfter: Readonly<Record<string, number>>
  /** Resident memory of servers of their own after reads and publications. */
  readonly memory?: Readonly<Partial<Record<Side, Memory>>>
  /** Duration of `npm run user -- list`, in ms. */
  readonly userList?: number
  readonly builds?: Builds
  readonly flat: readonly Flatness[]
}
