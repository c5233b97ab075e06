'use client'

import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'

import { Time, useTimeText } from '../time/Time'

/** One version in the list, with the controls to choose it for a comparison. */
export function VersionRow({
  at,
  children,
  href,
  id,
  isFrom,
  isTo,
}: {
  readonly at: string
  readonly children: ReactNode
  readonly href: string
  readonly id: string
  readonly isFrom: boolean
  readonly isTo: boolean
}) {
  const when = useTimeText({ at, withSeconds: true })
  return (
    <tr>
      <td>
        <input
          aria-label={`Compare from ${when}`}
          defaultChecked={isFrom}
          name="from"
          type="radio"
          value={id}
        />
      </td>
      <td>
        <input aria-label={`Compare to ${when}`} defaultChecked={isTo} name="to" type="radio" value={id} />
      </td>
      <th scope="row">
        <Link href={href}>
          <Time at={at} withSeconds />
        </Link>
      </th>
      {children}
    </tr>
  )
}
