import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Two pages on two origins: the application, and (mode player) the page that plays packages.
export default defineConfig(({ mode }) => {
  const isPlayer = mode === 'player';
  const root = resolve(import.meta.dirname, 'web', isPlayer ? 'player' : '.');
  return {
    root,
    base: '/',
    plugins: [react()],
    build: {
      outDir: resolve(import.meta.dirname, 'dist', 'web', isPlayer ? 'player' : 'app'),
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: false,
      chunkSizeWarningLimit: 900,
    },
  };
});
