/** The panel's words where Payload's own are not what a newsroom would say. */
export const words = {
  authentication: {
    forgotPasswordQuestion: 'Forgot your password?',
    login: 'Sign in',
  },
  error: {
    unauthorized: 'Please sign in to see this page.',
    unauthorizedAdmin: 'This account does not open the panel.',
  },
  general: {
    createdAt: 'Created',
    // In lists, where Payload prints “<No Role>”.
    noLabel: '—',
    payloadSettings: 'This panel',
    updatedAt: 'Last saved',
  },
  version: {
    draftHasPublishedVersion: 'Changed since published',
  },
} as const
