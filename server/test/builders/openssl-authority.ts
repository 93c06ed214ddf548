import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A time stamp authority run by openssl, which is not ours: root, intermediate, and a signer of one kind of key. */
export type OpensslAuthority = { readonly rootFile: string; answer(query: Buffer): Buffer };

const run = (folder: string, ...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });

/** Whether this machine has openssl with time stamping. */
export function hasOpenssl(): boolean {
  try {
    return /OpenSSL/.test(execFileSync('openssl', ['version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

const SETTINGS = `[ tsa ]
default_tsa = one
[ one ]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
ess_cert_id_chain = no
[ ca ]
basicConstraints = critical, CA:true
[ stamper ]
extendedKeyUsage = critical, timeStamping
`;

export function opensslAuthority(
  folder: string,
  kind: 'rsa' | 'ec',
  { digests = 'sha256, sha512' } = {},
): OpensslAuthority {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsa.cnf'), SETTINGS.replace('sha256, sha512', digests));
  writeFileSync(join(folder, 'serial'), '01');
  const key = (name: string) =>
    kind === 'rsa'
      ? run(folder, 'genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', `${name}.key`)
      : run(folder, 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);
  const issue = (name: string, issuer: string, extension: string) => {
    key(name);
    run(folder, 'req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name} ${kind}`, '-out', `${name}.csr`);
    const by =
      name === issuer
        ? ['-key', `${name}.key`]
        : ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
    run(
      folder,
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      ...by,
      '-days',
      '30',
      '-extfile',
      'tsa.cnf',
      '-extensions',
      extension,
      '-out',
      `${name}.pem`,
    );
  };
  issue('root', 'root', 'ca');
  issue('middle', 'root', 'ca');
  issue('stamper', 'middle', 'stamper');
  return {
    rootFile: join(folder, 'root.pem'),
    answer(query) {
      writeFileSync(join(folder, 'query.tsq'), query);
      run(
        folder,
        'ts',
        '-reply',
        '-config',
        'tsa.cnf',
        '-queryfile',
        'query.tsq',
        '-signer',
        'stamper.pem',
        '-inkey',
        'stamper.key',
        '-chain',
        'middle.pem',
        '-out',
        'answer.tsr',
      );
      return readFileSync(join(folder, 'answer.tsr'));
    },
  };
}
