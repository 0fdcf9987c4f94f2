import { defineConfig } from 'astro/config';

export default defineConfig({ site: 'https://tide-and-moss.example' });
