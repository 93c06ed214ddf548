/** Characters of the sum that tell two builds of a version apart. */
const SHORT = 12;

/** The name a build is served under (`1.2.0+3f9a…`): what servers announce and rollouts move. */
export function buildName({ version, digest }: { version: string; digest: string }): string {
  return `${version}+${digest.slice('sha256:'.length, 'sha256:'.length + SHORT)}`;
}
