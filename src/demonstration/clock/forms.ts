import { z } from 'zod'
import { moment } from '../../web/boxes/days.ts'

export const moveForm = z.object({ goal: moment('移到') })
