import { z } from 'zod'
import { email, line } from '../../web/boxes/texts.ts'
import { password } from '../forms.ts'

export const detailsForm = z.object({ name: line('姓名', 40), email: email(), current: password() })
