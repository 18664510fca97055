import { LIMITS, misfitOf, type SentForm } from '../../../http/form.ts'
import type { Texts } from '../../../texts/texts.ts'
import type { ProjectDraft } from '../project-form.ts'

/** What was typed about a project, with what is wrong with it. */
export function readProjectDraft(form: SentForm, texts: Texts): ProjectDraft {
  const name = form.line('name')
  const summary = form.text('summary')
  return {
    name,
    summary,
    formKey: form.key,
    nameProblem: nameProblem(name, texts),
    summaryProblem:
      misfitOf(summary, LIMITS.summary) === null ? undefined : texts.tooLong(summary.length, LIMITS.summary.longest),
  }
}

export function isFine(draft: ProjectDraft): boolean {
  return draft.nameProblem === undefined && draft.summaryProblem === undefined
}

function nameProblem(name: string, texts: Texts): string | undefined {
  const misfit = misfitOf(name, LIMITS.project)
  if (misfit === 'empty') return texts.projectNameMissing
  return misfit === 'too_long' ? texts.tooLong(name.length, LIMITS.project.longest) : undefined
}
