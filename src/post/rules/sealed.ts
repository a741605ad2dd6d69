import { CHANNELS, type Setting } from './channel.ts'

/** A setting as it was sealed; null: it is none, which only another program can have sealed. */
export function readSetting(text: string): Setting | null {
  const read: unknown = JSON.parse(text)
  return isSetting(read) ? read : null
}

const isSetting = (read: unknown): read is Setting =>
  typeof read === 'object' &&
  read !== null &&
  'channel' in read &&
  CHANNELS.some((channel) => channel === read.channel)
