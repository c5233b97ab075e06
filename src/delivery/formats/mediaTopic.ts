/** The URI of an IPTC Media Topic, from its code (`medtop:20000056`); undefined without one. Source: cv.iptc.org. */
export function mediaTopicURI(code: string | null): string | undefined {
  const digits = /^medtop:(\d{8})$/.exec(code ?? '')?.[1]
  return digits ? `http://cv.iptc.org/newscodes/mediatopic/${digits}` : undefined
}
