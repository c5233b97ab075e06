/** The panel's words where Payload's own do not suit a newsroom. */
export const words = {
  authentication: {
    backToLogin: 'Back to sign in',
    checkYourEmailForPasswordReset:
      'If an account has this address, a link to set a new password has been sent. It works once, within an hour.',
    emailSent: 'Check your email',
    forceUnlock: 'Unlock sign-in',
    forgotPassword: 'Reset your password',
    forgotPasswordEmailInstructions:
      'Enter the email address of your account to receive a link to set a new password.',
    forgotPasswordQuestion: 'Forgot your password?',
    login: 'Sign in',
    resetPassword: 'Set a new password',
  },
  error: {
    unauthorized: 'Please sign in to see this page.',
    unauthorizedAdmin: 'This account has no access to the admin panel.',
  },
  general: {
    anotherUserTakenOver: 'Another user has taken over editing.',
    createdAt: 'Created',
    currentlyEditing: 'is editing this. You can view it read-only, or take over.',
    documentLocked: 'Another user is editing',
    editedSince: 'Editing since',
    // In lists, where Payload prints “<No Role>”.
    noLabel: '—',
    lastModified: 'Last saved',
    payloadSettings: 'Panel settings',
    updatedAt: 'Last saved',
  },
  version: {
    // Only stories can be unpublished.
    aboutToUnpublish: 'Readers will no longer see this story. You can publish it again.',
    confirmUnpublish: 'Unpublish this story?',
    draftHasPublishedVersion: 'Published · changes waiting',
    status: 'Status',
  },
} as const
