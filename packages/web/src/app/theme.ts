import { createTheme, type MantineColorsTuple } from '@mantine/core';

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
});
