import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** For `vite` in this folder while developing; the launcher builds with the same settings. */
export default defineConfig({
  base: '/designer/',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/api': 'http://127.0.0.1:4000' } },
});
