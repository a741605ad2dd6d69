import { z } from 'zod'
import { answersForm } from '../../calls/forms/answers.ts'
import { type Form, questionsIn } from '../../calls/rules/form.ts'

/** The round's own questions, of all its sections: a condition may look back to another page. */
export const ownForm = (form: Form) => z.object({ answers: answersForm(questionsIn(form)) })
