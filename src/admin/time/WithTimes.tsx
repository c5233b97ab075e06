import type { DefaultServerCellComponentProps } from 'payload'

import { Time } from './Time'

/** A text in which the server wrote times in ISO 8601, with each shown in the user's time zone. */
export function WithTimes({ text }: { readonly text: string }) {
  return text.split(ISO).map((part, index) => (index % 2 === 1 ? <Time at={part} key={index} /> : part))
}

/** List cell: a note that may contain times. */
export function NoteCell({ cellData }: DefaultServerCellComponentProps) {
  return typeof cellData === 'string' ? (
    <span>
      <WithTimes text={cellData} />
    </span>
  ) : (
    <span className="dateline-quiet">—</span>
  )
}

const ISO = /(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)/
