/** Buttons with `data-copy` copy the text of the element whose id it names, and say so for a moment. */
export function copyTexts(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    if (!('clipboard' in navigator)) return
    button.classList.add('ready')
    button.addEventListener('click', () => void copy(button))
  }
}

const A_MOMENT = 2_000

async function copy(button: HTMLButtonElement): Promise<void> {
  const { copy: id = '', copied = '' } = button.dataset
  const label = button.textContent
  await navigator.clipboard.writeText(document.getElementById(id)?.textContent ?? '')
  button.textContent = copied
  setTimeout(() => {
    button.textContent = label
  }, A_MOMENT)
}
