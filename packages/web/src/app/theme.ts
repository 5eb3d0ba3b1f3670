import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Indigo, from light to dark: the one accent of the pages. */
const accent: MantineColorsTuple = [
  '#eef1fd',
  '#dce2f9',
  '#b6c2f2',
  '#8d9fec',
  '#6b82e6',
  '#5670e3',
  '#4a65e1',
  '#3b5bdb',
  '#304bbd',
  '#263d9e',
];

/** How every page looks: one accent, one scale of type, calm and dense. */
export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    '"Inter Variable", ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  components: { Select: { defaultProps: { onClick: markAll } } },
});

/** What is typed into a menu that is searched takes the place of what is chosen. */
function markAll({ currentTarget: input }: { readonly currentTarget: HTMLInputElement }): void {
  if (!input.readOnly) input.select();
}

/** Colours that Mantine chooses too faint for small type on our backgrounds, or too loud in the dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5f676f',
    '--mantine-color-placeholder': '#5f676f',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    // Words on the tint of their colour: at least 5 to 1.
    '--mantine-color-red-light-color': '#b02525',
    '--mantine-color-orange-light-color': '#a63a0c',
    '--mantine-color-yellow-light-color': '#8f4a00',
    '--mantine-color-green-light-color': '#22692f',
    '--mantine-color-teal-light-color': '#066649',
  },
  dark: {
    '--mantine-color-dimmed': '#a6a6a6',
    '--mantine-color-placeholder': '#a6a6a6',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-accent-3)',
    ...Object.fromEntries(TINTED.flatMap((color) => Object.entries(darkTint(color)))),
  },
});

const TINTED = ['accent', 'red', 'orange', 'yellow', 'green', 'teal'];

/** A tint of the background rather than a colour of its own: what is said stands out, not its box. */
function darkTint(color: string): Readonly<Record<string, string>> {
  const name = `--mantine-color-${color}`;
  const tint = (percent: number): string =>
    `color-mix(in srgb, var(${name}-8) ${percent}%, var(--mantine-color-dark-7))`;
  return {
    [`${name}-light`]: tint(22),
    [`${name}-light-hover`]: tint(32),
    [`${name}-light-color`]: `var(${name}-3)`,
  };
}
