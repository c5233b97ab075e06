/** The panel's words where Payload's own do not suit a newsroom. */
export const words = {
  authentication: {
    backToLogin: 'Back to sign in',
    checkYourEmailForPasswordReset:
      'If the address has an account, a link to set a new password is on its way. It works once, for an hour.',
    emailSent: 'Look at your mail',
    forceUnlock: 'Unlock sign-in',
    forgotPassword: 'A new password',
    forgotPasswordEmailInstructions:
      'Give the e-mail address of your account, and a link to set a new password comes by mail.',
    forgotPasswordQuestion: 'Forgot your password?',
    login: 'Sign in',
    resetPassword: 'Set a new password',
  },
  error: {
    unauthorized: 'Please sign in to see this page.',
    unauthorizedAdmin: 'This account does not open the panel.',
  },
  general: {
    anotherUserTakenOver: 'Somebody else writes here now.',
    createdAt: 'Created',
    currentlyEditing: 'has this open and is writing. You can read it, or take over.',
    documentLocked: 'Somebody is writing here',
    editedSince: 'Writing since',
    // In lists, where Payload prints “<No Role>”.
    noLabel: '—',
    payloadSettings: 'This panel',
    updatedAt: 'Last saved',
  },
  version: {
    draftHasPublishedVersion: 'Published · changes waiting',
    status: 'State',
  },
} as const
