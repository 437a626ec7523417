import fc from 'fast-check';
import type { JsonObject } from '../../src/language/document.ts';
import { type Any, action, equals, named, number, type WrittenAction, words } from './written-values.ts';

const { constantFrom, oneof, tuple, constant } = fc;

/** The id of the profile that was loaded, or another. */
const profile = constantFrom('$.Customer.ProfileId', 'profile-1', '$.Attributes.none');
/** Now and then more than Customer Profiles takes. */
const value = oneof({ weight: 9, arbitrary: words }, { weight: 1, arbitrary: constant('x'.repeat(256)) });
const profileFields = tuple(value, fc.subarray(['FirstName', 'Attributes.tier'])).map(
  ([FirstName, ProfileResponseData]): JsonObject => ({
    ProfileRequestData: { FirstName },
    ProfileResponseData,
  }),
);
const key = value.map((IdentifierValue): JsonObject => ({ IdentifierName: '_phone', IdentifierValue }));
const search = oneof<Any<JsonObject>[]>(
  key,
  tuple(key, constantFrom('AND', 'OR')).map(([one, LogicalOperator]) => ({
    SearchCriteria: [one],
    LogicalOperator,
  })),
  value.map((PhoneNumber) => ({ PhoneNumber })),
);
const link = constantFrom<JsonObject>(
  { LinkContactToCase: 'false' },
  { LinkContactToCase: 'true' },
  { LinkContactToCase: 'true', ContactToLink: 'Current' },
);
const task = tuple(words, named('Other'), fc.nat(3)).map(
  ([Name, ContactFlowId, form]): JsonObject => ({
    Name,
    ContactFlowId,
    ...(form === 0 ? { DelaySeconds: '60', Attributes: { a: '$.Attributes.a' } } : {}),
    ...(form === 1
      ? { References: { link: { Type: 'URL', Value: 'https://example.com/$.ContactId' } } }
      : {}),
  }),
);
const view = tuple(number('1', '5', '400'), words, fc.boolean()).map(
  ([InvocationTimeLimitSeconds, Heading, hidden]): JsonObject => ({
    ViewResource: { Id: 'arn:aws:connect:us-east-1:aws:view/form:1' },
    InvocationTimeLimitSeconds,
    ViewData: { Heading, Items: [{ Label: Heading, Columns: 2, Fluid: true }] },
    ...(hidden ? { SensitiveDataConfiguration: { HideResponseOn: ['TRANSCRIPT'] } } : {}),
  }),
);

/** The actions that ask a service of Amazon Connect. */
export const services: readonly Any<WrittenAction>[] = [
  action(
    'AssociateContactToCustomerProfile',
    profile.map((ProfileId) => ({ ProfileRequestData: { ProfileId, ContactId: '$.ContactId' } })),
  ),
  action(
    'CreateCase',
    tuple(link, words).map(([linked, title]) => ({
      ...linked,
      CaseTemplateId: 'ct-1',
      CaseRequestFields: { title },
    })),
  ),
  action('CreateCustomerProfile', profileFields),
  action('CreateTask', task),
  action(
    'CreateWisdomSession',
    named('arn:aws:wisdom:us-east-1:111122223333:assistant/a-1').map((WisdomAssistantArn) => ({
      WisdomAssistantArn,
    })),
  ),
  action(
    'GetCalculatedAttributesForCustomerProfile',
    profile.map((ProfileId) => ({
      ProfileRequestData: { ProfileId },
      ProfileResponseData: ['CalculatedAttributes._frequent_caller'],
    })),
  ),
  action(
    'GetCase',
    tuple(link, constantFrom('true', 'false', 'false'), words).map(([linked, GetLastUpdatedCase, title]) => ({
      ...linked,
      GetLastUpdatedCase,
      CaseRequestFields: { title },
      CaseResponseFields: ['status'],
    })),
  ),
  action(
    'GetCustomerProfile',
    search.map((ProfileRequestData) => ({ ProfileRequestData, ProfileResponseData: ['FirstName'] })),
  ),
  action(
    'GetCustomerProfileObject',
    tuple(
      profile,
      oneof<Any<JsonObject>[]>(
        constant({ UseLatest: 'true' }),
        key.map((all) => ({ ...all, UseLatest: 'false' })),
      ),
    ).map(([ProfileId, which]) => ({
      ProfileRequestData: { ProfileId, ObjectType: 'Order', ...which },
      ProfileResponseData: ['OrderStatus'],
    })),
  ),
  action(
    'ShowView',
    view,
    fc.subarray(['Next', 'Back']).map((all) => equals(...all)),
  ),
  action(
    'StartOutboundChatContact',
    tuple(constantFrom('$.CustomerEndpoint.Address', '$.Attributes.phone'), words).map(
      ([Address, Content]) => ({
        SourceEndpoint: {
          Address: 'arn:aws:connect:us-east-1:111122223333:phone-number/p-1',
          Type: 'CONNECT_PHONENUMBER_ARN',
        },
        DestinationEndpoint: { Address, Type: 'TELEPHONE_NUMBER' },
        ContactFlowArn: 'trunkline:flow/Other',
        ContactSubtype: 'connect:SMS',
        InitialSystemMessage: { Content },
      }),
    ),
  ),
  action(
    'UpdateCase',
    tuple(link, constantFrom('$.Case.case_id', 'case-1'), words).map(([linked, CaseId, title]) => ({
      ...linked,
      CaseId,
      CaseRequestFields: { title },
    })),
  ),
  action('UpdateCustomerProfile', profileFields),
];
