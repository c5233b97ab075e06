import { toast } from '@payloadcms/ui'

/** Sends an admin's action on a webhook or a delivery, and shows the server's response. Returns whether it succeeded. */
export async function act(path: string): Promise<boolean> {
  try {
    const response = await fetch(`/api/${path}`, { method: 'POST', credentials: 'include' })
    const body = (await response.json()) as { message?: string; errors?: { message: string }[] }
    if (response.ok) toast.success(body.message)
    else toast.error(body.errors?.[0]?.message ?? 'The server rejected this.')
    return response.ok
  } catch {
    toast.error('The server did not respond.')
    return false
  }
}
