import { sameSecret, tokenHash } from '../../kernel/secrets.ts';
import type { PasskeyExpected, PasskeyJudge } from '../../modules/identity/ports.ts';

/** EdDSA, ES256, RS256: what authenticators sign with today (IANA COSE numbers). */
const ALGORITHMS = [-8, -7, -257];

/** Judges passkeys with SimpleWebAuthn, which is read from disk when the first passkey comes, not at start. */
export function webauthnPasskeys(): PasskeyJudge {
  const library = () => import('@simplewebauthn/server');
  return {
    async judgeNew({ credentialId, clientData, attestation, transports }, expected) {
      const { verifyRegistrationResponse } = await library();
      const verdict = await orNull(() =>
        verifyRegistrationResponse({
          ...against(expected),
          supportedAlgorithmIDs: ALGORITHMS,
          response: {
            id: credentialId,
            rawId: credentialId,
            type: 'public-key',
            clientExtensionResults: {},
            response: { clientDataJSON: clientData, attestationObject: attestation, transports: [...transports] },
          },
        }),
      );
      if (!verdict?.verified) return null;
      const { id, publicKey, counter } = verdict.registrationInfo.credential;
      return { credentialId: id, publicKey, counter };
    },
    async judge({ credentialId, clientData, authenticatorData, signature }, passkey, expected) {
      const { verifyAuthenticationResponse } = await library();
      const verdict = await orNull(() =>
        verifyAuthenticationResponse({
          ...against(expected),
          // The count is compared and kept in one statement of ours, so that two answers at once cannot both pass.
          credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
          response: {
            id: credentialId,
            rawId: credentialId,
            type: 'public-key',
            clientExtensionResults: {},
            response: { clientDataJSON: clientData, authenticatorData, signature },
          },
        }),
      );
      return verdict?.verified ? { counter: verdict.authenticationInfo.newCounter } : null;
    },
  };
}

function against({ origin, rpId, challengeHash }: PasskeyExpected) {
  return {
    expectedOrigin: origin,
    expectedRPID: rpId,
    expectedChallenge: (challenge: string) => sameSecret(tokenHash(challenge), challengeHash),
    requireUserVerification: true,
  };
}

/** The library throws for every answer that does not hold, from a wrong origin to bytes that mean nothing. */
async function orNull<T>(judge: () => Promise<T>): Promise<T | null> {
  try {
    return await judge();
  } catch {
    return null;
  }
}
