import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { TrunklineError } from '../language/error.ts';
import type { Log } from '../language/log.ts';
import type { Sealer, SealingKey } from './sealer.ts';

/** Keeps what a caller types for an encrypted entry from everybody. */
export interface Vault {
  /** Whether entries can be encrypted at all. The log is told where they cannot. */
  seals(to: SealingKey, contactId: string): boolean;
  /** The ciphertext that the flow gets; nothing where the key is none. */
  seal(keys: string, to: SealingKey, contactId: string): Promise<string | undefined>;
  /** Keys of an entry that is not complete, for the store; nothing where there is no secret to hide them with. */
  keep(keys: string): string | undefined;
  /** The reverse of `keep`, on any server with the same secret; nothing where it was another one. */
  open(kept: string): string | undefined;
}

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Opens the vault. Without a sealer nothing is encrypted, and without a secret no entry can be left half typed. */
export function vaultOf(sealer: Sealer | undefined, secret: string | undefined, log: Log): Vault {
  const key =
    secret === undefined
      ? undefined
      : Buffer.from(hkdfSync('sha256', secret, '', 'keys of encrypted entries', 32));
  return {
    seals({ keyId }, contactId) {
      if (sealer !== undefined) return true;
      const message = 'The flow has an entry encrypted, and nothing encrypts on this phone.';
      const advice = 'Give a sealer: connectSealer() encrypts as Amazon Connect does.';
      log({ level: 'warn', message, contactId, keyId, advice });
      return false;
    },
    async seal(keys, to, contactId) {
      try {
        return await sealer?.seal(keys, to);
      } catch (error) {
        // Nobody knows what of the keys stands in the words of an error.
        const code = error instanceof TrunklineError ? error.code : 'unknown';
        log({ level: 'error', message: 'An entry was not encrypted.', contactId, keyId: to.keyId, code });
        return undefined;
      }
    },
    keep(keys) {
      if (key === undefined) return undefined;
      const nonce = randomBytes(nonceLength);
      const sealing = createCipheriv(cipher, key, nonce);
      const hidden = Buffer.concat([sealing.update(keys, 'utf8'), sealing.final()]);
      return Buffer.concat([nonce, sealing.getAuthTag(), hidden]).toString('base64url');
    },
    open(kept) {
      if (kept === '') return '';
      if (key === undefined) return undefined;
      const bytes = Buffer.from(kept, 'base64url');
      try {
        const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength));
        opening.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
        const keys = Buffer.concat([
          opening.update(bytes.subarray(nonceLength + tagLength)),
          opening.final(),
        ]);
        return keys.toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
