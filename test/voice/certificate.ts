import { type KeyObject, sign } from 'node:crypto';

const element = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length % 256];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: readonly Buffer[]) => element(0x30, ...parts);
const hex = (tag: number, content: string) => element(tag, Buffer.from(content, 'hex'));
const time = (text: string) => element(0x17, Buffer.from(text));

const sha256WithRsa = sequence(hex(0x06, '2a864886f70d01010b'), hex(0x05, ''));
const sha256WithEcdsa = sequence(hex(0x06, '2a8648ce3d040302'));

/**
 * A certificate that a key has signed for itself, as PEM: Node reads certificates and makes none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function selfSigned(publicKey: KeyObject, privateKey: KeyObject): string {
  const algorithm = privateKey.asymmetricKeyType === 'ec' ? sha256WithEcdsa : sha256WithRsa;
  const name = sequence(
    element(0x31, sequence(hex(0x06, '550403'), element(0x0c, Buffer.from('trunkline')))),
  );
  const content = sequence(
    element(0xa0, hex(0x02, '02')),
    hex(0x02, '01'),
    algorithm,
    name,
    sequence(time('250101000000Z'), time('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = element(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const text = sequence(content, algorithm, signature).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${text.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}
