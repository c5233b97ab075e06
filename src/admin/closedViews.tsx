import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'

import { Logo } from './Logo'

/** Replaces Payload's form for the first account, with which the first visitor could take any role. */
export function FirstAccount() {
  return (
    <Closed title="No accounts yet">
      <p>Create the first account on the server, with one of these commands:</p>
      <pre>npm run seed</pre>
      <pre>npm run user -- add you@example.com --role admin</pre>
      <p>
        Then <Link href="/admin">sign in</Link>. An admin can add more accounts here.
      </p>
    </Closed>
  )
}

/** Replaces Payload's form, which promises a message that a server without mail never sends. */
export function ForgotPassword() {
  return (
    <Closed title="Reset your password">
      <p>This server does not send email. An admin can set a new password for you, under Users.</p>
      <p>It can also be set on the server:</p>
      <pre>npm run user -- password you@example.com</pre>
      <p>
        <Link href="/admin/login">Back to sign in</Link>
      </p>
    </Closed>
  )
}

function Closed({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="dateline-closed">
      <Logo />
      <h1>{title}</h1>
      {children}
    </div>
  )
}
