import type { Api } from '../../../../contract/api.ts';

type Challenge = Api['POST /passkey-challenges']['answer'];
type Creation = Api['POST /me/passkey-challenges']['answer'];
type Proof = Api['POST /passkey-sign-ins']['body']['proof'];
type NewProof = Api['POST /me/passkeys']['body']['proof'];

/** The person closed the device's window, took too long, or no passkey of this site is at hand: browsers do not say which. */
export class PasskeyNotGiven extends Error {
  override readonly name = 'PasskeyNotGiven';
}

/** Browsers keep passkeys to https and to this very machine; elsewhere the buttons are not shown. */
export function canUsePasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

/** EdDSA, ES256, RS256 (IANA COSE numbers), as the server judges them. */
const ALGORITHMS = [-8, -7, -257] as const;

// The library is fetched when a passkey is first asked for, never before.
const library = () => import('@simplewebauthn/browser');

/** Asks the device to answer a challenge with a passkey that it holds. */
export async function answerChallenge({ ceremonyId, challenge, rpId, timeoutMs, allowed }: Challenge) {
  const { startAuthentication } = await library();
  const { id, response } = await orNotGiven(() =>
    startAuthentication({
      optionsJSON: {
        challenge,
        rpId,
        timeout: timeoutMs,
        userVerification: 'required',
        allowCredentials: allowed.map((known) => ({
          id: known.credentialId,
          type: 'public-key' as const,
          transports: reach(known.transports),
        })),
      },
    }),
  );
  const proof: Proof = {
    credentialId: id,
    clientData: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
    userHandle: response.userHandle ?? null,
  };
  return { ceremonyId, proof };
}

/** Asks the device to make a passkey that finds its account by itself. */
export async function makePasskey({ ceremonyId, challenge, rp, user, timeoutMs, existing }: Creation) {
  const { startRegistration } = await library();
  const { id, response } = await orNotGiven(() =>
    startRegistration({
      optionsJSON: {
        challenge,
        rp,
        user,
        timeout: timeoutMs,
        attestation: 'none',
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ alg, type: 'public-key' as const })),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        excludeCredentials: existing.map((known) => ({
          id: known.credentialId,
          type: 'public-key' as const,
          transports: reach(known.transports),
        })),
      },
    }),
  );
  const proof: NewProof = {
    credentialId: id,
    clientData: response.clientDataJSON,
    attestation: response.attestationObject,
    transports: (response.transports ?? []) as NonNullable<NewProof['transports']>,
  };
  return { ceremonyId, proof };
}

type Transport = 'ble' | 'cable' | 'hybrid' | 'internal' | 'nfc' | 'smart-card' | 'usb';
const reach = (transports: readonly string[]) => transports as Transport[];

async function orNotGiven<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof Error ? new PasskeyNotGiven(error.name) : error;
  }
}
