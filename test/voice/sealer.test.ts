import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { buildClient, CommitmentPolicy, RawRsaKeyringNode } from '@aws-crypto/client-node';
import { beforeAll, describe, expect, test } from 'vitest';
import { connectSealer } from '../../src/voice/sealer.ts';
import { selfSigned } from './certificate.ts';

const keyId = 'a5ecd749-4bd8-4a94-bfde-27eefe4f12b1';
const entry = '4111111111111111';

describe('an entry that is sealed', () => {
  let certificate: string;
  let publicPem: string;
  let privatePem: string;
  beforeAll(() => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    certificate = selfSigned(publicKey, privateKey);
    publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  });

  /** As a function decrypts what Amazon Connect has stored. */
  const opened = async (sealed: string, keyName = keyId) => {
    const { decrypt } = buildClient(CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT);
    const keyring = new RawRsaKeyringNode({
      keyNamespace: 'AmazonConnect',
      keyName,
      rsaKey: { privateKey: privatePem },
      oaepHash: 'sha512',
    });
    return (await decrypt(keyring, Buffer.from(sealed, 'base64'))).plaintext.toString();
  };

  test.each<readonly [string, () => string]>([
    ['a certificate', () => certificate],
    ['a certificate on one line', () => certificate.replaceAll('\n', ' ')],
    ['a certificate with the line ends of Windows', () => certificate.replaceAll('\n', '\r\n')],
    ['a certificate among other text', () => `subject=CN = trunkline\n${certificate}# end`],
    ['the public key alone', () => publicPem],
  ])('is opened with the private key of %s', async (_name, key) => {
    const sealed = await connectSealer().seal(entry, { keyId, key: key() });
    expect(sealed).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(await opened(sealed)).toBe(entry);
  });

  test('is another one each time, and holds nothing of what was entered', async () => {
    const sealer = connectSealer();
    const [one, other] = [
      await sealer.seal(entry, { keyId, key: certificate }),
      await sealer.seal(entry, { keyId, key: certificate }),
    ];
    expect(one).not.toBe(other);
    expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain(entry.slice(0, 6));
    expect(await opened(await sealer.seal('', { keyId, key: certificate }))).toBe('');
  });

  test('has the form of those that Amazon Connect makes', async () => {
    const bytes = Buffer.from(await connectSealer().seal(entry, { keyId, key: certificate }), 'base64');
    // Version 1, data that is authenticated, AES-256-GCM with HKDF-SHA384 and ECDSA P-384.
    expect(bytes.subarray(0, 4).toString('hex')).toBe('01800378');
    let at = 4 + 16;
    const next = (): Buffer => {
      const length = bytes.readUInt16BE(at);
      const part = bytes.subarray(at + 2, at + 2 + length);
      at += 2 + length;
      return part;
    };
    expect(next().toString()).toContain('aws-crypto-public-key');
    expect(bytes.readUInt16BE(at)).toBe(1);
    at += 2;
    expect(next().toString()).toBe('AmazonConnect');
    expect(next().toString()).toBe(keyId);
    const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha512' };
    expect(privateDecrypt({ key: privatePem, ...padding }, next())).toHaveLength(32);
    // In frames of 4096 bytes.
    expect(bytes.subarray(at, at + 10).toString('hex')).toBe('02000000000c00001000');
  });

  test('is not opened under another key id', async () => {
    const sealed = await connectSealer().seal(entry, { keyId, key: certificate });
    await expect(opened(sealed, 'another')).rejects.toThrow();
  });
});

const pem = (type: 'rsa' | 'ec', bits = 2048) => {
  const { publicKey, privateKey } =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: bits })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    key: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: selfSigned(publicKey, privateKey),
  };
};

describe('a key that nothing can be sealed with', () => {
  test.each<readonly [string, () => string, string]>([
    ['nothing', () => '', 'it is no certificate and no public key in PEM form'],
    ['a word', () => 'secret-word', 'it is no certificate and no public key in PEM form'],
    ['a private key', () => pem('ec').secret, 'it is no certificate and no public key in PEM form'],
    ['an elliptic curve', () => pem('ec').key, 'no RSA key is in it'],
    ['a certificate of an elliptic curve', () => pem('ec').certificate, 'no RSA key is in it'],
    [
      'a certificate that is cut off',
      () => pem('rsa').certificate.replace(/(BEGIN CERTIFICATE-----\n)[^\n]+\n/, '$1'),
      'no RSA key is in it',
    ],
    [
      'a public key that is none',
      () => '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
      'no RSA key is in it',
    ],
    ['a key that is too short', () => pem('rsa', 1024).key, 'it has fewer than 1296 bits'],
  ])('%s is told, and nothing of the entry', async (_name, key, problem) => {
    const given = key();
    const error = await connectSealer()
      .seal(entry, { keyId, key: given })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'bad_encryption_key',
      message: expect.stringContaining(`cannot be encrypted with the key of the step: ${problem}.`),
    });
    for (const part of [entry, 'secret-word', given.slice(40, 80)].filter(Boolean)) {
      expect(JSON.stringify([error, (error as Error).message, (error as Error).cause])).not.toContain(part);
    }
  });

  test('a key without an id is told', async () => {
    await expect(connectSealer().seal(entry, { keyId: '', key: pem('rsa').key })).rejects.toMatchObject({
      code: 'bad_encryption_key',
      message: expect.stringContaining('it has no id'),
    });
  });

  test('the smallest key that does is enough', async () => {
    expect(await connectSealer().seal(entry, { keyId, key: pem('rsa', 1296).key })).not.toBe('');
  });
});
