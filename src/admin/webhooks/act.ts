import { toast } from '@payloadcms/ui'

/** Asks the server for something that an admin does to a webhook or a delivery, and says what it answered. Gives whether it did. */
export async function act(path: string): Promise<boolean> {
  try {
    const response = await fetch(`/api/${path}`, { method: 'POST', credentials: 'include' })
    const body = (await response.json()) as { message?: string; errors?: { message: string }[] }
    if (response.ok) toast.success(body.message)
    else toast.error(body.errors?.[0]?.message ?? 'The server refused.')
    return response.ok
  } catch {
    toast.error('The server did not answer.')
    return false
  }
}
