import { z } from 'zod'
import { drawAgain } from '../../round/panel/rules/protocol.ts'
import { protocolFile, whyWrong } from '../draw.ts'
import type { Fault } from '../fault.ts'
import type { Public } from './read.ts'

const code = z.string('应是文字')
/** The draws of a round that have a result. */
export const drawsFile = z.array(
  z.object(
    {
      seq: z.int('应是整数'),
      protocol: protocolFile,
      seats: z.array(z.object({ stratum: code, id: code }), '应是一个列表'),
      alternates: z.array(z.object({ stratum: code, ids: z.array(code, '应是一个列表') }), '应是一个列表'),
    },
    '应是一个 JSON 对象',
  ),
  '应是一个列表',
)

/** Each draw comes to the same again. */
export function whyNotDrawn({ draw }: Public): Fault | null {
  for (const [at, { protocol, seats, alternates }] of draw.entries()) {
    const wrongIs = (reason: string): Fault => ({
      file: 'draw.json',
      where: { item: at + 1, id: null },
      reason,
    })
    const wrong = whyWrong(protocol)
    if (wrong !== null) return wrongIs(wrong)
    const again = drawAgain(protocol)
    if (!again.ok) return wrongIs('口令与先交的指纹不符，或者名额多于候选人')
    const isSame =
      JSON.stringify([again.value.seats, again.value.alternates]) ===
      JSON.stringify([
        seats.map(({ stratum, id }) => ({ stratum, id })),
        alternates.map(({ stratum, ids }) => ({ stratum, ids })),
      ])
    if (!isSame) return wrongIs('重新抽取，得出的人不同')
  }
  return null
}
