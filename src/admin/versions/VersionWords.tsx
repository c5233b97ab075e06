import type { VersionLine } from '../../collections/Articles/versions/compareVersions'
import { StateLabel } from '../desk/StateLabel'

/** Two cells of a version's row: who saved it, and the state that the story was in afterwards. */
export function VersionWords({ line: { by, savedWithoutBase, state } }: { readonly line: VersionLine }) {
  return (
    <>
      <td>
        {by?.name ?? <span className="dateline-quiet">The system</span>}
        {savedWithoutBase && (
          <span
            className="dateline-quiet dateline-versions__mark"
            title="Saved by a program that did not say which version it started from. It may have overwritten other changes."
          >
            no base version
          </span>
        )}
      </td>
      <td>
        <StateLabel state={state} />
      </td>
    </>
  )
}
