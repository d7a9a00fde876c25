import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

// Ten shades as Mantine wants them; the seventh is the token --accent.
const pine: MantineColorsTuple = [
  '#eef7f3',
  '#e3f1ec',
  '#c5e2d8',
  '#9ccfbd',
  '#6fb89f',
  '#489f83',
  '#2f8770',
  '#1f6f5c',
  '#14503f',
  '#0d382c',
]

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 5 },
  colors: { pine },
  fontFamily: 'var(--font)',
  fontSizes: { xs: '11.5px', sm: '13px', md: '13.5px', lg: '15px', xl: '18px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '620' },
  defaultRadius: '7px',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: false, radius: 12 } },
  },
})

/** Mantine's colours become our tokens, so both change together between light and dark. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-error': 'var(--red)',
    '--mantine-color-anchor': 'var(--blue)',
  }
  // White words on it want a deeper green than lines on a dark ground do.
  const dark = {
    ...shared,
    '--mantine-color-pine-filled': '#237560',
    '--mantine-color-pine-filled-hover': '#1f6a57',
  }
  return { variables: {}, light: shared, dark }
}
