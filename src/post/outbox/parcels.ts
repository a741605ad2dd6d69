import { KIND_WORDS } from '../../letters/rules.ts'
import { paths } from '../../paths.ts'
import { maskedText } from '../../shared/personal/find.ts'
import type { Channel } from '../rules/channel.ts'
import type { Parcel } from '../rules/parcel.ts'
import type { Told, Waiting } from './rules.ts'

/** So many letters a message of several tells of; the others stand in the inbox. */
const MOST_TOLD = 50

/**
 * What leaves of a letter: a mail says what the letter says, but for telephone, identity and account numbers; whatever others read, too,
 * says of which kind there is one, for a subject names whom it is about and how they were judged. `origin` null: the site’s own address is not
 * known, and nothing is linked.
 */
export function parcelOf({ id, parcel, channel, to, letters }: Waiting, origin: string | null): Parcel {
  const [first] = letters
  const link = (about: string) => (origin === null ? '' : new URL(about, origin).href)
  if (parcel === null && first) return { id, to, link: link(first.about), ...saysOf(channel, first) }
  const count = `${letters.length}封新信件`
  const says = { id: parcel ?? id, to, link: link(paths.letters()), subject: count }
  if (channel !== 'mail') return { ...says, text: `${count}，请登录查看。` }
  const rest = letters.length - MOST_TOLD
  const lines = letters.slice(0, MOST_TOLD).map(({ subject, body }) => `${subject}\n${body}`)
  return {
    ...says,
    text: maskedText([...lines, ...(rest > 0 ? [`还有${rest}封，请登录查看。`] : [])].join('\n\n')),
  }
}

const saysOf = (channel: Channel, { kind, subject, body }: Told) =>
  channel === 'mail'
    ? { subject: maskedText(subject), text: maskedText(body) }
    : { subject: '新信件', text: `新信件：${KIND_WORDS[kind]}，请登录查看。` }
