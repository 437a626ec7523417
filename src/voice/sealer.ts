import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { TrunklineError } from '../language/error.ts';

/** What an entry is encrypted with, as the step says it. */
export interface SealingKey {
  /** The id under which Amazon Connect knows the key. */
  readonly keyId: string;
  /** The certificate as PEM, or the public key alone. */
  readonly key: string;
}

/** Encrypts what callers enter, so that nobody reads it who does not have the private key. */
export interface Sealer {
  /**
   * @throws {TrunklineError} `bad_encryption_key` for a key that nothing can be encrypted with. What was entered is
   * not in its words.
   */
  seal(keys: string, key: SealingKey): Promise<string>;
}

/**
 * Encrypts entries as Amazon Connect does: a message of the AWS Encryption SDK, in Base64, with one data key, which
 * is wrapped by RSA-OAEP with SHA-512 under the key id and the namespace `AmazonConnect`. Where Connect's messages are
 * decrypted, these are.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html
 *
 * @example
 * const sealed = await connectSealer().seal('4111', { keyId: 'a5ecd749-4bd8-4a94-bfde-27eefe4f12b1', key: certificate });
 */
export function connectSealer(): Sealer {
  return {
    seal: async (keys, { keyId, key }) => {
      if (keyId === '') throw badKey('it has no id');
      const publicKey = publicKeyIn(key);
      const { buildClient, CommitmentPolicy, RawRsaKeyringNode } = await import('@aws-crypto/client-node');
      const keyring = new RawRsaKeyringNode({
        keyNamespace: 'AmazonConnect',
        keyName: keyId,
        rsaKey: { publicKey: publicKey.export({ type: 'spki', format: 'pem' }) },
        oaepHash: 'sha512',
      });
      // Connect's messages name no commitment to their data key: they are of the format before it.
      const { encrypt } = buildClient(CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT);
      const { result } = await encrypt(keyring, keys);
      return result.toString('base64');
    },
  };
}

/** OAEP adds two hashes and two bytes to the data key. */
const leastBits = (32 + 2 * 64 + 2) * 8;

/** Reads PEM of which the line ends may have got lost on the way through a document. */
function publicKeyIn(pem: string): KeyObject {
  const [, label, body = ''] =
    /-----BEGIN (CERTIFICATE|PUBLIC KEY)-----([^-]+)-----END \1-----/.exec(pem) ?? [];
  if (label === undefined) throw badKey('it is no certificate and no public key in PEM form');
  const bytes = Buffer.from(body, 'base64');
  const key = label === 'CERTIFICATE' ? certified(bytes) : plain(bytes);
  if (key?.asymmetricKeyType !== 'rsa') throw badKey('no RSA key is in it');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits)
    throw badKey(`it has fewer than ${leastBits} bits`);
  return key;
}

function certified(bytes: Buffer): KeyObject | undefined {
  try {
    return new X509Certificate(bytes).publicKey;
  } catch {
    return undefined;
  }
}

function plain(bytes: Buffer): KeyObject | undefined {
  try {
    return createPublicKey({ key: bytes, format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

function badKey(problem: string): TrunklineError {
  return new TrunklineError(
    'bad_encryption_key',
    `What the caller enters cannot be encrypted with the key of the step: ${problem}. ` +
      'Write the id that Amazon Connect has given to the key, and the X.509 certificate of the key as PEM, beginning with -----BEGIN CERTIFICATE-----.',
  );
}
