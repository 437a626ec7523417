import { expect, test } from 'vitest';
import { rowsIn, titlesIn } from '../../titles.ts';

/**
 * What Twilio does otherwise than one would think, and which test keeps a phone from falling for it: the file, and the
 * title of the test or the name of its row. Some are traps for any application: there the test is one of the caller
 * that carries documents out.
 */
const index: { readonly [trap: string]: readonly (readonly [file: string, name: string])[] } = {
  // The package.
  'a voice that the package of Twilio does not list speaks nothing': [
    ['action/twilio-voice.test.ts', 'the voices are those of the package of Twilio'],
    ['voice/twilio/speak.property.test.ts', 'a text comes out of the document as it went in'],
  ],
  'several inputs are one attribute with spaces, an empty one is kept, and one that is absent is not written':
    [
      ['voice/twilio/gather.test.ts', 'listens to words and keys'],
      ['voice/twilio/gather.test.ts', 'takes one key, and # among them'],
    ],

  // What is said.
  'without a voice, the setting of the account speaks': [
    ['action/twilio-voice.test.ts', 'none is set'],
    ['voice/twilio/speak.test.ts', 'prompts in order'],
  ],
  'a voice that Twilio has not, or not with this engine, needs another in its place, and somebody has to hear of it':
    [
      ['action/twilio-voice.test.ts', 'no generative twin'],
      ['action/twilio-voice.test.ts', 'another voice of its language, whatever the contact speaks'],
      ['action/twilio-voice.test.ts', 'a language that Twilio has no Polly voice of'],
      ['check/on-twilio.test.ts', 'an engine that a voice has not'],
      ['check/on-twilio.test.ts', 'a voice that is not there'],
    ],
  'a style of speaking is lost': [['check/on-twilio.test.ts', 'a style of speaking']],
  'a <Say> of more than 3000 bytes is not said': [
    ['voice/twilio/split.test.ts', 'of 3001 letters, cut anywhere'],
    ['voice/twilio/split.test.ts', 'of sentences, cut between them'],
    [
      'voice/twilio/say.test.ts',
      'the text of a prompt that is too long is said by several verbs, and none of it is lost',
    ],
    ['voice/twilio/speak.property.test.ts', 'a text comes out of the document as it went in'],
  ],
  'nor one of more than 4500 characters as a URL writes them': [
    ['voice/twilio/split.test.ts', 'whose letters are bytes'],
    ['voice/twilio/split.test.ts', 'of Devanagari'],
    ['twiml/validate.test.ts', `<Say voice="Polly.Joanna">\${'ü'.repeat(751)}</Say>`],
  ],
  'tags count for a voice of Google, and not for one of Polly': [
    ['voice/twilio/split.test.ts', 'does not count tags'],
    [
      'voice/twilio/say.test.ts',
      'tags count where the account chooses the voice, since one of Google counts them',
    ],
  ],
  'SSML stands in <Say> without <speak>': [['voice/twilio/say.test.ts', 'child elements, without <speak>']],
  'tags that only Polly knows are dropped with their words kept, and somebody has to hear of it': [
    ['voice/twilio/say.test.ts', 'what only Polly knows is dropped'],
    ['voice/twilio/speak.property.test.ts', 'every word of SSML is said, well-formed or not'],
    ['check/on-twilio.test.ts', 'tags that only Polly knows'],
  ],
  'digits in a row are said as one number: what is to be spelled comes with spaces or as characters': [
    ['voice/twilio/say.test.ts', 'a text as it is'],
    ['fulfillment/spoken/spoken.test.ts', 'a number is spelled in two groups, and heard alike from SSML'],
  ],
  'a <Pause> stands beside <Say> and not in it': [
    ['voice/twilio/say.test.ts', 'a pause alone'],
    [
      'voice/twilio/speak.property.test.ts',
      'Twilio carries out every document of every moment, and a moment has one document',
    ],
  ],
  'a character that XML may not hold makes the whole document unreadable': [
    ['voice/twilio/say.test.ts', 'characters that XML has not'],
    [
      'voice/twilio/safe-text.test.ts',
      'every character that XML may hold stays, and every other becomes a space',
    ],
  ],
  'Twilio cannot fetch a prompt of Connect or of S3 that has no public address': [
    ['voice/twilio/speak.test.ts', 'a recording without an address is not heard'],
    ['voice/twilio/speak.test.ts', 'a recording with an address'],
    ['check/on-twilio.test.ts', 'a recording without an address'],
  ],
  '<Say loop="0"> is said a thousand times, and w waits for half a second': [
    ['twiml/caller.test.ts', 'words without end are a thousand times'],
    ['twiml/caller.test.ts', 'keys, half a second each'],
  ],

  // What is asked.
  'with # as the usual key that ends an entry, the option # of a menu can never be chosen': [
    ['voice/twilio/gather.test.ts', 'takes one key, and # among them'],
    ['twiml/gather.test.ts', 'with the default finish key # is none'],
    ['voice/entries.test.ts', 'in a menu, %j leads to %s'],
  ],
  'without an action, a <Gather> asks for its own document again, for ever': [
    [
      'voice/twilio/speak.property.test.ts',
      'no document runs out where the caller is there, and every address in it is whole and names its turn',
    ],
    [
      'twiml/gather.test.ts',
      'without an action the document itself is asked again: a loop, if nothing tells the two apart',
    ],
  ],
  'without keys, a <Gather> goes on to the next verb, unless it is to tell that too': [
    ['voice/twilio/gather.test.ts', 'takes one key, and # among them'],
    ['twiml/gather.test.ts', 'silence falls through to the next verb, five seconds after the prompts'],
    ['twiml/gather.test.ts', 'silence goes to the action with actionOnEmptyResult'],
  ],
  'an empty result comes with empty parameters or with none': [
    ['voice/twilio/line-answer.test.ts', 'nothing at all'],
    ['voice/twilio/line-answer.test.ts', 'nothing in it'],
    ['twiml/gather.test.ts', 'an empty result may come without any parameters'],
  ],
  'a key that matches no option and no key at all are two things': [
    ['voice/entries.test.ts', 'in a menu, %j leads to %s'],
  ],
  'an action of a document that was handed in with the call has to be a whole address': [
    [
      'voice/twilio/speak.property.test.ts',
      'no document runs out where the caller is there, and every address in it is whole and names its turn',
    ],
  ],
  'a <Gather> holds nothing but words, recordings and pauses': [
    ['twiml/validate.test.ts', '<Gather><Hangup/></Gather>'],
    [
      'voice/twilio/speak.property.test.ts',
      'Twilio carries out every document of every moment, and a moment has one document',
    ],
  ],
  'keys cut off whatever stands in a <Gather>, and nothing that stands before it': [
    ['voice/twilio/gather.test.ts', 'has what was said before it outside, where no key stops it'],
    ['voice/twilio/gather.test.ts', 'that a caller may not interrupt speaks before it listens'],
    ['twiml/gather.test.ts', 'a prompt outside of the question cannot be cut, and a key in it is lost'],
  ],
  'the time for the first key is the time between keys, from the end of the prompts on': [
    ['voice/twilio/gather.test.ts', 'that waits longer for its first key has a pause, which a key cuts off'],
    ['voice/twilio/gather.test.ts', 'that waits shorter for its first key waits as between keys'],
    ['twiml/gather.test.ts', 'the time begins again at every key'],
    ['check/on-twilio.test.ts', 'a first key with less time than the others'],
  ],
  'an entry may end by up to five keys in Connect, and by one in Twilio': [
    ['voice/twilio/gather.test.ts', 'ends by the last of several keys'],
    ['voice/entries.test.ts', 'two keys that end it, and the second one before'],
    ['voice/entries.test.ts', 'five keys that end it, which end it by themselves'],
  ],
  '* starts an entry over in Connect, and is a key like any other in Twilio': [
    ['voice/entries.test.ts', 'a * that starts over'],
    ['voice/entries.test.ts', 'a * among as many keys as it may have'],
    ['voice/entries.test.ts', 'a * that is a key'],
  ],
  'the key that ends an entry is not among its keys, and alone it is an empty entry': [
    ['voice/twilio/line-answer.test.ts', 'the end alone'],
    ['voice/entries.test.ts', 'only the key that ends it'],
    ['twiml/gather.test.ts', 'the finish key is not among the digits'],
  ],
  'nobody but the phone encrypts an entry, and it has to before anything is written': [
    ['voice/encrypted.test.ts', 'is sealed before anything is written'],
    ['voice/encrypted.test.ts', '%s takes the error exit, and is written nowhere'],
  ],
  'keys before the question are lost': [['check/on-twilio.test.ts', 'keys before the question']],

  // Bots.
  'speechTimeout="auto" may not stand beside a speech model, and otherwise it is whole seconds': [
    ['voice/twilio/gather.test.ts', 'listens to words and keys'],
    ['voice/twilio/gather.test.ts', 'waits for the first word, and for the end, in whole seconds'],
    ['twiml/validate.test.ts', '<Gather input="speech" speechTimeout="auto" speechModel="phone_call"/>'],
  ],
  'no more than a minute of speech is recognised': [
    [
      'voice/twilio/gather.test.ts',
      'waits no longer than Twilio recognises speech, and no longer than ten minutes for its first word',
    ],
    ['twiml/gather.test.ts', 'speech: a minute of it at most'],
  ],
  'what the typings have and the table of attributes has not does nothing': [
    ['voice/twilio/gather.test.ts', 'has no longest length of speech, which Twilio does not document'],
    ['twiml/validate.test.ts', '<Gather maxSpeechTime="9"/>'],
  ],
  'of more than 500 hints, and of one with more than 100 letters, the rest does nothing': [
    ['twiml/validate.test.ts', `<Gather input="speech" hints="\${'a,'.repeat(500)}a"/>`],
    ['twiml/validate.test.ts', `<Gather input="speech" hints="\${letters(101)}"/>`],
  ],
  'of keys and words, what was first counts': [
    ['twiml/gather.test.ts', 'both: keys came first'],
    ['twiml/gather.test.ts', 'both: speech came first'],
  ],
  'the words come without a confidence': [['voice/twilio/line-answer.test.ts', 'words without a confidence']],
  'the bot reads text, so how sure the hearing was has to be looked at before it': [
    ['voice/questions.test.ts', 'who is not understood is asked again twice, and then taken at their word'],
  ],
  'settings of Lex for keys and language are those of <Gather>, and the key that deletes is nobody else’s': [
    ['voice/twilio/gather.test.ts', 'takes its setting for keys'],
    ['voice/twilio/gather.test.ts', 'listens in the language of the contact'],
    ['voice/questions.test.ts', 'of the keys %s with %j the bot reads %s'],
  ],

  // Third parties.
  'without an action, the next verb follows a <Dial>; with one, nothing behind it is carried out': [
    ['twiml/dial.test.ts', 'without an action the next verb comes, unlike after a <Gather>'],
    ['voice/twilio/dial.test.ts', 'has an action whether the flow goes on or not'],
  ],
  'a third party who is busy, does not answer or is not reached leads on, each its way': [
    ['voice/twilio/line-answer.test.ts', 'a <Dial> that is "%s" is %s'],
    ['voice/twilio/service.test.ts', 'a call to a third party: $name'],
    ['voice/joined.test.ts', 'with resume %s, %s leads to %s'],
  ],
  'a talk without a way back ends the contact': [
    [
      'voice/joined.test.ts',
      'a talk without a way back ends the contact; a word that makes no sense is a call that failed',
    ],
  ],
  'keys after the connection wait for half a second, and not for 750 ms': [
    ['voice/twilio/dial.test.ts', 'gets keys, and waits of 750 ms as half seconds'],
  ],
  'nobody answers after 30 seconds, and four hours end every talk': [
    ['voice/twilio/dial.test.ts', 'rings as long as the flow says'],
    ['twiml/dial.test.ts', 'nobody answers in 30 seconds'],
    ['twiml/dial.test.ts', 'four hours end the talk where there is no time limit'],
  ],
  '* ends a talk only where the document says so': [
    ['twiml/caller.test.ts', 'a * in a talk where nothing says that it ends it'],
    ['twiml/dial.test.ts', 'the caller presses * where that ends the talk'],
  ],
  'the number that is shown is the caller’s own, unless it is one of the account': [
    ['voice/twilio/dial.test.ts', 'is called'],
    ['voice/twilio/dial.test.ts', 'sees the number of the account rather'],
  ],
  'the document of a <Number> is heard by who answers, and not by the caller': [
    [
      'twiml/dial.test.ts',
      'the document of a <Number> is heard by who answers, before the two are connected',
    ],
  ],
  'whispers and hold flows are not played': [
    ['check/on-twilio.test.ts', 'a whisper'],
    ['check/on-twilio.test.ts', 'music on hold'],
    ['voice/twilio/service.test.ts', 'an agent takes the caller, who hears nothing of ours, and hangs up'],
  ],

  // Queues.
  'the document of a wait is asked for again whenever it has run out': [
    ['voice/twilio/service.test.ts', 'the wait in a queue is asked for again and again, and is the same'],
    [
      'twiml/enqueue.test.ts',
      'the wait document is requested again whenever it runs out, with what Twilio knows of the queue',
    ],
  ],
  'in a queue there is no calling and no other queue': [
    ['voice/twilio/queue.test.ts', 'of another kind is joined from the call'],
    ['voice/twilio/dial.test.ts', 'is called by the document that follows the queue'],
    ['twiml/enqueue.test.ts', 'a wait document that is none puts the caller out, with an error'],
  ],
  'the name of a queue has 64 letters at most, and no more callers wait in it than it says': [
    ['voice/twilio/queue.test.ts', 'has a name that is not too long'],
    ['twiml/enqueue.test.ts', 'as many callers as may wait are a full queue'],
  ],
  'a queue tells of an agent when the talk is over': [
    ['voice/twilio/service.test.ts', 'a caller leaves the queue: $result $more.CallStatus'],
    ['twiml/enqueue.test.ts', 'an agent takes the caller: the bridge ends, and then the action is told'],
  ],
  'a queue that is full or fails takes nobody, and says so where a caller leaves it': [
    ['voice/twilio/service.test.ts', 'a queue that does not take the caller: %s'],
    [
      'voice/crossings.test.ts',
      'a queue that fails before it takes the caller is an exit, and one that has taken them is the end',
    ],
  ],
  'messages that the flow interrupts have to end by themselves, and be followed by a way on': [
    ['voice/twilio/queue.test.ts', 'plays until the flow goes on, and fills the rest with silence'],
    ['voice/twilio/queue.test.ts', 'goes on after a recording, whose length is not known'],
  ],

  // Recordings.
  'without an action, a <Record> asks for its own document again': [
    ['twiml/record.test.ts', 'without an action the document itself is asked again'],
  ],
  'any key, five seconds of silence, an hour or a hang-up ends a <Record>': [
    ['twiml/record.test.ts', 'any key ends it, unless finishOnKey names others'],
    ['twiml/record.test.ts', 'a silence of five seconds ends it'],
    ['twiml/record.test.ts', 'an hour ends it where no longest length is written'],
    ['twiml/record.test.ts', 'a hang-up ends it, and the action is told'],
  ],
  'a document begins a recording, and none can end it: that takes the API': [
    ['voice/twilio/speak.test.ts', 'begins where the caller joins a queue'],
    [
      'voice/joined.test.ts',
      'a recording begins with the document that says so, and is stopped when the flow turns it off',
    ],
    ['cli/twilio/stop-recording.test.ts', 'what is being recorded of a call is stopped'],
  ],

  // The end.
  'a document that runs out hangs up, and so does an empty one': [
    [
      'voice/twilio/speak.property.test.ts',
      'no document runs out where the caller is there, and every address in it is whole and names its turn',
    ],
    ['twiml/caller.test.ts', 'the document runs out'],
    ['twiml/caller.test.ts', 'an empty document'],
  ],
  'nothing behind a <Redirect> or a <Hangup> is ever carried out': [
    ['twiml/validate.test.ts', '<Redirect>/a</Redirect><Say>Hello</Say>'],
    ['twiml/validate.test.ts', '<Hangup/><Say>Hello</Say>'],
  ],
  'a <Reject> that is not the first verb comes too late': [
    ['twiml/validate.test.ts', '<Say>Hello</Say><Reject/>'],
    ['twiml/webhook.test.ts', 'a call that is rejected as %s was never answered'],
  ],
  'a hang-up is told by the status callback and by nothing else, so it has to be set': [
    ['cli/twilio-setup.test.ts', 'with --yes it is changed, and then there is nothing left to do'],
    ['cli/twilio-serve.test.ts', 'it says what to set at Twilio, and what callers will not get'],
    ['voice/twilio/service.test.ts', 'the status $status, twice and late'],
  ],
  'a hang-up may be told before its call is': [
    [
      'voice/early-hang-ups.test.ts',
      'is over wherever its caller hangs up as it comes in, told to another server %s each step',
    ],
  ],
  'a disconnect flow is played with nobody on the line': [
    ['voice/hang-up.test.ts', 'wants somebody else on the line'],
    ['voice/hang-up.test.ts', 'that %s'],
  ],
  'a Wait is an error by voice, and no pause': [
    [
      'voice/outside.test.ts',
      'a step that lets time pass takes its error exit, as on a phone of Amazon Connect',
    ],
  ],
  'there are no hours, metrics and services but those that the phone is given': [
    ['voice/phone-platform.test.ts', 'what is not there has failed, and a line says what to add'],
    ['voice/phone-platform.test.ts', 'hours are calendars, by their name or by that of the queue'],
    ['voice/phone-platform.test.ts', 'metrics and services are those that are given'],
  ],

  // What Twilio sends.
  'parameters that are new come without notice, and are signed': [
    ['voice/twilio/service.test.ts', 'parameters that are new at Twilio are signed and taken'],
  ],
  'a webhook may come by GET, with all of it in the query': [
    ['voice/twilio/service.test.ts', 'what Twilio sends by GET has its parameters in the query'],
  ],
  'a caller who hides the number comes as a word, or as one that is spelled on the keypad': [
    ['voice/twilio/service.test.ts', 'a caller who calls from "%s" has no number for the flow'],
    ['voice/twilio/caller-number.test.ts', 'From "$from" is $number'],
  ],
  'a status may come twice, late, and after one that it was before': [
    ['voice/twilio/service.test.ts', 'the status $status, twice and late'],
    ['voice/twilio/line-answer.test.ts', 'a call that is %s was hung up by %s'],
  ],
  'a callback wants 204 or an empty document for an answer': [
    ['voice/twilio/service.test.ts', 'the status $status, twice and late'],
    ['voice/twilio/service.test.ts', 'a recording is written down without its address'],
  ],

  // Signatures.
  'the example that Twilio publishes has to come out, with a port and without': [
    [
      'voice/twilio/signature.test.ts',
      'the example that Twilio publishes is signed, and a port beside it makes no difference',
    ],
    ['voice/twilio/signature.test.ts', 'where the public URL has a port, what is signed $name is let in'],
  ],
  'http for https, and a slash at the end, are other URLs': [
    ['voice/twilio/forgeries.ts', 'http://phone.example.com/voice'],
    ['voice/twilio/forgeries.ts', 'https://phone.example.com/voice/'],
    ['voice/twilio/misconfigured.test.ts', 'is named: $name'],
  ],
  'a query in another order, or written anew, is another URL': [
    ['voice/twilio/forgeries.ts', '/agent?queue=a&agent=b'],
    ['voice/twilio/forgeries.ts', '/agent?queue=a+b&agent=c'],
    ['serve/lambda-function-url.test.ts', 'a query that a URL would write anew'],
  ],
  'a fragment is not signed': [
    ['voice/twilio/signature.test.ts', 'a fragment that was left on is no part of what is signed'],
    ['voice/twilio/forgeries.ts', 'https://phone.example.com/voice#rc=2'],
    ['twiml/webhook.test.ts', 'a fragment is neither signed nor sent'],
  ],
  'a parameter that is missing, trimmed or made a number is not what was signed': [
    ['voice/twilio/signature.test.ts', 'what is signed is held against its signature as it came: $name'],
    ['voice/twilio/line-answer.test.ts', 'a zero before'],
    ['voice/twilio/line-answer.test.ts', 'words with nothing of keys'],
  ],
  'a name with several values is signed with each of them, once': [
    [
      'voice/twilio/service.test.ts',
      'a name that stands in a form three times is signed with all of its values',
    ],
    ['voice/twilio/signature.test.ts', 'a name that stands in a form twice with one value is signed once'],
  ],
  'an apostrophe in the URL is signed as it came': [
    ['voice/twilio/signature.test.ts', 'an apostrophe in the URL is signed as it stands there'],
    ['serve/lambda-function-url.test.ts', 'a query that a URL would write anew'],
  ],
  'where the body is signed by its hash, hash and signature both have to be right': [
    ['voice/twilio/service.test.ts', 'a body that is signed by its hash is let in with its hash'],
    ['voice/twilio/signature.test.ts', 'a body with the right hash is not let in by its hash alone'],
  ],
  'what a proxy, or a forger, says of scheme, host and path is not to be believed': [
    ['voice/twilio/forgeries.ts', 'x-forwarded-host'],
    ['voice/twilio/forgeries.ts', 'x-forwarded-proto'],
    ['voice/twilio/misconfigured.test.ts', 'is named: $name'],
  ],
  'a proxy leaves the path of the public URL on, or takes it off': [
    ['voice/twilio/service.test.ts', 'under a prefix that a proxy leaves on'],
    ['voice/twilio/service.test.ts', 'under one that it takes off'],
  ],
  'in Lambda the body may be base64, and headers have any case': [
    ['serve/lambda-function-url.test.ts', 'a body of $name keeps its bytes'],
    [
      'serve/lambda-function-url.test.ts',
      'headers are found in any case, cookies are one header, and what is absent is empty',
    ],
  ],
  'while a token is replaced, the old one still signs': [
    ['voice/twilio/service.test.ts', 'while one token replaces another, a signature $name'],
  ],
  'calls of a subaccount are signed with the token of the subaccount': [
    ['voice/twilio/misconfigured.test.ts', 'a subaccount signs with its own token'],
  ],
  'a phone without a token would let everybody in': [
    ['voice/twilio/service.test.ts', 'no service with $name'],
  ],
  'a signature has no time, so a request that was captured is right for ever': [
    ['voice/twilio/service.test.ts', 'what is told again gets the same bytes, and the log says so'],
    [
      'voice/kept-calls.test.ts',
      'after its end, the arrival is known for more than a year, and starts nothing',
    ],
  ],

  // Time, repeats and limits.
  'a connection that fails is tried once more, so every request may come twice': [
    ['twiml/webhook.test.ts', 'a connection that fails is tried once more, with the same token'],
    ['voice/repeats.test.ts', 'delivered %s, it is the same call'],
    ['voice/twilio/service.test.ts', 'what is told again gets the same bytes, and the log says so'],
  ],
  'what one server remembers of a delivery, another does not': [
    ['voice/repeats.test.ts', 'at another server'],
    ['voice/repeats.test.ts', 'at two servers at once'],
    ['voice/twilio/fallback.test.ts', 'another server on the same store knows what was helped'],
  ],
  'an answer after 15 seconds is none, and two functions of eight seconds take longer': [
    ['twiml/webhook.test.ts', 'an answer that takes too long is none: "%s"'],
    [
      'voice/budget.test.ts',
      'tells the caller to wait, and the next request goes on with the same call of the function',
    ],
    ['voice/twilio/speak.test.ts', 'holds the line in the voice and the words that are wanted'],
  ],
  'whatever else is asked before the answer may take as long': [
    ['voice/outside.test.ts', 'what a contact begins with'],
    ['voice/outside.test.ts', 'the end of a recording: the caller goes on, and it is tried again'],
  ],
  'a document that cannot be had is asked of the fallback, and without one the call ends': [
    ['twiml/webhook.test.ts', 'the fallback is asked instead, and told why'],
    ['voice/twilio/fallback.test.ts', 'the caller hears again what the call was told last, then an apology'],
    ['cli/twilio-setup.test.ts', 'with --yes it is changed, and then there is nothing left to do'],
  ],
  'a fragment of the address sets how long Twilio waits and how often it tries': [
    ['twiml/webhook.test.ts', '%s sets how often'],
    ['twiml/webhook.test.ts', 'an error of the server is no failed connection, but may be tried again: "%s"'],
  ],
  'a document of more than 64 kB is refused as a whole': [
    ['voice/twilio/say.test.ts', 'a document of too many %s is not too long for Twilio, and still asks'],
    ['twiml/validate.test.ts', 'a document of exactly 64 kB is taken'],
  ],
  'a document has to say that it is XML': [
    ['voice/twilio/service.test.ts', 'a call arrives, is asked, and ends: each answer a document of XML'],
    ['twiml/webhook.test.ts', 'another type'],
  ],
  'the credentials for tests can set nothing up': [
    ['cli/twilio-setup.test.ts', 'it is forbidden, as it is to the credentials for tests'],
  ],

  // What is remembered.
  'between two webhooks a server may be gone, with all that it knew of the call': [
    [
      'voice/twilio/remembered.test.ts',
      'whatever a call is made of is known to a server that has never seen it',
    ],
    [
      'cli/twilio-serve.test.ts',
      'calls are answered, go on after a restart, and are logged without what tells callers apart',
    ],
    ['voice/repeats.test.ts', 'by turns at two servers'],
  ],
  'cookies of Twilio are not signed, and go by the number and not by the call': [
    ['voice/twilio/service.test.ts', 'no answer sets a cookie: what is remembered of a call is in the store'],
  ],
  'which turn a request is for stands in its URL, and one that is ahead or past moves nothing': [
    ['voice/twilio/service.test.ts', 'a turn that the URL does not name is none'],
    [
      'voice/twilio/service.test.ts',
      'a turn that is ahead of its call moves nothing, and the log says where the call is: $target',
    ],
  ],
  'what is kept of a call has to go some day, and nothing may begin anew then': [
    [
      'voice/kept-calls.test.ts',
      'after its end, the arrival is known for more than a year, and starts nothing',
    ],
    ['voice/kept-calls.test.ts', 'a call that never ended does not go on when its turns are swept away'],
  ],
};

const places = Object.entries(index).flatMap(([trap, tests]) =>
  tests.map(([file, name]) => ({ trap, file, name })),
);

test.each(places)('$trap: $file has its test', ({ file, name }) => {
  expect([...titlesIn(file), ...rowsIn(file)]).toContain(name);
});
