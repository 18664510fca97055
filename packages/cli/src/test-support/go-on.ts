import { expect, onTestFinished } from 'vitest'
import { run } from '../run.ts'
import { capture } from './captured-io.ts'

/** A command that goes on, in this process, and how to stop it. */
export function goOn(args: readonly string[], env: Readonly<Record<string, string>>) {
  const controller = new AbortController()
  const captured = capture({ interrupted: controller.signal, env })
  const ended = run([...args, '--json'], captured.io)
  onTestFinished(async () => {
    controller.abort()
    await ended
  })
  const started = async () => {
    await expect.poll(captured.stdout).toMatch(/\}\n$/)
    const { url }: { readonly url: string } = JSON.parse(captured.stdout())
    return url
  }
  return { started, stop: () => controller.abort(), ended, stderr: captured.stderr }
}
