import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

/** What the laws need to know of one file. */
export interface Source {
  /** From the root of the project, with slashes. */
  readonly path: string
  /** Packages by name, our own files by path from the root. */
  readonly imports: readonly string[]
  /** Names that are called or constructed: `fetch` for `fetch()`, `self.fetch()` and `new fetch()`; `Date.now` too. */
  readonly calls: ReadonlySet<string>
  /** Every identifier, property names included, without texts and comments. */
  readonly names: ReadonlySet<string>
  /** Names that stand on their own, as variables do, and are not a property of something. */
  readonly variables: ReadonlySet<string>
}

/** All TypeScript below the given folders of the project. */
export function readSources(root: string, folders: readonly string[]): readonly Source[] {
  return folders
    .flatMap((folder) => walk(root, folder))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => toSource(path, readFileSync(join(root, path), 'utf8')))
}

/** Paths of all files below a folder. */
export function walk(root: string, folder: string): readonly string[] {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((it) => {
    const path = posix.join(folder, it.name)
    return it.isDirectory() ? walk(root, path) : [path]
  })
}

export function toSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  const found = {
    imports: [] as string[],
    calls: new Set<string>(),
    names: new Set<string>(),
    variables: new Set<string>(),
  }
  visit(program, undefined, undefined, (node, parent, key) => {
    const imported = importOf(node)
    if (imported !== undefined) found.imports.push(resolve(path, imported))
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      for (const name of callees(node)) found.calls.add(name)
    }
    if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return
    found.names.add(String(node.name))
    if (!isPropertyName(parent, key)) found.variables.add(String(node.name))
  })
  return { path, ...found }
}

interface Node {
  readonly type: string
  readonly [member: string]: unknown
}

type Visitor = (node: Node, parent: Node | undefined, key: string | undefined) => void

function visit(value: unknown, parent: Node | undefined, key: string | undefined, visitor: Visitor): void {
  if (Array.isArray(value)) {
    for (const it of value) visit(it, parent, key, visitor)
    return
  }
  if (!isNode(value)) return
  visitor(value, parent, key)
  for (const [name, child] of Object.entries(value)) visit(child, value, name, visitor)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function importOf(node: Node): string | undefined {
  const from = node.type === 'TSImportType' ? (node.argument ?? node.source) : node.source
  const imports = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ]
  if (!imports.includes(node.type) || !isNode(from)) return undefined
  const value = from.type === 'TSLiteralType' && isNode(from.literal) ? from.literal.value : from.value
  return typeof value === 'string' ? value : undefined
}

function resolve(path: string, imported: string): string {
  return imported.startsWith('.') ? posix.join(posix.dirname(path), imported) : imported
}

function callees(node: Node): readonly string[] {
  const { callee } = node
  if (!isNode(callee)) return []
  if (callee.type === 'Identifier') {
    const withoutArguments = Array.isArray(node.arguments) && node.arguments.length === 0
    return [String(callee.name), ...(withoutArguments ? [`${callee.name}()`] : [])]
  }
  if (callee.type !== 'MemberExpression' || !isNode(callee.property) || !isNode(callee.object)) return []
  const property = String(callee.property.name ?? callee.property.value)
  return callee.object.type === 'Identifier' ? [property, `${callee.object.name}.${property}`] : [property]
}

/** `it.fetch`, `{ fetch: 1 }` and `readonly fetch: …` name a property; `fetch` alone is the browser's. */
function isPropertyName(parent: Node | undefined, key: string | undefined): boolean {
  if (parent === undefined || parent.computed === true) return false
  return key === 'property' || (key === 'key' && parent.shorthand !== true)
}
