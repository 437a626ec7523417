import { isNamespace } from '../../language/namespace.ts';
import { reference } from '../../language/reference.ts';

/** A reference, and whether it is known to be what Connect made of the value. */
interface Resolved {
  readonly path: string;
  readonly sure: boolean;
}

/** The names of system attributes that say no path. Letter case does not matter. */
const systemNames: { readonly [name: string]: readonly string[] } = {
  'customer number': ['CustomerEndpoint', 'Address'],
  'dialed number': ['SystemEndpoint', 'Address'],
  'customer callback number': ['CustomerCallBackPhoneNumber'],
  'stored customer input': ['StoredCustomerInput'],
  'contact id': ['ContactId'],
  'initial contact id': ['InitialContactId'],
  'previous contact id': ['PreviousContactId'],
  'initiation method': ['InitiationMethod'],
  'instance arn': ['InstanceARN'],
  'text to speech voice': ['TextToSpeechVoiceId'],
};

/** Where the values of the other namespaces are found. */
const roots: { readonly [namespace: string]: readonly string[] } = {
  'User Defined': ['Attributes'],
  External: ['External'],
  Lex: ['Lex'],
  'Lex.Slots': ['Lex', 'Slots'],
  'Lex.Attributes': ['Lex', 'SessionAttributes'],
  'Lex.SessionAttributes': ['Lex', 'SessionAttributes'],
};

/**
 * The reference to an attribute that a legacy export names by namespace and name: `System` and `Customer Number` are
 * `$.CustomerEndpoint.Address`.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
export function attributeValue(namespace: string, name: string): Resolved {
  const root = Object.hasOwn(roots, namespace) ? roots[namespace] : undefined;
  if (root !== undefined) return resolved([...root, name], true);
  if (namespace === 'System') {
    const key = name.toLowerCase();
    const known = Object.hasOwn(systemNames, key) ? systemNames[key] : undefined;
    const path = known ?? name.split('.');
    return resolved(path, isNamespace(path[0] ?? ''));
  }
  return resolved([...namespace.split('.'), name], false);
}

/** A quotation mark cannot stand in a bracketed name. */
function resolved(names: readonly string[], sure: boolean): Resolved {
  const sound = names.map((name) => name.replaceAll("'", ''));
  return {
    path: reference(...sound).path,
    sure: sure && sound.every((name, index) => name === names[index]),
  };
}
