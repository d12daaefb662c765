type Child = Node | string | undefined

/** Makes an element from values; text stays text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children.filter((child) => child !== undefined))
  return made
}

export function show(...children: readonly Child[]): void {
  const page = document.getElementById('page')
  page?.replaceChildren(...children.filter((child) => child !== undefined))
}
