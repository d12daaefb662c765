/** Drawn on a grid of 16; strokes take the colour of the text around them. */
const paths = {
  clear: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM4.2 4.2l7.6 7.6',
  import: 'M8 2v8M5 7l3 3 3-3M3 13h10',
  export: 'M8 10V2M5 5l3-3 3 3M3 13h10',
  filter: 'M2.5 3.5h11L9.5 8.5v4l-3-1.5v-2.5Z',
  learn: 'M8 3.5C6.5 2.5 4.5 2.3 2.5 2.8v9.4c2-.5 4-.3 5.5.7 1.5-1 3.5-1.2 5.5-.7V2.8C11.5 2.3 9.5 2.5 8 3.5Zm0 0v9.4',
  compare: 'M2.5 3h4.5v10H2.5ZM9 3h4.5v10H9ZM4 6h1.5M10.5 6H12M4 9h1.5',
  help: 'M6 6.2C6 5 6.8 4.2 8 4.2s2 .8 2 1.8c0 1.4-2 1.5-2 3M8 11.4v.4M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z',
  theme: 'M8 2a6 6 0 1 0 0 12ZM8 2a6 6 0 0 1 0 12Z',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8Z',
  reveal: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z',
  conceal: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM3 13 13 3',
  previous: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  window: 'M2.5 3h11v10h-11ZM2.5 5.5h11',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  resume: 'M5 3l8 5-8 5Z',
  sites: 'M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M10 3v3M6 10v3',
  reload: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5V5h-2.5',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.3"
      aria-hidden="true"
    >
      <path d={paths[name]} stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  )
}
