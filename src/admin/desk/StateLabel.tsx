import type { StoryState } from '../../articles/state'
import { Time } from '../time/Time'

/** A story's state in words: `Scheduled 14:01`, `Ready · embargo until 18:00`. */
export function StateLabel({ state: { at, embargoedUntil, kind, label } }: { readonly state: StoryState }) {
  return (
    <span className={`dateline-state dateline-state--${kind}`}>
      {label}
      {at && (
        <>
          {' '}
          <Time at={at} />
        </>
      )}
      {embargoedUntil && (
        <>
          {' · embargo until '}
          <Time at={embargoedUntil} />
        </>
      )}
    </span>
  )
}
