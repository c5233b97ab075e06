import { Icon } from './Icon'

/** The logo on the sign-in page. */
export function Logo() {
  return (
    <div className="dateline-logo">
      <span className="dateline-logo__mark">
        <Icon />
      </span>
      <span className="dateline-logo__name">Dateline</span>
      <span className="dateline-logo__line">THE NEWSROOM (DL) –</span>
    </div>
  )
}
