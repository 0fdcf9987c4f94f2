/** The files that `init` writes, as text. */
import type { FoundSite } from './detect-site.ts';

/** Path below the site's folder -> content. */
export function createStarterFiles(found: FoundSite, name: string): Map<string, string> {
  return new Map([
    ['alongside.config.json', renderConfig(found)],
    ['wrangler.toml', renderWranglerConfig(name)],
    ['.github/workflows/alongside.yml', renderWorkflow(found)],
  ]);
}

// --- internal ---

function renderConfig({ sources, site }: FoundSite): string {
  const config = {
    $schema: './node_modules/alongside/dist/alongside.schema.json',
    sources,
    ...(site && { site }),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

function renderWranglerConfig(name: string): string {
  return `name = "${toWorkerName(name)}"
main = "node_modules/alongside/dist/worker.js"
compatibility_date = "2026-04-01"

# The folder that \`alongside build\` writes. Nothing in it is served by itself: the Worker reads it.
[assets]
directory = ".alongside"
binding = "ASSETS"
run_worker_first = true
html_handling = "none"
not_found_handling = "none"
`;
}

/** Workers' names are lower-case letters, digits and hyphens, 63 at most. */
function toWorkerName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  return name ? `${name}-alongside` : 'alongside';
}

/** Installs what the site's own lock file names, so that nobody else's package of this name can come in. */
function renderWorkflow({ build }: FoundSite): string {
  return `# Builds the index and deploys the Worker whenever the articles change.
# Needs two repository secrets: CLOUDFLARE_API_TOKEN (template "Edit Cloudflare Workers") and CLOUDFLARE_ACCOUNT_ID.
name: alongside
on:
  push:
    branches: [main]
  workflow_dispatch:
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # What a build need not work out again; it may be deleted at any moment.
      - uses: actions/cache@v4
        with:
          path: .alongside-cache
          key: alongside-\${{ github.run_id }}
          restore-keys: alongside-
      - run: npm ci
${build ? `      - run: ${build}\n` : ''}      - run: npx alongside build
      - run: npx alongside deploy
        env:
          CLOUDFLARE_API_TOKEN: \${{ secrets.CLOUDFLARE_API_TOKEN }}
          CLOUDFLARE_ACCOUNT_ID: \${{ secrets.CLOUDFLARE_ACCOUNT_ID }}
`;
}
