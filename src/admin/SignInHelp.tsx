/** Below the sign-in form: what to do without a password. */
export function SignInHelp() {
  return (
    <p className="dateline-sign-in-help">
      No password, or forgotten? An admin can set a new one, or whoever runs the server:
      <code>npm run user -- password E-MAIL</code>
    </p>
  )
}
