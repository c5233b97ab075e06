/** Dateline's mark: a dateline's dash between the place and the story. */
export function Icon() {
  return (
    <svg aria-hidden="true" className="dateline-icon" viewBox="0 0 32 32" width="100%" height="100%">
      <rect width="32" height="32" rx="6" fill="currentColor" />
      <path
        d="M7 9h10M7 16h18M7 23h13"
        stroke="var(--dateline-paper)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="23.5" cy="9" r="2.6" fill="var(--dateline-dot)" />
    </svg>
  )
}
