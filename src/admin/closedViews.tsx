import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'

import { Logo } from './Logo'

/** Replaces Payload's form for the first account, with which the first visitor could take any role. */
export function FirstAccount() {
  return (
    <Closed title="Nobody can sign in yet">
      <p>The first account is made on the server, by whoever runs it. Either of these makes one:</p>
      <pre>npm run seed</pre>
      <pre>npm run user -- add you@example.com --role admin</pre>
      <p>
        Then <Link href="/admin">sign in</Link>. Further accounts are made here, by an admin.
      </p>
    </Closed>
  )
}

/** Replaces Payload's form, which promises a message that a server without mail never sends. */
export function ForgotPassword() {
  return (
    <Closed title="A new password">
      <p>This server sends no mail. Ask an admin of your newsroom: he sets a new password under Users.</p>
      <p>Whoever runs the server can do it there:</p>
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
