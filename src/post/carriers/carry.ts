import type { Result } from '../../shared/result.ts'
import type { Setting } from '../rules/channel.ts'
import type { NotTaken, Parcel } from '../rules/parcel.ts'
import { carryByMail } from './mail.ts'
import { carryByDingtalk, carryByWebhook, carryByWecom } from './web.ts'

/** One try to hand a parcel over; it never throws. `now`: the time that a signature says, in milliseconds. */
export type Carry = (setting: Setting, parcel: Parcel, now: number) => Promise<Result<string, NotTaken>>

export const carry: Carry = (setting, parcel, now) => {
  switch (setting.channel) {
    case 'mail':
      return carryByMail(setting, parcel)
    case 'wecom':
      return carryByWecom(setting, parcel)
    case 'dingtalk':
      return carryByDingtalk(setting, parcel, now)
    case 'webhook':
      return carryByWebhook(setting, parcel, now)
  }
}
