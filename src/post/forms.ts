import { z } from 'zod'
import { box, orNone } from '../web/boxes/box.ts'
import { version, whole } from '../web/boxes/numbers.ts'
import { lineOrNone } from '../web/boxes/texts.ts'

const secretOrNone = (name: string, most: number) =>
  box(lineOrNone(name, most), { title: name, kind: 'line', limit: most, secret: true, optional: true })

const addressOrNone = (name: string) =>
  box(
    lineOrNone(name, 100).refine(
      (typed) => typed === '' || z.email().safeParse(typed).success,
      `${name}的格式不对，应像 name@example.org`,
    ),
    { title: name, kind: 'line', type: 'email', optional: true },
  )

/** What any channel is asked; which of it this one needs, its rule says. Keys are never sent back. */
export const channelForm = z.object({
  host: lineOrNone('发信服务器', 253),
  port: orNone(whole('端口', [1, 65_535])),
  username: lineOrNone('用户名', 100),
  password: secretOrNone('密码或授权码', 200),
  from: addressOrNone('发件人邮箱'),
  url: secretOrNone('地址', 1000),
  secret: secretOrNone('签名密钥', 200),
  version: version().optional(),
})

/** To whom one is sent on trial. */
export const trialForm = z.object({ to: lineOrNone('收件的邮箱或手机号', 100) })
