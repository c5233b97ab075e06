/** The element that the Preview button opens. */
export const PANE_ID = 'dateline-preview'

/** The widths at which a story is looked at: a common telephone, and a desk. */
export const WIDTHS = {
  phone: { label: 'Phone', width: 375, height: 812 },
  desktop: { label: 'Desktop', width: 1280, height: undefined },
} as const

export type Width = keyof typeof WIDTHS
