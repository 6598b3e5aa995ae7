// How the app looks: Mantine's theme with one colour of our own, compact enough for lists that are open all day.
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const door: MantineColorsTuple = [
  '#e6f7f9',
  '#d3ecef',
  '#a5d8de',
  '#73c3cd',
  '#4cb2be',
  '#2f9fad',
  '#1b8796',
  '#0b7285',
  '#075f70',
  '#034c5a',
];

export const theme = createTheme({
  colors: { door },
  primaryColor: 'door',
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, Cantarell, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: { sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-start' } },
    Modal: { defaultProps: { centered: true } },
    Anchor: { defaultProps: { underline: 'always' } },
    // A closed list of choices is not in the page: with a handful of fields that is a quarter of what would be drawn.
    Combobox: { defaultProps: { keepMounted: false } },
  },
});

/** Texts that are said quietly still have to be readable: the library's own grey is too light on white. */
export const readable: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: { '--mantine-color-dimmed': colors.gray[7], '--mantine-color-placeholder': colors.gray[6] },
  dark: { '--mantine-color-dimmed': colors.dark[1], '--mantine-color-placeholder': colors.dark[2] },
});
