import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('src/web'),
  plugins: [react()],
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
    // One file per icon: the package's own index makes a development server read thousands.
    alias: { '@tabler/icons-react': at('node_modules/@tabler/icons-react/dist/esm/icons/index.mjs') },
  },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      input: [at('src/web/index.html'), at('src/web/reference/index.html')],
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// }],
        },
      },
    },
  },
})
