/**
 * Makes `root` hold what `text` says and touches only what differs, so that focus, open tooltips and chosen filters
 * stay, and content that a server wrote is taken over as it is.
 */
export function patch(root: ShadowRoot | Element, text: string): void {
  const template = document.createElement('template')
  template.innerHTML = text
  patchChildren(root, template.content)
}

function patchChildren(parent: Node, wanted: Node): void {
  const [before, after] = [[...parent.childNodes], [...wanted.childNodes]]
  after.forEach((node, index) => {
    const there = before[index]
    if (there === undefined) parent.appendChild(node)
    else if (!isAlike(there, node)) parent.replaceChild(node, there)
    else patchNode(there, node)
  })
  for (const node of before.slice(after.length)) parent.removeChild(node)
}

function isAlike(one: Node, other: Node): boolean {
  return one.nodeName === other.nodeName && Reflect.get(one, 'id') === Reflect.get(other, 'id')
}

function patchNode(there: Node, wanted: Node): void {
  if (there instanceof Element && wanted instanceof Element) {
    if (isDrawn(there, wanted)) return
    patchAttributes(there, wanted)
    patchChildren(there, wanted)
  } else if (there.nodeValue !== wanted.nodeValue) there.nodeValue = wanted.nodeValue
}

/** Whether it is a medal that says that it shows the same. */
function isDrawn(there: Element, wanted: Element): boolean {
  const art = wanted.getAttribute('data-art')
  return art !== null && art === there.getAttribute('data-art') && there.firstChild !== null
}

function patchAttributes(there: Element, wanted: Element): void {
  for (const { name, value } of wanted.attributes) {
    if (there.getAttribute(name) !== value) there.setAttribute(name, value)
  }
  for (const { name } of [...there.attributes]) {
    if (!wanted.hasAttribute(name)) there.removeAttribute(name)
  }
}
