export interface Sent {
  readonly bytes: Uint8Array | undefined
  readonly contentType: string | undefined
}

export const JSON_TYPE = 'application/json'

export const json = (text: string): Sent => ({ bytes: Buffer.from(text), contentType: JSON_TYPE })
