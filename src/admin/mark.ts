/** Dateline's mark as an SVG file, for the browser's tab. */
export const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#16233b"/>' +
  '<path d="M7 9h10M7 16h18M7 23h13" stroke="#fdfcf9" stroke-width="2.6" stroke-linecap="round"/>' +
  '<circle cx="23.5" cy="9" r="2.6" fill="#ff6b52"/></svg>'
